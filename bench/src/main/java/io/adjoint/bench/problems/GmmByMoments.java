package io.adjoint.bench.problems;

import java.util.Arrays;

/**
 * The gradient of {@link Gmm}, restructured by hand.
 *
 * <p>Points come in blocks, coordinate by coordinate, so that all inner loops run over independent
 * points. The residuals of a component, y = Q z with z = x - mean, are not needed in reverse: the
 * derivative by Q is -Q S and that by the mean Q'Q s, where S and s are the weighted sums of z z'
 * and z. So a point adds to one triangle of moments, and Q meets them once at the end.
 */
final class GmmByMoments {
  private static final int BLOCK = 64;

  private final int d;
  private final int k;
  private final int td;

  /** The factors Q, rows of the lower triangle one after the other. */
  private final double[][] factors;

  /** For each component the lower triangle of S by rows, s, and the sum of the weights. */
  private final double[][] second;

  private final double[][] first;
  private final double[] weights;
  private final double[] sumq;
  private final double[][] points;
  private final double[][] centred;
  private final double[] row = new double[BLOCK];
  private final double[][] main;
  private final double[] max = new double[BLOCK];
  private final double[] total = new double[BLOCK];
  private final double[] product;

  GmmByMoments(int d, int k) {
    this.d = d;
    this.k = k;
    this.td = d * (d + 1) / 2;
    factors = new double[k][td];
    second = new double[k][td];
    first = new double[k][d];
    weights = new double[k];
    sumq = new double[k];
    points = new double[d][BLOCK];
    centred = new double[d][BLOCK];
    main = new double[k][BLOCK];
    product = new double[d];
  }

  double gradient(
      int n,
      double[] alphas,
      double[] means,
      double[] icf,
      double[] x,
      double gamma,
      int m,
      double[] dAlphas,
      double[] dMeans,
      double[] dIcf) {
    prepare(icf);
    double slse = 0;
    for (int from = 0; from < n; from += BLOCK) {
      int size = Math.min(BLOCK, n - from);
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < d; j++) {
          points[j][i] = x[(from + i) * d + j];
        }
      }
      for (int c = 0; c < k; c++) {
        centre(means, c, size);
        exponents(c, alphas[c] + sumq[c], size);
      }
      slse += softMax(size);
      for (int c = 0; c < k; c++) {
        centre(means, c, size);
        moments(c, size);
      }
    }
    double prior = 0;
    double lse = Gmm.logSumExp(alphas);
    for (int c = 0; c < k; c++) {
      dAlphas[c] += weights[c] - n * Math.exp(alphas[c] - lse);
      prior += component(c, gamma, m, dMeans, dIcf);
    }
    return Gmm.constant(d, k, n, gamma, m) + slse - n * lse + prior;
  }

  private void prepare(double[] icf) {
    Arrays.fill(weights, 0);
    for (int c = 0; c < k; c++) {
      Arrays.fill(second[c], 0);
      Arrays.fill(first[c], 0);
      double sum = 0;
      for (int b = 0; b < d; b++) {
        sum += icf[c * td + b];
        for (int a = 0; a < b; a++) {
          factors[c][at(b, a)] = icf[c * td + lower(b, a)];
        }
        factors[c][at(b, b)] = Math.exp(icf[c * td + b]);
      }
      sumq[c] = sum;
    }
  }

  private void centre(double[] means, int c, int size) {
    for (int j = 0; j < d; j++) {
      double mean = means[c * d + j];
      double[] from = points[j];
      double[] to = centred[j];
      for (int i = 0; i < size; i++) {
        to[i] = from[i] - mean;
      }
    }
  }

  private void exponents(int c, double constant, int size) {
    double[] to = main[c];
    double[] factor = factors[c];
    Arrays.fill(to, 0, size, constant);
    for (int b = 0; b < d; b++) {
      Arrays.fill(row, 0, size, 0);
      int p = at(b, 0);
      int a = 0;
      for (; a < b - 2; a += 4) {
        double f0 = factor[p + a];
        double f1 = factor[p + a + 1];
        double f2 = factor[p + a + 2];
        double f3 = factor[p + a + 3];
        double[] z0 = centred[a];
        double[] z1 = centred[a + 1];
        double[] z2 = centred[a + 2];
        double[] z3 = centred[a + 3];
        for (int i = 0; i < size; i++) {
          row[i] += f0 * z0[i] + f1 * z1[i] + (f2 * z2[i] + f3 * z3[i]);
        }
      }
      for (; a <= b; a++) {
        double f = factor[p + a];
        double[] z = centred[a];
        for (int i = 0; i < size; i++) {
          row[i] += f * z[i];
        }
      }
      for (int i = 0; i < size; i++) {
        to[i] -= 0.5 * row[i] * row[i];
      }
    }
  }

  /** Makes weights of the exponents; the sum of their log-sum-exps. */
  private double softMax(int size) {
    System.arraycopy(main[0], 0, max, 0, size);
    for (int c = 1; c < k; c++) {
      double[] e = main[c];
      for (int i = 0; i < size; i++) {
        max[i] = Math.max(max[i], e[i]);
      }
    }
    Arrays.fill(total, 0, size, 0);
    for (int c = 0; c < k; c++) {
      double[] e = main[c];
      for (int i = 0; i < size; i++) {
        e[i] = Math.exp(e[i] - max[i]);
        total[i] += e[i];
      }
    }
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += max[i] + Math.log(total[i]);
      total[i] = 1 / total[i];
    }
    for (int c = 0; c < k; c++) {
      double[] e = main[c];
      for (int i = 0; i < size; i++) {
        e[i] *= total[i];
      }
    }
    return sum;
  }

  private void moments(int c, int size) {
    double[] weight = main[c];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weight[i];
    }
    weights[c] += sum;
    for (int b = 0; b < d; b++) {
      double[] z = centred[b];
      double s = 0;
      for (int i = 0; i < size; i++) {
        row[i] = weight[i] * z[i];
        s += row[i];
      }
      first[c][b] += s;
      int p = at(b, 0);
      for (int a = 0; a <= b; a++) {
        second[c][p + a] += dot(row, centred[a], size);
      }
    }
  }

  private static double dot(double[] u, double[] v, int size) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i < size - 3; i += 4) {
      s0 += u[i] * v[i];
      s1 += u[i + 1] * v[i + 1];
      s2 += u[i + 2] * v[i + 2];
      s3 += u[i + 3] * v[i + 3];
    }
    for (; i < size; i++) {
      s0 += u[i] * v[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** The derivatives of one component from its moments; its part of the prior. */
  private double component(int c, double gamma, int m, double[] dMeans, double[] dIcf) {
    double[] q = factors[c];
    double[] s = second[c];
    double square = gamma * gamma;
    double squares = 0;
    for (int b = 0; b < d; b++) {
      double sum = 0;
      for (int a = 0; a <= b; a++) {
        double entry = q[at(b, a)];
        sum += entry * first[c][a];
        squares += entry * entry;
        double qs = 0;
        for (int e = 0; e <= b; e++) {
          qs += q[at(b, e)] * s[e >= a ? at(e, a) : at(a, e)];
        }
        if (a < b) {
          dIcf[c * td + lower(b, a)] += square * entry - qs;
        } else {
          dIcf[c * td + b] += weights[c] - m + (square * entry - qs) * entry;
        }
      }
      product[b] = sum;
    }
    for (int a = 0; a < d; a++) {
      double sum = 0;
      for (int b = a; b < d; b++) {
        sum += q[at(b, a)] * product[b];
      }
      dMeans[c * d + a] += sum;
    }
    return 0.5 * square * squares - m * sumq[c];
  }

  private static int at(int row, int column) {
    return row * (row + 1) / 2 + column;
  }

  /** Where ADBench has an entry below the diagonal: by columns, after the diagonal. */
  private int lower(int row, int column) {
    return d + column * d - column * (column + 1) / 2 + row - column - 1;
  }
}
