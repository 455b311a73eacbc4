package io.adjoint.samples;

/** A small quasi-Newton minimiser: BFGS with a backtracking line search. */
final class Bfgs {

  /** Something to minimise. */
  interface Objective {
    /** Returns the value at {@code x}, and writes the gradient there into {@code gradient}. */
    double at(double[] x, double[] gradient);
  }

  /** Where the search ended. */
  record Minimum(double[] x, double value, int iterations, int evaluations) {}

  private static final int MAX_ITERATIONS = 1000;

  private final Objective objective;
  private final int n;
  private final double[] direction;
  private double[] x;
  private double[] gradient;
  private double value;
  private double[][] inverseHessian;
  private int evaluations;

  private Bfgs(Objective objective, double[] start) {
    this.objective = objective;
    n = start.length;
    x = start.clone();
    gradient = new double[n];
    direction = new double[n];
    value = objective.at(x, gradient);
    evaluations = 1;
    inverseHessian = identity(n, 1 / Math.sqrt(dot(gradient, gradient)));
  }

  /** Minimises until a step no longer makes the value smaller. */
  static Minimum minimise(Objective objective, double[] start) {
    Bfgs search = new Bfgs(objective, start);
    int iterations = 0;
    while (iterations < MAX_ITERATIONS && search.step()) {
      iterations++;
    }
    return new Minimum(search.x, search.value, iterations, search.evaluations);
  }

  /** Goes one step; false if there is none that makes the value smaller. */
  private boolean step() {
    for (int i = 0; i < n; i++) {
      direction[i] = -dot(inverseHessian[i], gradient);
    }
    double slope = dot(direction, gradient);
    if (-slope <= 1e-15 * value) {
      return false;
    }
    double[] nextGradient = new double[n];
    for (double length = 1; length > 1e-10; length /= 2) {
      double[] next = x.clone();
      for (int i = 0; i < n; i++) {
        next[i] += length * direction[i];
      }
      double nextValue = objective.at(next, nextGradient);
      evaluations++;
      if (nextValue < value && nextValue <= value + 1e-4 * length * slope) {
        update(difference(next, x), difference(nextGradient, gradient));
        x = next;
        value = nextValue;
        gradient = nextGradient;
        return true;
      }
    }
    return false;
  }

  /** H ← (I - s yᵀ / sᵀy) H (I - y sᵀ / sᵀy) + s sᵀ / sᵀy. */
  private void update(double[] s, double[] y) {
    double sy = dot(s, y);
    if (sy <= 0) {
      return;
    }
    double[] hy = new double[n];
    for (int i = 0; i < n; i++) {
      hy[i] = dot(inverseHessian[i], y);
    }
    double scale = (1 + dot(y, hy) / sy) / sy;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverseHessian[i][j] += scale * s[i] * s[j] - (hy[i] * s[j] + s[i] * hy[j]) / sy;
      }
    }
  }

  private static double[][] identity(int n, double scale) {
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      matrix[i][i] = scale;
    }
    return matrix;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    for (int i = 0; i < a.length; i++) {
      difference[i] -= b[i];
    }
    return difference;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
