package io.adjoint.compiler.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.GradientCompiler;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.TypeOracle;
import io.adjoint.compiler.model.TypeOracle.ClassFacts;
import io.adjoint.compiler.model.TypeOracle.FieldFacts;
import io.adjoint.compiler.model.TypeOracle.MethodFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names mean what they mean to Java. */
class ElementsOracleTest {
  private static final String INSIDE =
      """
      package p;

      import static java.lang.Math.PI;
      import static java.lang.Math.max;
      import static q.Shared.*;
      import java.util.Map;
      import java.util.function.*;
      import q.List;
      import q.Outer.Deep;

      class Inside extends q.Base {
        static final double HALF = 0.5;
        static final int SUM = 1 + 2 * 3;
        static final String NAME = "n" + 1;
        static double notFinal = 1;
        private static final float HIDDEN = 1f;
        enum Color { RED, GREEN }
        record Point(double x, double y) {}
        static class Nested {
          class Integer {}
        }
        private static class Closed {}
        static double over(double x) { return x; }
        static double over(int... x) { return 0; }
        static <T extends Number> T generic(java.util.List<T> list) { return null; }
      }
      """;

  private static final Throwable ANSWERED = new Throwable("all answers were right");

  private static final String[][] OTHERS = {
    {
      "q.Base",
      "package q;",
      "public class Base {",
      "  public static final double INHERITED = 2;",
      "  protected static double guarded = 3;",
      "  static double near = 4;",
      "  public static class Member {}",
      "  static class NearMember {}",
      "  public static double base(double x) { return x; }",
      "}"
    },
    {"q.List", "package q;", "public class List {}"},
    {"q.Outer", "package q;", "public class Outer { public static class Deep {} }"},
    {
      "q.Shared",
      "package q;",
      "public class Shared {",
      "  public static final long SHARED = 7L;",
      "  public static double shared(double x) { return x; }",
      "  public static class FromShared {}",
      "}"
    },
    {"p.Function", "package p;", "class Function {}"},
    {"p.Neighbour", "package p;", "class Neighbour { static final char C = 'c'; }"},
  };

  private static final class Asking extends AbstractProcessor {
    private final Consumer<TypeOracle> questions;
    private boolean done;

    Asking(Consumer<TypeOracle> questions) {
      this.questions = questions;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        TypeElement type = processingEnv.getElementUtils().getTypeElement("p.Inside");
        Outline outline = GradientCompiler.parse(new Source("Inside.java", INSIDE, 17)).outline();
        questions.accept(new ElementsOracle(processingEnv, type, outline));
      }
      return false;
    }
  }

  private static void ask(ProcessorHarness.Host host, Consumer<TypeOracle> questions) {
    List<Throwable> outcomes = new ArrayList<>();
    ProcessorHarness harness =
        ProcessorHarness.on(host)
            .source("p.Inside", INSIDE)
            .processor(() -> new Asking(outcome(questions, outcomes)));
    for (String[] other : OTHERS) {
      String[] lines = java.util.Arrays.copyOfRange(other, 1, other.length);
      harness = harness.source(other[0], lines);
    }
    harness.compile().orFail();
    assertThat(outcomes).isEqualTo(List.of(ANSWERED));
  }

  /** Compilers hide what a processor throws; this keeps it for the test. */
  private static Consumer<TypeOracle> outcome(
      Consumer<TypeOracle> questions, List<Throwable> outcomes) {
    return oracle -> {
      try {
        questions.accept(oracle);
        outcomes.add(ANSWERED);
      } catch (RuntimeException | AssertionError failure) {
        outcomes.add(failure);
      }
    };
  }

  private static String resolved(TypeOracle oracle, String inside, String name) {
    return oracle.resolve(inside, name).map(ClassFacts::name).orElse("?");
  }

  @ParameterizedTest
  @EnumSource
  void classNames(ProcessorHarness.Host host) {
    ask(
        host,
        oracle -> {
          String inside = "p.Inside";
          assertThat(resolved(oracle, inside, "Math")).isEqualTo("java.lang.Math");
          assertThat(resolved(oracle, inside, "Map")).isEqualTo("java.util.Map");
          assertThat(resolved(oracle, inside, "Map.Entry")).isEqualTo("java.util.Map.Entry");
          assertThat(resolved(oracle, inside, "List")).isEqualTo("q.List");
          assertThat(resolved(oracle, inside, "Deep")).isEqualTo("q.Outer.Deep");
          assertThat(resolved(oracle, inside, "Neighbour")).isEqualTo("p.Neighbour");
          assertThat(resolved(oracle, inside, "Inside")).isEqualTo("p.Inside");
          assertThat(resolved(oracle, inside, "Point")).isEqualTo("p.Inside.Point");
          // The package comes before an import on demand.
          assertThat(resolved(oracle, inside, "Function")).isEqualTo("p.Function");
          assertThat(resolved(oracle, inside, "Supplier")).isEqualTo("java.util.function.Supplier");
          // Inherited, if it can be.
          assertThat(resolved(oracle, inside, "Member")).isEqualTo("q.Base.Member");
          assertThat(resolved(oracle, inside, "NearMember")).isEqualTo("?");
          assertThat(resolved(oracle, inside, "FromShared")).isEqualTo("q.Shared.FromShared");
          // A member class hides java.lang's where it is in scope.
          assertThat(resolved(oracle, inside, "Integer")).isEqualTo("java.lang.Integer");
          assertThat(resolved(oracle, "p.Inside.Nested", "Integer"))
              .isEqualTo("p.Inside.Nested.Integer");
          assertThat(resolved(oracle, "p.Inside.Nested", "Point")).isEqualTo("p.Inside.Point");
          // In full.
          assertThat(resolved(oracle, inside, "java.util.List")).isEqualTo("java.util.List");
          assertThat(resolved(oracle, inside, "java.util")).isEqualTo("?");
          assertThat(resolved(oracle, inside, "Missing")).isEqualTo("?");
        });
  }

  @ParameterizedTest
  @EnumSource
  void classFacts(ProcessorHarness.Host host) {
    ask(
        host,
        oracle -> {
          assertThat(oracle.resolve("p.Inside", "Color"))
              .contains(new ClassFacts("p.Inside.Color", true, false, true));
          assertThat(oracle.resolve("p.Inside", "Point"))
              .contains(new ClassFacts("p.Inside.Point", false, true, true));
          assertThat(oracle.resolve("p.Inside", "Closed"))
              .contains(new ClassFacts("p.Inside.Closed", false, false, false));
          assertThat(oracle.resolve("p.Inside", "q.Base.NearMember").orElseThrow().accessible())
              .isFalse();
        });
  }

  @ParameterizedTest
  @EnumSource
  void fields(ProcessorHarness.Host host) {
    ask(
        host,
        oracle -> {
          assertThat(oracle.field("p.Inside", "HALF"))
              .contains(
                  new FieldFacts(
                      "p.Inside", "HALF", Type.DOUBLE, true, true, false, true, Optional.of(0.5)));
          assertThat(constant(oracle, "p.Inside", "SUM")).contains(7);
          assertThat(constant(oracle, "p.Inside", "NAME")).contains("n1");
          assertThat(constant(oracle, "p.Inside", "notFinal")).isEmpty();
          assertThat(constant(oracle, "p.Inside", "INHERITED")).contains(2.0);
          assertThat(constant(oracle, "q.Shared", "SHARED")).contains(7L);
          assertThat(constant(oracle, "p.Neighbour", "C")).contains('c');
          assertThat(constant(oracle, "java.lang.Math", "PI")).contains(Math.PI);
          assertThat(constant(oracle, "java.lang.Double", "NaN")).contains(Double.NaN);
          assertThat(constant(oracle, "java.lang.Double", "MIN_VALUE")).contains(Double.MIN_VALUE);
          assertThat(oracle.field("p.Inside", "INHERITED").orElseThrow().owner())
              .isEqualTo("q.Base");
          assertThat(oracle.field("p.Inside", "HIDDEN").orElseThrow().accessible()).isFalse();
          assertThat(oracle.field("p.Inside", "guarded").orElseThrow().accessible()).isFalse();
          assertThat(oracle.field("p.Inside", "near")).isEmpty();
          assertThat(oracle.field("p.Inside.Color", "GREEN").orElseThrow().isEnumConstant())
              .isTrue();
          assertThat(oracle.field("p.Inside", "absent")).isEmpty();
        });
  }

  private static Optional<Object> constant(TypeOracle oracle, String owner, String name) {
    return oracle.field(owner, name).orElseThrow().constant();
  }

  @ParameterizedTest
  @EnumSource
  void methods(ProcessorHarness.Host host) {
    ask(
        host,
        oracle -> {
          assertThat(oracle.methods("p.Inside", "over"))
              .extracting(MethodFacts::isVarargs)
              .containsExactly(false, true);
          assertThat(oracle.methods("p.Inside", "over").get(1).parameters())
              .containsExactly(new Type.Array(Type.INT));
          assertThat(oracle.methods("p.Inside", "base"))
              .singleElement()
              .extracting(MethodFacts::owner)
              .isEqualTo("q.Base");
          MethodFacts generic = oracle.methods("p.Inside", "generic").get(0);
          assertThat(generic.result()).isEqualTo(new Type.Opaque("java.lang.Number"));
          assertThat(generic.parameters()).containsExactly(new Type.Opaque("java.util.List"));
          assertThat(oracle.methods("java.lang.Math", "fma")).hasSize(2);
          assertThat(oracle.methods("p.Inside", "absent")).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource
  void staticImports(ProcessorHarness.Host host) {
    ask(
        host,
        oracle -> {
          assertThat(oracle.staticImportOwner("p.Inside", "PI")).contains("java.lang.Math");
          assertThat(oracle.staticImportOwner("p.Inside", "max")).contains("java.lang.Math");
          assertThat(oracle.staticImportOwner("p.Inside", "min")).isEmpty();
          assertThat(oracle.staticImportOwner("p.Inside", "SHARED")).contains("q.Shared");
          assertThat(oracle.staticImportOwner("p.Inside", "shared")).contains("q.Shared");
        });
  }
}
