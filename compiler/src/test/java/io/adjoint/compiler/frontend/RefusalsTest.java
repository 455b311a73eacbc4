package io.adjoint.compiler.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not supported is refused, each thing at its place. */
class RefusalsTest {
  @Test
  void statementsThatCannotBeRead() {
    Marked.members(
        """
        @Differentiable static double tries(double x) {
          /*AD010*/try { x *= 2; } catch (RuntimeException e) { x = 0; }
          /*AD010*/try { x *= 2; } finally { x = 0; }
          /*AD012*/synchronized (T.class) { x *= 2; }
          /*AD012*/class Local { }
          /*AD012*/record Pair(double a, double b) { }
          for (double v : /*AD012*/List.of(1.0, 2.0)) { x += v; /*AD010*/try { v++; } finally { } }
          return x;
        }
        """);
  }

  @Test
  void expressionsThatCannotBeRead() {
    Marked.members(
        """
        @Differentiable static double expressions(double x, Object o, String s) {
          DoubleUnaryOperator f = /*AD011*/v -> v * x;
          DoubleUnaryOperator g = /*AD011*/Math::sin;
          double y = 2;
          boolean b = /*AD012*/o instanceof String || x > 0;
          Class<?> c = /*AD012*/String.class;
          Object anonymous = /*AD012*/new Object() { };
          List<String> none = /*AD012*/new ArrayList<>();
          Object boxed = /*AD012*/x;
          Double box = /*AD012*/x;
          double unboxed = /*AD012*/box;
          double product = /*AD012*/box * x;
          Integer n = /*AD012*/3;
          return x + y;
        }
        """);
  }

  @Test
  void severalErrorsOfOneExpression() {
    Marked.members(
        """
        @Differentiable static double several(double x, Object o) {
          double y = f(/*AD012*/o instanceof String ? 1 : 2, /*AD014*/T2.g(x)) + /*AD014*/T2.g(2 * x);
          var z = /*AD014*/T2.g(y);
          z += 1;
          x = z * y + /*AD014*/T2.g(x);
          if (/*AD014*/T2.g(x) > 0) { x = /*AD014*/T2.g(x); } else { y = /*AD014*/T2.g(x); }
          for (int i = 0; i < /*AD014*/T2.g(x); x = /*AD014*/T2.g(x)) { y += /*AD014*/T2.g(x); }
          while (/*AD014*/T2.g(x) > 0) { y += /*AD014*/T2.g(x); }
          return /*AD014*/T2.g(x);
        }
        static double f(double a, double b) { return a + b; }
        }
        class T2 { static double g(double x) { return x; }
        """);
  }

  @Test
  void instancesAndFields() {
    Marked.members(
        """
        double field;
        static double shared;
        static int count;
        static double[] table = {1, 2};
        private static double hidden = 2;
        private static final double CONSTANT = 2;
        private static double[] hiddenTable = {1};
        enum Kind { A } private enum Secret { S }
        double[] rows;
        @Differentiable double /*AD012*/instance(double x) { return x * /*AD012*/field + /*AD012*/this.field + /*AD012*/other(x); }
        double other(double x) { return x; }
        @Differentiable static double fields(double x, T t) {
          x += /*AD012*/t.field + /*AD012*/t.rows[0] + /*AD012*/t.rows.length;
          /*AD013*/shared = x;
          /*AD013*/T.shared += x;
          /*AD013*/shared++;
          /*AD012*/count = 3;
          /*AD012*/count++;
          /*AD012*/t.field = x;
          /*AD013*/table[0] = x;
          /*AD013*/T.table[1] *= 2;
          /*AD013*/Arrays.fill(table, x);
          /*AD014*/t.other(x);
          return x * /*AD004*/hidden * CONSTANT + /*AD004*/hiddenTable[0] + /*AD004*/T.hidden + shared;
        }
        @Differentiable static double secret(double x) { /*AD004*/Secret s = null; return s == null ? x : 1; }
        """);
  }

  @Test
  void methodsThatCannotBeRead() {
    Marked.members(
        """
        @Differentiable static </*AD012*/S> double generic(double x, S s) { return x; }
        """);
    Marked.members(
        """
        @Differentiable static native double /*AD001*/natively(double x);
        @Differentiable static synchronized double /*AD012*/locked(double x) { return x; }
        @Differentiable private static double /*AD004*/hidden(double x) { return x; }
        @Differentiable static double declares(double x) throws /*AD012*/java.io.IOException { return x; }
        @Differentiable static double unchecked(double x) throws ArithmeticException, IllegalStateException { return x; }
        private static class /*AD004*/Inner { @Differentiable static double f(double x) { return x; } }
        interface Shape { @Differentiable double /*AD001*/area(double x); }
        static final Object ANONYMOUS = new Object() { @Differentiable double /*AD012*/f(double x) { return x; } };
        """);
  }

  @Test
  void results() {
    List<SourceMethod> methods =
        Marked.members(
                """
                @Differentiable static /*AD002*/int number(double x) { return (int) x; }
                @Differentiable static /*AD002*/String text(double x) { return "" + x; }
                @Differentiable static /*AD002*/boolean[] flags(double x) { return new boolean[3]; }
                @Differentiable static /*AD002*/void nothing(double x) { x++; }
                @Differentiable(modes = Mode.VJP) static /*AD002*/void reads(double[] a) { double x = a[0]; }
                @Differentiable(modes = Mode.VJP) static void writes(double[] a) { a[0] *= 2; }
                /*AD012*/@Differentiable static void noMode(double[] a) { a[0] *= 2; }
                /*AD012*/@Differentiable static double[] noModeEither(double[] a) { return a; }
                @Differentiable(modes = /*AD002*/Mode.GRADIENT) static double[] gradient(double[] a) { return a; }
                @Differentiable(modes = {Mode.VJP, /*AD012*/Mode.JVP, /*AD012*/Mode.JACOBIAN}) static double[] later(double[] a) { return a; }
                @Differentiable(modes = {Mode.GRADIENT, Mode.VJP, /*AD012*/Mode.HESSIAN, /*AD012*/io.adjoint.Mode.HVP}) static double scalar(double x) { return x; }
                """)
            .file()
            .methods();
    assertThat(methods).hasSize(11);
    assertThat(methods).filteredOn(SourceMethod::sound).hasSize(1);
    assertThat(methods).filteredOn(m -> !m.sound()).allMatch(m -> m.function().body().isEmpty());
  }

  @Test
  void parameters() {
    Marked.Result result =
        Marked.members(
            """
            static final String NAME = "x";
            @Differentiable(wrt = "x") static double one(double x, double y) { return x * y; }
            @Differentiable(wrt = {"y", NAME}) static double two(double x, int n, double y) { return x * y; }
            @Differentiable(wrt = /*AD003*/"rte") static double near(double rate, double y) { return rate * y; }
            @Differentiable(wrt = {/*AD003*/"n", /*AD003*/"this.w", "x"}) static double kinds(double x, int n) { return x * n; }
            /*AD003*/@Differentiable static double none(int n, String s) { return n; }
            """);
    assertThat(result.file().methods().get(0).wrt()).extracting(v -> v.name()).containsExactly("x");
    assertThat(result.file().methods().get(1).wrt())
        .extracting(v -> v.name())
        .containsExactly("x", "y");
    assertThat(result.diagnostics().get(0).message()).contains("did you mean rate?");
  }

  @Test
  void callsOutside() {
    Marked.members(
        """
        @Differentiable static double calls(double x, double[] a, int n, StringBuilder b, Random r) {
          double y = /*AD014*/Other.real(x) + Other.real(2) + Other.count(x) + Other.name(x).length();
          y += /*AD014*/Other.sum(a) + /*AD014*/Other.length(a) + /*AD014*/Other.box(x).hashCode();
          /*AD014*/Other.put(x);
          /*AD014*/Other.change(a);
          Other.put(n);
          /*AD014*/b.append(x);
          /*AD014*/Arrays.sort(a);
          Arrays.sort(new int[] {2, 1});
          y += /*AD011*/Arrays.stream(a).sum();
          List<Double> list = new ArrayList<Double>();
          /*AD014*/list.add(x);
          y += r.nextDouble() + new Random(3).nextInt() + Math.random();
          y += Other.real(Adjoint.stopGradient(x));
          double[] c = /*AD012*/Adjoint.stopGradient(a);
          System.arraycopy(a, 0, a, 1, 1);
          Object held = /*AD015*/a;
          Object created = new Holder(/*AD012*/x);
          return y;
        }
        static class Holder { Holder(double x) { } }
        }
        class Other {
          static double real(double x) { return x; }
          static int count(double x) { return 1; }
          static String name(double x) { return ""; }
          static double sum(double[] a) { return 1; }
          static int length(double[] a) { return 1; }
          static Double box(double x) { return x; }
          static void put(double x) { }
          static void change(double[] a) { }
        """
            .replace("          Object o = new double[2].length;\n", "")
            .replace("return y;", "return y;"));
  }

  @Test
  void calleesReportAtTheirOwnPlaceOnce() {
    Marked.Result result =
        Marked.members(
            """
            static double helper(double x) { /*AD010*/try { return x; } finally { } }
            static double fine(double x) { return x; }
            @Differentiable static double first(double x) { return helper(x) + fine(x); }
            @Differentiable static double second(double x) { return fine(helper(x)); }
            @Differentiable static double third(double x) { return fine(x); }
            """);
    assertThat(result.file().methods())
        .extracting(SourceMethod::sound)
        .containsExactly(false, false, true);
  }

  @Test
  void assertionsWithEffects() {
    Marked.members(
        """
        static boolean ok(double x) { return x > 0; }
        @Differentiable static double asserts(double x, int n) {
          assert /*AD012*/ok(x);
          assert x > 0 : /*AD012*/String.format("%s", x);
          assert /*AD012*/n++ > 0;
          return x;
        }
        """);
  }

  @Test
  void armsThatCompilersRoundDifferently() {
    Marked.members(
        """
        @Differentiable static double arms(double x, int n, long l, float f, boolean b) {
          x *= b ? /*AD012*/n : f;
          x += b ? f : /*AD012*/l;
          x += b ? 2 : f;
          x += b ? /*AD012*/16777217 : f;
          x += b ? n : x;
          x += switch (n) { case 0 -> /*AD012*/n; default -> f; };
          return switch (n) { case 0 -> n; default -> f; };
        }
        """);
  }

  @Test
  void patternsOfNewerJava() {
    Marked.source(
        """
        package p;
        import io.adjoint.Differentiable;
        class T {
          @Differentiable static double patterns(double x, Object o, String s) {
            switch (o) { case /*AD012*/String t -> x = 1; case /*AD012*/null -> x = 2; default -> x = 3; }
            return switch (s) { case /*AD012*/null, default -> x; };
          }
        }
        """,
        21,
        RefusalsTest.class.getClassLoader());
  }

  @Test
  void textThatIsNotJava() {
    Diagnostics diagnostics = new Diagnostics();
    Frontend.read(
        new Source("T.java", "class T { double f( { }", 17),
        ReflectionOracle.of("", RefusalsTest.class.getClassLoader()),
        diagnostics);
    assertThat(diagnostics.hasErrors()).isTrue();
  }
}
