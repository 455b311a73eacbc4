package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's processors work beside Adjoint's as they do without, and javac says the same. */
class BesideOthersTest {
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private static final String SQUARE =
      """
      package p;
      import io.adjoint.Differentiable;
      final class Square {
        @Differentiable
        static double f(double x) { return x * x; }
      }
      """;

  private static final String MARK = "package p; @interface Mark {}";
  private static final String MARKED = "package p; @Mark final class Marked {}";

  /** Writes a class beside each that is marked, and claims the mark. */
  private static final class Marking extends AbstractProcessor {
    private final boolean tellsThatItGenerates;

    Marking(boolean tellsThatItGenerates) {
      this.tellsThatItGenerates = tellsThatItGenerates;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("p.Mark");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      for (TypeElement annotation : annotations) {
        round.getElementsAnnotatedWith(annotation).forEach(this::write);
      }
      return true;
    }

    private void write(Element marked) {
      String name = marked.getSimpleName() + "Twin";
      try (Writer writer =
          processingEnv.getFiler().createSourceFile("p." + name, marked).openWriter()) {
        writer.write("package p; ");
        writer.write(tellsThatItGenerates ? "@" + GENERATED + "(\"toy\") " : "");
        writer.write("final class " + name + " {}");
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }

  /** Notes all that is generated, and claims nothing. */
  private static final class Watching extends AbstractProcessor {
    private final List<String> seen;

    Watching(List<String> seen) {
      this.seen = seen;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of(GENERATED);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      for (TypeElement annotation : annotations) {
        round.getElementsAnnotatedWith(annotation).forEach(found -> seen.add(found.toString()));
      }
      return false;
    }
  }

  private static List<Processor> together(Processor other, boolean otherIsFirst) {
    List<Processor> ours = ProcessorHarness.registered(new AdjointProcessor());
    return Stream.of(otherIsFirst ? List.of(other) : ours, otherIsFirst ? ours : List.of(other))
        .flatMap(List::stream)
        .toList();
  }

  /** What claims its own and writes plain classes: no warning, whoever is first. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noWarningOfEither(boolean otherIsFirst) {
    Compiled compiled =
        ProcessorHarness.javac()
            .strict()
            .processors(() -> together(new Marking(false), otherIsFirst))
            .source("p.Square", SQUARE)
            .source("p.Mark", MARK)
            .source("p.Marked", MARKED)
            .compile()
            .orFail();
    assertThat(compiled.reports()).isEmpty();
    assertThat(compiled.generated()).containsOnlyKeys("p.SquareGrad", "p.MarkedTwin");
  }

  /**
   * Javac complains of other people's {@code @Generated} when nobody claims it. With Adjoint
   * beside, it does so in the same words: nothing of ours is added, and nothing is hushed up.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theWarningsThatComeWithoutAdjoint(boolean otherIsFirst) {
    ProcessorHarness alone =
        ProcessorHarness.javac()
            .options("-Xlint:all")
            .source("p.Mark", MARK)
            .source("p.Marked", MARKED)
            .processors(() -> List.of(new Marking(true)));
    List<String> without =
        alone.compile().orFail().reports().stream().map(Report::message).toList();
    assertThat(without).singleElement().asString().contains(GENERATED);

    Compiled with =
        alone
            .source("p.Square", SQUARE)
            .processors(() -> together(new Marking(true), otherIsFirst))
            .compile()
            .orFail();
    assertThat(with.reports().stream().map(Report::message)).isEqualTo(without);
    assertThat(with.generated()).containsOnlyKeys("p.SquareGrad", "p.MarkedTwin");
  }

  /** Who looks for generated classes, and stands behind Adjoint, is shown those of others. */
  @ParameterizedTest
  @EnumSource
  void othersAreShownWhatOthersGenerate(ProcessorHarness.Host host) {
    List<String> seen = new ArrayList<>();
    ProcessorHarness.on(host)
        .processors(
            () ->
                Stream.concat(
                        together(new Marking(true), /* otherIsFirst= */ true).stream(),
                        Stream.of(new Watching(seen)))
                    .toList())
        .source("p.Square", SQUARE)
        .source("p.Mark", MARK)
        .source("p.Marked", MARKED)
        .compile()
        .orFail();
    assertThat(seen).contains("p.MarkedTwin");
  }

  /** Any shape of class: one file for each that has annotated methods, made from one top-level. */
  @Test
  void oneOriginatingElementForEachFile() {
    String shapes =
        """
        package p;
        import io.adjoint.Differentiable;
        final class Outer {
          @Differentiable static double f(double x) { return x; }
          static class In {
            @Differentiable static double f(double x) { return 2 * x; }
            interface Deep { @Differentiable static double f(double x) { return Outer.helper(x); } }
          }
          record Pair(int a) { @Differentiable static double f(double x) { return x * x; } }
          enum Kind { ONE; @Differentiable static double f(double x, Kind kind) { return x; } }
          static double helper(double x) { return 4 * x; }
        }
        interface Beside { @Differentiable static double f(double x) { return 3 * x; } }
        class Failing { @Differentiable static double f(double x) { synchronized (Failing.class) { return x; } } }
        class Plain { static double f(double x) { return x; } }
        """;
    Map<String, List<String>> origins = new TreeMap<>();
    Compiled compiled =
        ProcessorHarness.javac()
            .options("-Aadjoint.dump=all")
            .processor(OtherHosts.recording(origins))
            .source("p.Outer", shapes)
            .compile();
    assertThat(compiled.adjointReports()).hasSize(1);
    Map<String, List<String>> sources = new TreeMap<>(origins);
    sources.keySet().removeIf(name -> name.startsWith("adjoint-dump"));
    assertThat(sources)
        .isEqualTo(
            Map.of(
                "p.OuterGrad", List.of("p.Outer"),
                "p.Outer_InGrad", List.of("p.Outer"),
                "p.Outer_In_DeepGrad", List.of("p.Outer"),
                "p.Outer_PairGrad", List.of("p.Outer"),
                "p.Outer_KindGrad", List.of("p.Outer"),
                "p.BesideGrad", List.of("p.Beside"),
                "p.FailingGrad", List.of("p.Failing")));
    assertThat(origins.size()).isGreaterThan(sources.size());
    assertThat(origins.values()).allSatisfy(elements -> assertThat(elements).hasSize(1));
  }
}
