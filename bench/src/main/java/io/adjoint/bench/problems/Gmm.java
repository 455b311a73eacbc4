package io.adjoint.bench.problems;

import io.adjoint.Differentiable;
import java.util.Arrays;

/**
 * The log-posterior of a Gaussian mixture with a Wishart prior: ADBench's GMM (Srajer, Kukelova and
 * Fitzgibbon, 2018), with the sign of the prior that it has there.
 *
 * <p>Sizes: d dimensions, k components, n points. {@code means} is k by d, {@code icf} k by d (d +
 * 1) / 2 (for each component the logarithms of the diagonal, then the strict lower triangle by
 * columns), {@code x} n by d; all flat, row by row.
 */
public final class Gmm {
  private static final double PI = 3.14159265359;

  private Gmm() {}

  @Differentiable(wrt = {"alphas", "means", "icf"})
  public static double objective(
      int d,
      int k,
      int n,
      double[] alphas,
      double[] means,
      double[] icf,
      double[] x,
      double gamma,
      int m) {
    int td = d * (d + 1) / 2;
    double[] qdiag = new double[k * d];
    double[] sumq = new double[k];
    for (int c = 0; c < k; c++) {
      double sum = 0;
      for (int j = 0; j < d; j++) {
        sum += icf[c * td + j];
        qdiag[c * d + j] = Math.exp(icf[c * td + j]);
      }
      sumq[c] = sum;
    }
    double[] xc = new double[d];
    double[] y = new double[d];
    double[] main = new double[k];
    double slse = 0;
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k; c++) {
        for (int j = 0; j < d; j++) {
          xc[j] = x[i * d + j] - means[c * d + j];
        }
        for (int j = 0; j < d; j++) {
          y[j] = qdiag[c * d + j] * xc[j];
        }
        int p = c * td + d;
        for (int a = 0; a < d; a++) {
          for (int b = a + 1; b < d; b++) {
            y[b] += icf[p++] * xc[a];
          }
        }
        double norm = 0;
        for (int j = 0; j < d; j++) {
          norm += y[j] * y[j];
        }
        main[c] = alphas[c] + sumq[c] - 0.5 * norm;
      }
      slse += logSumExp(main);
    }
    double prior = 0;
    for (int c = 0; c < k; c++) {
      double squares = 0;
      for (int j = 0; j < d; j++) {
        squares += qdiag[c * d + j] * qdiag[c * d + j];
      }
      for (int j = d; j < td; j++) {
        squares += icf[c * td + j] * icf[c * td + j];
      }
      prior += 0.5 * gamma * gamma * squares - m * sumq[c];
    }
    return constant(d, k, n, gamma, m) + slse - n * logSumExp(alphas) + prior;
  }

  static double logSumExp(double[] v) {
    double max = v[0];
    for (int i = 1; i < v.length; i++) {
      max = Math.max(max, v[i]);
    }
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += Math.exp(v[i] - max);
    }
    return max + Math.log(sum);
  }

  /** What does not depend on the parameters. */
  static double constant(int d, int k, int n, double gamma, int m) {
    int freedom = d + m + 1;
    double normal =
        freedom * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logGammas(0.5 * freedom, d);
    return -n * d * 0.5 * Math.log(2 * PI) - k * normal;
  }

  /** The logarithm of the multivariate gamma function of a half-integer. */
  private static double logGammas(double a, int p) {
    double sum = 0.25 * p * (p - 1) * Math.log(PI);
    for (int j = 1; j <= p; j++) {
      sum += logGamma(a + 0.5 * (1 - j));
    }
    return sum;
  }

  /** For half-integers, by the recurrence of the gamma function. */
  private static double logGamma(double x) {
    double sum = 0;
    double rest = x;
    while (rest > 1) {
      rest -= 1;
      sum += Math.log(rest);
    }
    return rest == 0.5 ? sum + 0.5 * Math.log(Math.PI) : sum;
  }

  /** Scratch of {@link #plain}. */
  record Scratch(
      double[] qdiag,
      double[] dqdiag,
      double[] sumq,
      double[] dsumq,
      double[] xcs,
      double[] ys,
      double[] dxc,
      double[] dy,
      double[] main) {
    static Scratch of(int d, int k) {
      return new Scratch(
          new double[k * d],
          new double[k * d],
          new double[k],
          new double[k],
          new double[k * d],
          new double[k * d],
          new double[d],
          new double[d],
          new double[k]);
    }
  }

  /** A point at a time: all components, their weights, and back. */
  static double plain(
      int d,
      int k,
      int n,
      double[] alphas,
      double[] means,
      double[] icf,
      double[] x,
      double gamma,
      int m,
      Scratch s,
      double[] dAlphas,
      double[] dMeans,
      double[] dIcf) {
    int td = d * (d + 1) / 2;
    Arrays.fill(s.dqdiag, 0);
    Arrays.fill(s.dsumq, 0);
    for (int c = 0; c < k; c++) {
      double sum = 0;
      for (int j = 0; j < d; j++) {
        sum += icf[c * td + j];
        s.qdiag[c * d + j] = Math.exp(icf[c * td + j]);
      }
      s.sumq[c] = sum;
    }
    double slse = 0;
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k; c++) {
        for (int j = 0; j < d; j++) {
          s.xcs[c * d + j] = x[i * d + j] - means[c * d + j];
          s.ys[c * d + j] = s.qdiag[c * d + j] * s.xcs[c * d + j];
        }
        int p = c * td + d;
        for (int a = 0; a < d; a++) {
          for (int b = a + 1; b < d; b++) {
            s.ys[c * d + b] += icf[p++] * s.xcs[c * d + a];
          }
        }
        double norm = 0;
        for (int j = 0; j < d; j++) {
          norm += s.ys[c * d + j] * s.ys[c * d + j];
        }
        s.main[c] = alphas[c] + s.sumq[c] - 0.5 * norm;
      }
      double value = logSumExp(s.main);
      slse += value;
      for (int c = 0; c < k; c++) {
        double weight = Math.exp(s.main[c] - value);
        dAlphas[c] += weight;
        s.dsumq[c] += weight;
        for (int j = 0; j < d; j++) {
          s.dy[j] = -weight * s.ys[c * d + j];
          s.dxc[j] = s.dy[j] * s.qdiag[c * d + j];
          s.dqdiag[c * d + j] += s.dy[j] * s.xcs[c * d + j];
        }
        int p = c * td + d;
        for (int a = 0; a < d; a++) {
          for (int b = a + 1; b < d; b++) {
            dIcf[p] += s.dy[b] * s.xcs[c * d + a];
            s.dxc[a] += s.dy[b] * icf[p];
            p++;
          }
        }
        for (int j = 0; j < d; j++) {
          dMeans[c * d + j] -= s.dxc[j];
        }
      }
    }
    double lse = logSumExp(alphas);
    double prior = 0;
    for (int c = 0; c < k; c++) {
      dAlphas[c] -= n * Math.exp(alphas[c] - lse);
      double squares = 0;
      for (int j = 0; j < d; j++) {
        double q = s.qdiag[c * d + j];
        squares += q * q;
        dIcf[c * td + j] += s.dqdiag[c * d + j] * q + s.dsumq[c] - m + gamma * gamma * q * q;
      }
      for (int j = d; j < td; j++) {
        squares += icf[c * td + j] * icf[c * td + j];
        dIcf[c * td + j] += gamma * gamma * icf[c * td + j];
      }
      prior += 0.5 * gamma * gamma * squares - m * s.sumq[c];
    }
    return constant(d, k, n, gamma, m) + slse - n * lse + prior;
  }
}
