package io.adjoint.bench.problems;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.adjoint.bench.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gradients by PyTorch, called through DJL, in double precision. Only where its library is on the
 * class path, which the Maven profile {@code pytorch} sees to; otherwise there are no such ways.
 */
final class PyTorch {
  private static final NDIndex ALL_BUT_LAST = new NDIndex(":-1");
  private static final NDIndex ALL_BUT_FIRST = new NDIndex("1:");

  private PyTorch() {}

  /** Numbers and their shape; no shape means one number. */
  record Tensor(double[] values, long... shape) {
    static Tensor of(double number) {
      return new Tensor(new double[] {number});
    }

    static Tensor of(double[] row) {
      return new Tensor(row, row.length);
    }

    static Tensor of(double[][] rows) {
      return new Tensor(Ways.flat(rows), rows.length, rows[0].length);
    }

    NDArray in(NDManager manager) {
      return manager.create(values, new Shape(shape));
    }
  }

  /** The value, of the parameters and then the constants. */
  interface Model {
    NDArray value(List<NDArray> tensors);
  }

  /** The way, or none where the library is not there. */
  static List<Way> ways(List<Tensor> parameters, List<Tensor> constants, Model model) {
    return isThere() ? List.of(way(parameters, constants, model)) : List.of();
  }

  /** Asks for the library itself: the engine would look for it on the network. */
  private static boolean isThere() {
    return PyTorch.class.getResource("/native/lib/pytorch.properties") != null;
  }

  private static Way way(List<Tensor> parameters, List<Tensor> constants, Model model) {
    Engine engine = Engine.getEngine("PyTorch");
    NDManager manager = engine.newBaseManager();
    List<NDArray> variables = parameters.stream().map(tensor -> tensor.in(manager)).toList();
    variables.forEach(variable -> variable.setRequiresGradient(true));
    List<NDArray> tensors = new ArrayList<>(variables);
    constants.forEach(tensor -> tensors.add(tensor.in(manager)));
    return new Way(
        Way.Kind.PYTORCH,
        () -> {
          // Closes what is made in between.
          try (NDScope scope = new NDScope();
              GradientCollector collector = engine.newGradientCollector()) {
            scope.suppressNotUsedWarning();
            for (NDArray variable : variables) {
              NDArray gradient = variable.getGradient();
              gradient.subi(gradient);
            }
            NDArray value = model.value(tensors);
            collector.backward(value);
            return value.getDouble();
          }
        },
        () ->
            Ways.flat(
                variables.stream()
                    .map(variable -> variable.getGradient().toDoubleArray())
                    .toArray(double[][]::new)));
  }

  static NDArray rosenbrock(List<NDArray> in) {
    NDArray x = in.get(0);
    NDArray here = x.get(ALL_BUT_LAST);
    NDArray a = here.neg().add(1);
    NDArray b = x.get(ALL_BUT_FIRST).sub(here.square());
    return a.square().add(b.square().mul(100)).sum();
  }

  static NDArray logSumExp(List<NDArray> in) {
    NDArray max = in.get(0).max().stopGradient();
    return in.get(0).sub(max).exp().sum().log().add(max);
  }

  static NDArray blackScholes(List<NDArray> in) {
    NDArray spot = in.get(0);
    NDArray strike = in.get(1);
    NDArray rate = in.get(2);
    NDArray vol = in.get(3);
    NDArray time = in.get(4);
    NDArray deviation = vol.mul(time.sqrt());
    NDArray d1 =
        spot.div(strike).log().add(rate.add(vol.square().mul(0.5)).mul(time)).div(deviation);
    NDArray d2 = d1.sub(deviation);
    NDArray present = strike.mul(rate.mul(time).neg().exp());
    return spot.mul(normal(d1)).sub(present.mul(normal(d2)));
  }

  private static NDArray normal(NDArray x) {
    NDArray t = x.abs().mul(0.2316419).add(1).pow(-1);
    NDArray sum = t.mul(1.330274429).add(-1.821255978);
    sum = t.mul(sum).add(1.781477937);
    sum = t.mul(sum).add(-0.356563782);
    sum = t.mul(sum).add(0.319381530);
    NDArray tail = x.square().mul(-0.5).exp().mul(0.3989422804014327).mul(t).mul(sum);
    return NDArrays.where(x.gte(0), tail.neg().add(1), tail);
  }

  /** Weights, bias; data, labels. */
  static NDArray logisticRegression(List<NDArray> in) {
    NDArray margin = in.get(2).matMul(in.get(0)).add(in.get(1));
    return margin.mul(in.get(3)).neg().exp().add(1).log().mean();
  }

  /** Both layers; inputs, and a row for each with a one at its label. */
  static NDArray perceptron(List<NDArray> in) {
    NDArray hidden = in.get(4).matMul(in.get(0).transpose()).add(in.get(1)).tanh();
    NDArray output = hidden.matMul(in.get(2).transpose()).add(in.get(3));
    return output.logSoftmax(1).mul(in.get(5)).sum().div(-in.get(4).getShape().get(0));
  }

  /** Both layers; inputs and targets. */
  static NDArray xor(List<NDArray> in) {
    NDArray hidden = in.get(4).matMul(in.get(0).transpose()).add(in.get(1)).tanh();
    NDArray output = hidden.matMul(in.get(2)).add(in.get(3)).neg().exp().add(1).pow(-1);
    return output.sub(in.get(5)).square().sum();
  }

  /** All ways of a problem: those that are there, and PyTorch's. */
  static List<Way> with(List<Way> ways, List<Way> more) {
    return Stream.concat(ways.stream(), more.stream()).toList();
  }
}
