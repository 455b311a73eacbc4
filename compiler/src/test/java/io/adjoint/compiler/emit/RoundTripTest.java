package io.adjoint.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.frontend.Frontend;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.model.ClassUnit;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.SourceMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Java, read and written again, does what it did: results bit for bit, exceptions, and what is
 * written to arrays. Every method of {@code RoundTrip.java} is annotated, and run.
 */
final class RoundTripTest {
  private static final double[] NUMBERS = {0, -0.0, 1, -2.5, 0.3, 7.75, Double.NaN};
  private static final int[] INTEGERS = {0, 1, -3, 5, 17, Integer.MIN_VALUE};

  @TestFactory
  Stream<DynamicTest> sourcesKeepTheirMeaning() throws ClassNotFoundException {
    String text = resource();
    SourceFile file = read(text);
    String written = JavaWriter.write(unit(file));
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("p.RoundTrip", text);
    sources.put("p.RoundTripGrad", written);
    ClassLoader loader = JavaCompile.compile(sources);
    Class<?> original = loader.loadClass("p.RoundTrip");
    Class<?> copy = loader.loadClass("p.RoundTripGrad");
    return file.methods().stream()
        .map(SourceMethod::function)
        .map(f -> dynamicTest(f.name(), () -> compare(method(original, f), method(copy, f))));
  }

  @TestFactory
  Stream<DynamicTest> theSameInputGivesTheSameText() {
    String text = resource();
    String once = JavaWriter.write(unit(read(text)));
    return Stream.of(
        dynamicTest("twice", () -> assertThat(JavaWriter.write(unit(read(text)))).isEqualTo(once)));
  }

  private static SourceFile read(String text) {
    Diagnostics diagnostics = new Diagnostics();
    SourceFile file =
        Frontend.read(new Source("RoundTrip.java", text, 17), new JdkOracle(), diagnostics);
    assertThat(diagnostics.all().stream().filter(d -> d.isError())).isEmpty();
    return file;
  }

  private static ClassUnit unit(SourceFile file) {
    Map<String, Function> functions = new LinkedHashMap<>();
    for (SourceMethod method : file.methods()) {
      method.program().functions().forEach(f -> functions.put(f.key(), f));
    }
    return new ClassUnit(
        "p",
        "RoundTripGrad",
        "RoundTrip",
        file.source(),
        List.of(),
        List.copyOf(functions.values()),
        List.of());
  }

  private static String resource() {
    try (InputStream in = RoundTripTest.class.getResourceAsStream("RoundTrip.java")) {
      return new String(
          Optional.ofNullable(in).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Method method(Class<?> owner, Function function) {
    Method method =
        Arrays.stream(owner.getDeclaredMethods())
            .filter(m -> m.getName().equals(function.name()))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    return method;
  }

  private static void compare(Method original, Method copy) {
    for (double x : NUMBERS) {
      for (int n : INTEGERS) {
        Object[] arguments = arguments(original, x, n);
        Object[] again = arguments(copy, x, n);
        String expected = outcome(original, arguments);
        assertThat(outcome(copy, again)).as("%s at %s, %s", copy, x, n).isEqualTo(expected);
        assertThat(Arrays.deepToString(again)).isEqualTo(Arrays.deepToString(arguments));
      }
    }
  }

  private static String outcome(Method method, Object[] arguments) {
    try {
      return String.valueOf(method.invoke(null, arguments));
    } catch (InvocationTargetException e) {
      return e.getCause().toString();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Object[] arguments(Method method, double x, int n) {
    return Arrays.stream(method.getParameterTypes()).map(t -> argument(t, x, n)).toArray();
  }

  private static Object argument(Class<?> type, double x, int n) {
    if (type == double.class) {
      return x;
    } else if (type == float.class) {
      return (float) x;
    } else if (type == int.class) {
      return n;
    } else if (type == long.class) {
      return 3L * n;
    } else if (type == char.class) {
      return (char) ('a' + n % 5);
    } else if (type == byte.class) {
      return (byte) n;
    } else if (type == short.class) {
      return (short) n;
    } else if (type == boolean.class) {
      return n > 0;
    } else if (type == String.class) {
      return n == 1 ? "one" : "a\"b\\\u00e9" + n;
    } else if (type == double[].class) {
      return new double[] {x, 1.5, -2, x * x, 0.25};
    } else if (type == double[][].class) {
      return new double[][] {{x, 1}, {2, 3, 4}};
    } else if (type == int[].class) {
      return new int[] {n, 1, 4, -2};
    }
    throw new IllegalArgumentException(type.toString());
  }
}
