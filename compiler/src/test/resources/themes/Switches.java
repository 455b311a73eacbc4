package io.adjoint.themes;

import static io.adjoint.Mode.GRADIENT;
import static io.adjoint.Mode.VJP;

import io.adjoint.Differentiable;

/** Switch statements and expressions. */
@SuppressWarnings({"adjoint:AD021", "fallthrough"})
class Switches {
  static final int TWO = 2;

  enum Kind {
    LINEAR,
    SQUARE,
    SINE
  }

  // at 0.7, 1.9, 0
  // at 0.7, 1.9, 1
  // at 0.7, 1.9, 2
  // at 0.7, 1.9, 3
  // at 0.7, 1.9, 4
  @Differentiable(modes = {GRADIENT, VJP})
  static double fallThrough(double x, double y, int k) {
    double r = x;
    switch (k) {
      case 0:
        r *= y;
      case 1:
        r *= r;
      case TWO:
        r += y;
        break;
      case 3:
        r = Math.sin(r);
    }
    return r * x;
  }

  // at 0.7, 1.9, 0
  // at 0.7, 1.9, 1
  // at 0.7, 1.9, 2
  // at 0.7, 1.9, 9
  @Differentiable(modes = {GRADIENT, VJP})
  static double defaultInTheMiddle(double x, double y, int k) {
    double r = x;
    switch (k) {
      case 0:
        r *= y;
        break;
      default:
        r = r * r + y;
      case 1:
        r *= x;
        break;
      case 2:
        r = y;
    }
    return r * r;
  }

  // at 0.7, 1.9, 0
  // at 0.7, 1.9, 9
  @Differentiable(modes = {GRADIENT, VJP})
  static double defaultFirst(double x, double y, int k) {
    double r = x;
    switch (k) {
      default:
        r *= y;
      case 0:
        r *= r;
    }
    return r;
  }

  // at 0.7, 1.9, 0
  // at 0.7, 1.9, 1
  // at 0.7, 1.9, 2
  // at 0.7, 1.9, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double returnInCase(double x, double y, int k) {
    double r = x * y;
    switch (k) {
      case 0:
        return r * r;
      case 1:
        r += x;
        if (r > 0) {
          return r * y;
        }
        break;
      case 2:
        r = Math.exp(r);
        break;
      default:
        return x;
    }
    return r * x;
  }

  // at {0.7, 1.9, -0.4, 2.2}, {0, 1, 2, 3}
  // at {0.7, 1.9, -0.4, 2.2}, {3, 3, 0, 1}
  // at {0.7, 1.9, -0.4, 2.2}, {2, 2, 9, 2}
  @Differentiable(modes = {GRADIENT, VJP})
  static double outerContinueInCase(double[] a, int[] kind) {
    double r = 1;
    outer:
    for (int i = 0; i < a.length; i++) {
      switch (kind[i]) {
        case 0:
          r *= a[i];
          continue;
        case 1:
          r += a[i] * r;
          break;
        case 2:
          for (int j = 0; j < a.length; j++) {
            r += a[j] * r * 0.1;
            if (j == i) {
              continue outer;
            }
            if (r > 1e6) {
              break;
            }
          }
        case 3:
          r -= a[i];
          break;
        default:
          break outer;
      }
      r *= 1.5;
    }
    return r * r;
  }

  // at {0.7, 1.9, -0.4, 2.2}, {0, 1, 2, 3}
  // at {0.7, 1.9, -0.4, 2.2}, {3, 3, 1, 1}
  @Differentiable(modes = {GRADIENT, VJP})
  static double switchInLoop(double[] a, int[] kind) {
    double r = 1;
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      switch (kind[i]) {
        case 0:
        case 1:
          r *= a[i];
        case 2:
          s += r * a[i];
          break;
        default:
          r = s * a[i] + 1;
      }
    }
    return r + s * s;
  }

  // at 0.7, 1.9, 0
  // at 0.7, 1.9, 1
  // at 0.7, 1.9, 2
  // at 0.7, 1.9, 7
  @Differentiable(modes = {GRADIENT, VJP})
  static double arrows(double x, double y, int k) {
    double r = x;
    switch (k) {
      case 0 -> r *= y;
      case 1, 2 -> {
        double t = r * r;
        if (k == 2) {
          break;
        }
        r = t + y;
      }
      default -> r = Math.sin(r * y);
    }
    return r * x;
  }

  // at 0.7, 1.9, 0
  // at 0.7, 1.9, 1
  // throws 0.7, 1.9, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double arrowThatThrows(double x, double y, int k) {
    double r = x;
    switch (k) {
      case 0 -> r *= y;
      case 1 -> r = y * y;
      default -> throw new IllegalArgumentException("kind " + k);
    }
    return r * x;
  }

  // at 0.7, 1.9, 0
  // at 0.7, 1.9, 1
  // at 0.7, 1.9, 2
  // at 0.7, 1.9, 3
  @Differentiable(modes = {GRADIENT, VJP})
  static double expression(double x, double y, int k) {
    double r =
        switch (k) {
          case 0 -> x * y;
          case 1, 2 -> x + k;
          default -> Math.exp(-x);
        };
    return r * y;
  }

  // at 0.7, 1.9, 0
  // at 0.7, 1.9, 1
  // at 0.7, 1.9, 2
  // at 0.7, -1.9, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double yields(double x, double y, int k) {
    double a = x;
    double r =
        switch (k) {
          case 0:
            yield x * y;
          case 1:
            a *= y;
          case 2:
            if (y < 0) {
              yield a;
            }
            a += 1;
            yield a * a;
          default:
            yield 0;
        };
    return r * y + a;
  }

  // at 0.7, 1.9, 0
  // at 0.7, 1.9, 1
  // at 0.7, 1.9, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double yieldFromLoop(double x, double y, int k) {
    return x
        * switch (k) {
          case 0 -> {
            double s = 1;
            for (int i = 0; i < 4; i++) {
              s *= y;
              if (s > 5) {
                yield s * x;
              }
            }
            yield s;
          }
          case 1 -> switch ((int) 2.5) {
            case 2 -> y * y;
            default -> 1;
          };
          default -> {
            double s = x;
            yield s * s;
          }
        };
  }

  // at 0.7, 1.9, "plus"
  // at 0.7, 1.9, "times"
  // at 0.7, 1.9, "other"
  // throws 0.7, 1.9, null
  @Differentiable(modes = {GRADIENT, VJP})
  static double onString(double x, double y, String op) {
    switch (op) {
      case "plus":
        x += y;
        break;
      case "times":
        x *= y;
      default:
        x *= x;
    }
    return x * y;
  }

  // at 0.7, LINEAR
  // at 0.7, SQUARE
  // at 0.7, SINE
  // throws 0.7, null
  @Differentiable(modes = {GRADIENT, VJP})
  static double onEnum(double x, Kind kind) {
    switch (kind) {
      case SQUARE:
        x *= x;
        break;
      case SINE:
        return Math.sin(x);
      default:
        x += 1;
    }
    return x * 2;
  }

  // at 0.7, LINEAR
  // at 0.7, SQUARE
  // at 0.7, SINE
  @Differentiable(modes = {GRADIENT, VJP})
  static double enumExpression(double x, Kind kind) {
    double factor = kind == Kind.SQUARE ? x : 1;
    return factor
        * switch (kind) {
          case LINEAR -> x;
          case SQUARE -> x * x;
          case SINE -> Math.sin(x);
        };
  }

  // at 0.7, 'a'
  // at 0.7, 'b'
  // at 0.7, 'z'
  @Differentiable(modes = {GRADIENT, VJP})
  static double onChar(double x, char c) {
    return switch (c) {
      case 'a' -> x * x;
      case 'b' -> x * c;
      default -> Math.cos(x);
    };
  }

  // at {0.7, 1.9, 0.4}
  @Differentiable(modes = {GRADIENT, VJP})
  static double selectorOverwritten(double[] a) {
    int state = 0;
    double r = 1;
    for (int step = 0; step < 7; step++) {
      switch (state) {
        case 0:
          r *= a[0];
          state = 2;
          break;
        case 1:
          r += a[1] * r;
          state = 0;
          break;
        case 2:
          r = Math.sin(r) + a[2] * r;
          state = r > 1 ? 1 : 0;
          break;
        default:
          throw new IllegalStateException();
      }
    }
    return r;
  }

  // at 0.7, 1.9, 1, 0
  // at 0.7, 1.9, 1, 1
  // at 0.7, 1.9, 0, 1
  @Differentiable(modes = {GRADIENT, VJP})
  static double nestedSwitches(double x, double y, int j, int k) {
    double r = x;
    outer:
    switch (j) {
      case 1:
        switch (k) {
          case 0:
            r *= y;
            break outer;
          case 1:
            r += y;
            break;
          default:
        }
        r *= r;
      case 0:
        r *= x;
    }
    return r;
  }

  // at 0.7, 5
  @Differentiable(modes = {GRADIENT, VJP})
  static double switchWithoutCases(double x, int k) {
    switch (k) {
      default:
    }
    return x * x;
  }

  // at 0.7, 1.9, 1
  // at 0.7, 1.9, 2
  @Differentiable(modes = {GRADIENT, VJP})
  static double declarationsAcrossCases(double x, double y, int k) {
    double r = y;
    switch (k) {
      case 1:
        double t = x * y;
        r *= t;
        break;
      case 2:
        t = Math.sin(x);
        r += t * t;
        break;
      default:
        break;
    }
    return r;
  }
}
