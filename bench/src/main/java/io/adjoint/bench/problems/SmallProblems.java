package io.adjoint.bench.problems;

import io.adjoint.bench.Problem;
import io.adjoint.bench.Tape;
import io.adjoint.bench.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.hipparchus.analysis.differentiation.Gradient;

/** Functions of few numbers, or of one array. */
final class SmallProblems {
  private SmallProblems() {}

  static List<Supplier<Problem>> all() {
    return List.of(
        () -> rosenbrock(10),
        () -> rosenbrock(1_000),
        () -> rosenbrock(100_000),
        SmallProblems::logSumExp,
        SmallProblems::blackScholes,
        SmallProblems::power,
        SmallProblems::kepler,
        SmallProblems::xor,
        SmallProblems::straightLine);
  }

  private static Problem rosenbrock(int n) {
    double[] x = Ways.numbers(new Random(1), n);
    RosenbrockGrad.FGradient into = new RosenbrockGrad.FGradient();
    RosenbrockGrad.FGradient[] fresh = new RosenbrockGrad.FGradient[1];
    double[] plain = new double[n];
    double[] best = new double[n];
    List<Way> ways =
        new java.util.ArrayList<>(
            List.of(
                Ways.primal(() -> Rosenbrock.f(x)),
                new Way(
                    Way.Kind.ACCUMULATING,
                    () -> {
                      into.zero();
                      return RosenbrockGrad.fGrad(x, into);
                    },
                    () -> into.x().clone()),
                new Way(
                    Way.Kind.FRESH,
                    () -> {
                      fresh[0] = RosenbrockGrad.fGrad(x);
                      return fresh[0].value();
                    },
                    () -> fresh[0].x()),
                new Way(
                    Way.Kind.PLAIN,
                    () -> {
                      Arrays.fill(plain, 0);
                      return Rosenbrock.plain(x, plain);
                    },
                    plain::clone),
                new Way(
                    Way.Kind.BEST,
                    () -> {
                      Arrays.fill(best, 0);
                      return Rosenbrock.best(x, best);
                    },
                    best::clone),
                tape(x)));
    if (n <= 10) {
      ways.add(hipparchus(x));
      ways.addAll(PyTorch.ways(List.of(PyTorch.Tensor.of(x)), List.of(), PyTorch::rosenbrock));
    }
    if (n <= 1_000) {
      ways.add(Ways.differences(x, Rosenbrock::f));
    }
    return new Problem("rosenbrock-" + n, ways);
  }

  private static Way tape(double[] x) {
    Tape tape = new Tape();
    return new Way(
        Way.Kind.TAPE,
        () -> {
          tape.clear();
          for (double number : x) {
            tape.number(number);
          }
          int sum = tape.number(0);
          for (int i = 0; i < x.length - 1; i++) {
            int a = tape.shift(tape.scale(i, -1), 1);
            int b = tape.minus(i + 1, tape.times(i, i));
            sum = tape.plus(sum, tape.plus(tape.times(a, a), tape.times(tape.scale(b, 100), b)));
          }
          tape.reverse(sum);
          return tape.value(sum);
        },
        () -> {
          double[] gradient = new double[x.length];
          Arrays.setAll(gradient, tape::adjoint);
          return gradient;
        });
  }

  private static Way hipparchus(double[] x) {
    Gradient[] last = new Gradient[1];
    return new Way(
        Way.Kind.HIPPARCHUS,
        () -> {
          Gradient[] variables = new Gradient[x.length];
          Arrays.setAll(variables, i -> Gradient.variable(x.length, i, x[i]));
          Gradient sum = Gradient.constant(x.length, 0);
          for (int i = 0; i < x.length - 1; i++) {
            Gradient a = variables[i].negate().add(1);
            Gradient b = variables[i + 1].subtract(variables[i].square());
            sum = sum.add(a.square()).add(b.square().multiply(100));
          }
          last[0] = sum;
          return sum.getValue();
        },
        () -> last[0].getGradient());
  }

  private static Problem logSumExp() {
    double[] v = Ways.numbers(new Random(2), 1_000);
    LogSumExpGrad.FGradient into = new LogSumExpGrad.FGradient();
    double[] kept = new double[v.length];
    double[] plain = new double[v.length];
    double[] best = new double[v.length];
    return new Problem(
        "log-sum-exp",
        PyTorch.with(
            List.of(
                Ways.primal(() -> LogSumExp.f(v)),
                new Way(
                    Way.Kind.ACCUMULATING,
                    () -> {
                      into.zero();
                      return LogSumExpGrad.fGrad(v, into);
                    },
                    () -> into.v().clone()),
                new Way(
                    Way.Kind.PLAIN,
                    () -> {
                      Arrays.fill(plain, 0);
                      return LogSumExp.plain(v, kept, plain);
                    },
                    plain::clone),
                new Way(
                    Way.Kind.BEST,
                    () -> {
                      Arrays.fill(best, 0);
                      return LogSumExp.best(v, kept, best);
                    },
                    best::clone),
                Peers.tape(v, Peers::logSumExp),
                Peers.hipparchus(v, Peers::logSumExp),
                Ways.differences(v, LogSumExp::f)),
            PyTorch.ways(List.of(PyTorch.Tensor.of(v)), List.of(), PyTorch::logSumExp)));
  }

  private static Problem blackScholes() {
    double[] x = {100, 95, 0.03, 0.2, 1.5};
    BlackScholesGrad.CallGradient into = new BlackScholesGrad.CallGradient();
    BlackScholesGrad.CallGradient[] fresh = new BlackScholesGrad.CallGradient[1];
    double[] plain = new double[5];
    double[] best = new double[5];
    Gradient[] hipparchus = new Gradient[1];
    return new Problem(
        "black-scholes",
        PyTorch.with(
            List.of(
                Ways.primal(() -> BlackScholes.call(x[0], x[1], x[2], x[3], x[4])),
                new Way(
                    Way.Kind.ACCUMULATING,
                    () -> {
                      into.zero();
                      return BlackScholesGrad.callGrad(x[0], x[1], x[2], x[3], x[4], into);
                    },
                    () -> flat(into)),
                new Way(
                    Way.Kind.FRESH,
                    () -> {
                      fresh[0] = BlackScholesGrad.callGrad(x[0], x[1], x[2], x[3], x[4]);
                      return fresh[0].value() + fresh[0].vol();
                    },
                    () -> flat(fresh[0])),
                new Way(
                    Way.Kind.PLAIN,
                    () -> {
                      Arrays.fill(plain, 0);
                      return BlackScholes.plain(x[0], x[1], x[2], x[3], x[4], plain);
                    },
                    plain::clone),
                new Way(
                    Way.Kind.BEST,
                    () -> {
                      Arrays.fill(best, 0);
                      return BlackScholes.best(x[0], x[1], x[2], x[3], x[4], best);
                    },
                    best::clone),
                new Way(
                    Way.Kind.HIPPARCHUS,
                    () -> {
                      Gradient[] v = new Gradient[5];
                      Arrays.setAll(v, i -> Gradient.variable(5, i, x[i]));
                      Gradient root = v[4].sqrt();
                      Gradient d1 =
                          v[0].divide(v[1])
                              .log()
                              .add(v[2].add(v[3].square().multiply(0.5)).multiply(v[4]))
                              .divide(v[3].multiply(root));
                      Gradient d2 = d1.subtract(v[3].multiply(root));
                      hipparchus[0] =
                          v[0].multiply(normal(d1))
                              .subtract(
                                  v[1].multiply(v[2].multiply(v[4]).negate().exp())
                                      .multiply(normal(d2)));
                      return hipparchus[0].getValue();
                    },
                    () -> hipparchus[0].getGradient()),
                Peers.tape(x, Peers::blackScholes),
                Ways.differences(x, v -> BlackScholes.call(v[0], v[1], v[2], v[3], v[4]))),
            PyTorch.ways(
                DoubleStream.of(x).mapToObj(PyTorch.Tensor::of).toList(),
                List.of(),
                PyTorch::blackScholes)));
  }

  private static Gradient normal(Gradient x) {
    Gradient t = x.abs().multiply(0.2316419).add(1).reciprocal();
    Gradient density = x.square().multiply(-0.5).exp().multiply(0.3989422804014327);
    Gradient sum = t.multiply(1.330274429).add(-1.821255978);
    sum = t.multiply(sum).add(1.781477937);
    sum = t.multiply(sum).add(-0.356563782);
    sum = t.multiply(sum).add(0.319381530);
    Gradient tail = density.multiply(t).multiply(sum);
    return x.getValue() >= 0 ? tail.negate().add(1) : tail;
  }

  private static double[] flat(BlackScholesGrad.CallGradient g) {
    return new double[] {g.spot(), g.strike(), g.rate(), g.vol(), g.time()};
  }

  private static Problem power() {
    PowerGrad.PowerGradient into = new PowerGrad.PowerGradient();
    double[] x = {1.001};
    double[] plain = new double[1];
    return new Problem(
        "power",
        List.of(
            Ways.primal(() -> Power.power(x[0], 1_000)),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  into.zero();
                  return PowerGrad.powerGrad(x[0], 1_000, into);
                },
                () -> new double[] {into.x()}),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  plain[0] = 0;
                  return Power.plain(x[0], 1_000, plain);
                },
                plain::clone),
            Peers.tape(x, (tape, v) -> Peers.power(tape, v, 1_000)),
            Peers.hipparchus(x, v -> Peers.power(v, 1_000)),
            Ways.differences(x, v -> Power.power(v[0], 1_000))));
  }

  private static Problem kepler() {
    KeplerGrad.AnomalyGradient into = new KeplerGrad.AnomalyGradient();
    double[] x = {1.2, 0.6};
    double[] kept = new double[100];
    double[] plain = new double[2];
    double[] best = new double[2];
    return new Problem(
        "newton",
        List.of(
            Ways.primal(() -> Kepler.anomaly(x[0], x[1])),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  into.zero();
                  return KeplerGrad.anomalyGrad(x[0], x[1], into);
                },
                () -> new double[] {into.mean(), into.eccentricity()}),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  Arrays.fill(plain, 0);
                  return Kepler.plain(x[0], x[1], kept, plain);
                },
                plain::clone),
            new Way(
                Way.Kind.BEST,
                () -> {
                  Arrays.fill(best, 0);
                  return Kepler.best(x[0], x[1], best);
                },
                best::clone),
            Peers.tape(x, Peers::anomaly),
            Peers.hipparchus(x, Peers::anomaly),
            Ways.differences(x, v -> Kepler.anomaly(v[0], v[1]))));
  }

  /** Its source is written by the build: {@code src/build/StraightLineSource.java}. */
  private static Problem straightLine() {
    double[] x = Ways.numbers(new Random(11), 10);
    StraightLineGrad.FGradient into = new StraightLineGrad.FGradient();
    double[] values = new double[StraightLineByHand.SIZE];
    double[] adjoints = new double[StraightLineByHand.SIZE];
    int[] numbers = new int[StraightLineByHand.SIZE];
    double[] plain = new double[x.length];
    return new Problem(
        "straight-line",
        List.of(
            Ways.primal(() -> StraightLine.f(x)),
            new Way(
                Way.Kind.ACCUMULATING,
                () -> {
                  into.zero();
                  return StraightLineGrad.fGrad(x, into);
                },
                () -> into.x().clone()),
            new Way(
                Way.Kind.PLAIN,
                () -> {
                  Arrays.fill(plain, 0);
                  return StraightLineByHand.plain(x, values, adjoints, plain);
                },
                plain::clone),
            Peers.tape(x, (tape, v) -> StraightLineByHand.tape(tape, v, numbers)),
            Ways.differences(x, StraightLine::f)));
  }

  private static Problem xor() {
    Random random = new Random(10);
    double[][] w1 = Ways.numbers(random, 4, 2);
    double[] b1 = Ways.numbers(random, 4);
    double[] w2 = Ways.numbers(random, 4);
    double b2 = 0.1;
    double[][] inputs = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    double[] targets = {0, 1, 1, 0};
    XorGrad.LossGradient into = new XorGrad.LossGradient();
    XorGrad.LossGradient[] fresh = new XorGrad.LossGradient[1];
    double[] hidden = new double[4];
    XorDerivatives plain = new XorDerivatives(4);
    XorDerivatives best = new XorDerivatives(4);
    double[] all = Ways.flat(Ways.flat(w1), b1, w2, new double[] {b2});
    return new Problem(
        "xor",
        PyTorch.with(
            List.of(
                Ways.primal(() -> Xor.loss(w1, b1, w2, b2, inputs, targets)),
                new Way(
                    Way.Kind.ACCUMULATING,
                    () -> {
                      into.zero();
                      return XorGrad.lossGrad(w1, b1, w2, b2, inputs, targets, into);
                    },
                    () -> flat(into)),
                new Way(
                    Way.Kind.FRESH,
                    () -> {
                      fresh[0] = XorGrad.lossGrad(w1, b1, w2, b2, inputs, targets);
                      return fresh[0].value() + fresh[0].b2();
                    },
                    () -> flat(fresh[0])),
                new Way(
                    Way.Kind.PLAIN,
                    () -> {
                      plain.zero();
                      return Xor.plain(
                          w1, b1, w2, b2, inputs, targets, hidden, plain.w1, plain.b1, plain.w2,
                          plain.b2);
                    },
                    plain::flat),
                new Way(
                    Way.Kind.BEST,
                    () -> {
                      best.zero();
                      return Xor.best(
                          w1, b1, w2, b2, inputs, targets, hidden, best.w1, best.b1, best.w2,
                          best.b2);
                    },
                    best::flat),
                Peers.tape(all, (tape, v) -> Peers.xor(tape, v, inputs, targets)),
                Peers.hipparchus(all, v -> Peers.xor(v, inputs, targets)),
                Ways.differences(all, v -> unpackedXor(v, inputs, targets))),
            PyTorch.ways(
                List.of(
                    PyTorch.Tensor.of(w1),
                    PyTorch.Tensor.of(b1),
                    PyTorch.Tensor.of(w2),
                    PyTorch.Tensor.of(b2)),
                List.of(PyTorch.Tensor.of(inputs), PyTorch.Tensor.of(targets)),
                PyTorch::xor)));
  }

  private static double unpackedXor(double[] v, double[][] inputs, double[] targets) {
    double[][] w1 = new double[4][];
    Arrays.setAll(w1, i -> Arrays.copyOfRange(v, 2 * i, 2 * i + 2));
    return Xor.loss(
        w1, Arrays.copyOfRange(v, 8, 12), Arrays.copyOfRange(v, 12, 16), v[16], inputs, targets);
  }

  private static double[] flat(XorGrad.LossGradient g) {
    return Ways.flat(Ways.flat(g.w1()), g.b1(), g.w2(), new double[] {g.b2()});
  }

  /** The derivatives of {@link Xor}, for the forms by hand. */
  private record XorDerivatives(double[][] w1, double[] b1, double[] w2, double[] b2) {
    XorDerivatives(int hidden) {
      this(new double[hidden][2], new double[hidden], new double[hidden], new double[1]);
    }

    void zero() {
      Ways.zero(w1);
      Arrays.fill(b1, 0);
      Arrays.fill(w2, 0);
      b2[0] = 0;
    }

    double[] flat() {
      return Ways.flat(Ways.flat(w1), b1, w2, b2);
    }
  }
}
