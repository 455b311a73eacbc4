package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** One cause has one message: what a refused construct declares says nothing more. */
final class BadDeclarations {
  @Differentiable static double pattern(double x, Object o) {
    // BUG: AD012 at 9
    if (o instanceof Double k && k > 0) {
      x *= k;
    }
    // BUG: AD012 at 11
    if (!(o instanceof Float other)) {
      return x;
    }
    double y = other * other.doubleValue();
    other = 2f;
    other++;
    double k = x;
    // BUG: AD012 at 12
    return String.class == null ? k : y;
  }

  @Differentiable static double choice(double x, List<String> list) {
    // BUG: AD012 at 13
    switch (list.get(0) + (Class<?>) null) {
      case "a" -> {
        return x;
      }
      default -> x *= 2;
    }
    return x;
  }

  @Differentiable static double local(double x) {
    // BUG: AD012 at 5
    record Pair(double a, double b) {}
    // BUG: AD012 at 5
    enum Kind { ONE, TWO }
    Pair p = new Pair(x, 2);
    List<Pair> all = List.of(p, new Pair(1, 1));
    Pair[] pairs = {p};
    Kind kind = Kind.ONE;
    if (kind == Kind.TWO || Kind.valueOf("ONE") == kind) {
      x += p.a() + pairs[0].b();
    }
    double q = p.a() * all.get(0).b();
    // BUG: AD012 at 12
    return String.class == null ? q : x;
  }

  // BUG: AD012 at 27
  @Differentiable static <T, U extends List<T>> double generic(double x, T one, U all, T[] more) {
    T two = one;
    List<T> three = all;
    return x;
  }

  // BUG: AD012 at 27
  @Differentiable static <T> double inside(double x) {
    T none = null;
    return none == null ? x : 2 * x;
  }

  // BUG: AD012 at 19
  private static <T> T same(T value) {
    T result = value;
    return result;
  }

  @Differentiable static double calls(double x) {
    return same(x) * x;
  }

  @Differentiable static double function(double x) {
    // BUG: AD011 at 32
    DoubleUnaryOperator half = v -> v / 2;
    // BUG: AD011 at 36
    DoubleUnaryOperator[] table = {Math::sin};
    // BUG: AD012 at 21
    Object object = new Object() {};
    x *= object.hashCode();
    x = half.applyAsDouble(x) + half.andThen(half).applyAsDouble(x);
    return x;
  }

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class BadDeclarationsCaller {
  static double call() {
    return BadDeclarationsGrad.goodGrad(2).x();
  }
}
