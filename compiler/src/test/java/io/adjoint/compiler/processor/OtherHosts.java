package io.adjoint.compiler.processor;

import com.google.turbine.processing.TurbineProcessingEnvironment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Environments as build tools hand them to a processor, around the one that the compiler made. */
public final class OtherHosts {
  private OtherHosts() {}

  /** As Gradle does: a class of its own, the compiler's environment in a private field. */
  static Supplier<Processor> wrapped() {
    return () -> new Within(Wrapper::new);
  }

  /** As IntelliJ's build does: a proxy that only {@code APIWrappers} can open. */
  static Supplier<Processor> proxied() {
    return () -> new Within(OtherHosts::proxy);
  }

  /** A wrapping that nothing can open, around an environment that tells no sources. */
  static Supplier<Processor> opaque() {
    return () -> new Within(OtherHosts::sealed);
  }

  /** Any processor in such an environment. */
  static Processor opaque(Processor processor) {
    return new Within(processor, OtherHosts::sealed);
  }

  /** A wrapping that nothing can open; a text must be on the source path to be found. */
  public static Supplier<Processor> withoutTexts() {
    return () ->
        new Within(
            environment ->
                closed(
                    environment,
                    Map.of(
                        "getElementUtils",
                        without(
                            Elements.class, environment.getElementUtils(), "getFileObjectOf"))));
  }

  /** As Bazel does to make a header jar: signatures only. */
  static Supplier<Processor> headersOnly() {
    return () ->
        new Within(
            environment -> {
              ProcessingEnvironment sealed = sealed(environment);
              return new TurbineProcessingEnvironment(() -> sealed);
            });
  }

  /** A wrapping that nothing can open, around an environment that tells what the standard says. */
  static Supplier<Processor> withoutTrees() {
    return () -> new Within(environment -> closed(environment, Map.of()));
  }

  /** The compiler's own environment; notes from which elements each file is said to be made. */
  static Supplier<Processor> recording(Map<String, List<String>> origins) {
    return () ->
        new Within(
            environment -> {
              Filer filer = recording(environment.getFiler(), origins);
              return new Wrapper(environment) {
                @Override
                public Filer getFiler() {
                  return filer;
                }
              };
            });
  }

  private static Filer recording(Filer filer, Map<String, List<String>> origins) {
    return (Filer)
        Proxy.newProxyInstance(
            OtherHosts.class.getClassLoader(),
            new Class<?>[] {Filer.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("create")) {
                // A source's name comes first, a resource's last; then the elements.
                Object name = arguments[arguments.length - 2];
                Element[] elements = (Element[]) arguments[arguments.length - 1];
                List<String> names = Stream.of(elements).map(Element::toString).toList();
                origins.put(name.toString(), names);
              }
              try {
                return method.invoke(filer, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private static ProcessingEnvironment proxy(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            OtherHosts.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            new ProxiedEnvironment(environment));
  }

  /** Answers as the environment does, holds it in no field, and knows no files. */
  private static ProcessingEnvironment sealed(ProcessingEnvironment environment) {
    Elements elements = without(Elements.class, environment.getElementUtils(), "getFileObjectOf");
    Filer filer = without(Filer.class, environment.getFiler(), "getResource");
    return closed(environment, Map.of("getElementUtils", elements, "getFiler", filer));
  }

  private static ProcessingEnvironment closed(
      ProcessingEnvironment environment, Map<String, Object> others) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            OtherHosts.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (proxy, method, arguments) ->
                others.containsKey(method.getName())
                    ? others.get(method.getName())
                    : method.invoke(environment, arguments));
  }

  private static <T> T without(Class<T> type, T all, String missing) {
    return type.cast(
        Proxy.newProxyInstance(
            OtherHosts.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals(missing)) {
                throw new UnsupportedOperationException(missing);
              }
              try {
                return method.invoke(all, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private static class Wrapper implements ProcessingEnvironment {
    private final ProcessingEnvironment delegate;

    Wrapper(ProcessingEnvironment delegate) {
      this.delegate = delegate;
    }

    @Override
    public Map<String, String> getOptions() {
      return delegate.getOptions();
    }

    @Override
    public Messager getMessager() {
      return delegate.getMessager();
    }

    @Override
    public Filer getFiler() {
      return delegate.getFiler();
    }

    @Override
    public Elements getElementUtils() {
      return delegate.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return delegate.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return delegate.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return delegate.getLocale();
    }
  }

  /** A processor in another environment. */
  private static final class Within implements Processor {
    private final Processor processor;
    private final UnaryOperator<ProcessingEnvironment> wrap;

    Within(UnaryOperator<ProcessingEnvironment> wrap) {
      this(new AdjointProcessor(), wrap);
    }

    Within(Processor processor, UnaryOperator<ProcessingEnvironment> wrap) {
      this.processor = processor;
      this.wrap = wrap;
    }

    @Override
    public void init(ProcessingEnvironment environment) {
      processor.init(wrap.apply(environment));
    }

    @Override
    public Set<String> getSupportedOptions() {
      return processor.getSupportedOptions();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }

    @Override
    public Iterable<? extends Completion> getCompletions(
        Element element, AnnotationMirror annotation, ExecutableElement member, String typed) {
      return processor.getCompletions(element, annotation, member, typed);
    }
  }
}
