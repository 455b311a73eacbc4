package io.adjoint.compiler.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.ir.Interpreter;
import io.adjoint.compiler.ir.IrPrinter;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Verifier;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.SourceMethod;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Reads Java methods into IR, runs them there and as Java's own compiler compiles them, and expects
 * the same results to the last bit, the same contents of arrays, the same exceptions.
 */
final class BitForBit {
  private static final int CALLS = 150;

  private final Source source;
  private final ClassLoader loader;
  private final SourceFile file;

  private BitForBit(Source source, ClassLoader loader, SourceFile file) {
    this.source = source;
    this.loader = loader;
    this.file = file;
  }

  /** A test for each annotated method among {@code members} of a class. */
  static Stream<DynamicTest> methods(String members) {
    return source(
        """
        package p;
        import io.adjoint.Adjoint;
        import io.adjoint.Differentiable;
        import io.adjoint.Mode;
        import java.util.Arrays;
        import java.util.Objects;
        class T {
        """
            + members
            + "\n}\n");
  }

  /** A test for each annotated method of a source file. */
  static Stream<DynamicTest> source(String text) {
    BitForBit read = read(text, 17);
    assertThat(read.file.methods()).isNotEmpty();
    return read.file.methods().stream()
        .map(m -> DynamicTest.dynamicTest(m.function().key(), () -> read.check(m)));
  }

  static BitForBit read(String text, int languageLevel) {
    Source source = new Source("T.java", text, languageLevel);
    ClassLoader loader = InMemory.compile("T.java", text);
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file = Frontend.read(source, ReflectionOracle.of(text, loader), diagnostics);
    assertThat(diagnostics.all()).filteredOn(d -> d.isError()).isEmpty();
    return new BitForBit(source, loader, file);
  }

  private void check(SourceMethod method) throws ReflectiveOperationException {
    assertThat(method.sound()).isTrue();
    String text = IrPrinter.print(method.program());
    assertThat(Verifier.verify(method.program())).as(text).isEmpty();
    Method java = java(method);
    Interpreter interpreter =
        Interpreter.of(method.program()).withClassLoader(loader).withAssertions(true);
    Arguments arguments = new Arguments(method.function().key().hashCode());
    int returned = 0;
    for (int i = 0; i < CALLS; i++) {
      List<Object> drawn = arguments.draw(java.getParameterTypes());
      Outcome expected = outcome(copy(drawn), args -> java.invoke(null, args.toArray()));
      Outcome actual =
          outcome(copy(drawn), args -> interpreter.call(method.function().key(), args));
      returned += expected.thrown().isEmpty() ? 1 : 0;
      assertThat(actual.shown())
          .as(() -> java + "(" + shown(drawn) + ")\n" + text)
          .isEqualTo(expected.shown());
    }
    boolean mayReturn = !method.function().name().startsWith("throws");
    assertThat(returned > 0).as("some call returns").isEqualTo(mayReturn);
  }

  private Method java(SourceMethod method) throws ReflectiveOperationException {
    String name = file.packageName() + "." + method.className().replace('.', '$');
    List<Type> types = method.function().parameters().stream().map(v -> v.type()).toList();
    for (Method candidate : loader.loadClass(name).getDeclaredMethods()) {
      boolean same =
          candidate.getName().equals(method.function().name())
              && Arrays.stream(candidate.getParameterTypes())
                  .map(ReflectionOracle::type)
                  .toList()
                  .equals(types);
      if (same) {
        candidate.setAccessible(true);
        return candidate;
      }
    }
    throw new AssertionError("no method " + method.function().name() + " in " + source.text());
  }

  private interface Call {
    Object on(List<Object> arguments) throws ReflectiveOperationException;
  }

  /** What a call did: its result or exception, and its arguments afterwards. */
  private record Outcome(Object result, Optional<Throwable> thrown, List<Object> arguments) {
    String shown() {
      List<Object> all = new ArrayList<>(arguments);
      all.add(0, result);
      return thrown.map(Outcome::shown).orElse("") + BitForBit.shown(all);
    }

    /** The messages that the JVM makes up for a null name the variables of its bytecode. */
    private static String shown(Throwable thrown) {
      String message = String.valueOf(thrown.getMessage());
      boolean madeUp =
          thrown instanceof NullPointerException
              && (message.equals("null") || message.startsWith("Cannot "));
      return thrown.getClass() + (madeUp ? "\n" : ": " + thrown.getMessage() + "\n");
    }
  }

  private static Outcome outcome(List<Object> arguments, Call call)
      throws ReflectiveOperationException {
    try {
      return new Outcome(call.on(arguments), Optional.empty(), arguments);
    } catch (InvocationTargetException e) {
      return new Outcome("", Optional.of(e.getCause()), arguments);
    } catch (RuntimeException | Error e) {
      return new Outcome("", Optional.of(e), arguments);
    }
  }

  private static List<Object> copy(List<Object> values) {
    Map<Object, Object> copies = new IdentityHashMap<>();
    List<Object> result = new ArrayList<>();
    values.forEach(value -> result.add(copy(value, copies)));
    return result;
  }

  private static Object copy(Object value, Map<Object, Object> copies) {
    if (value == null || !value.getClass().isArray()) {
      return value;
    }
    Object known = copies.get(value);
    if (known != null) {
      return known;
    }
    int length = Array.getLength(value);
    Object result = Array.newInstance(value.getClass().getComponentType(), length);
    copies.put(value, result);
    for (int i = 0; i < length; i++) {
      Array.set(result, i, copy(Array.get(value, i), copies));
    }
    return result;
  }

  /** All bits, and which arrays are the same. */
  private static String shown(List<Object> values) {
    Map<Object, Integer> numbers = new IdentityHashMap<>();
    StringBuilder text = new StringBuilder();
    values.forEach(value -> show(value, numbers, text.append(' ')));
    return text.toString();
  }

  private static void show(Object value, Map<Object, Integer> numbers, StringBuilder text) {
    if (value instanceof Double number) {
      text.append(number).append('/').append(Long.toHexString(Double.doubleToLongBits(number)));
    } else if (value != null && value.getClass().isArray()) {
      Integer known = numbers.putIfAbsent(value, numbers.size());
      if (known != null) {
        text.append('@').append(known);
        return;
      }
      text.append('[');
      for (int i = 0; i < Array.getLength(value); i++) {
        show(Array.get(value, i), numbers, text.append(' '));
      }
      text.append(']');
    } else {
      text.append(value);
    }
  }
}
