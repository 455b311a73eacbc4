package io.adjoint.samples;

import static io.adjoint.samples.Console.line;

import io.adjoint.Differentiable;
import java.io.PrintStream;
import java.util.Random;

/** Exclusive or: what a linear layer cannot learn, and what a network of two layers learns. */
public final class Xor {

  /** The mean squared error of the linear layer y = x Wᵀ + b. */
  @Differentiable(wrt = {"weights", "bias"})
  static double linearLoss(double[][] weights, double[] bias, double[][] inputs, double[] targets) {
    double sum = 0;
    for (int i = 0; i < inputs.length; i++) {
      double error = linear(weights, bias, inputs[i])[0] - targets[i];
      sum += error * error;
    }
    return sum / inputs.length;
  }

  /** The mean cross-entropy of a network: tanh in the hidden layer, a sigmoid at the end. */
  @Differentiable(wrt = {"w1", "b1", "w2", "b2"})
  static double networkLoss(
      double[][] w1, double[] b1, double[][] w2, double[] b2, double[][] inputs, double[] targets) {
    double sum = 0;
    for (int i = 0; i < inputs.length; i++) {
      double logit = network(w1, b1, w2, b2, inputs[i]);
      sum += softplus(targets[i] == 1 ? -logit : logit);
    }
    return sum / inputs.length;
  }

  private static double network(
      double[][] w1, double[] b1, double[][] w2, double[] b2, double[] input) {
    double[] hidden = linear(w1, b1, input);
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = Math.tanh(hidden[i]);
    }
    return linear(w2, b2, hidden)[0];
  }

  private static double[] linear(double[][] weights, double[] bias, double[] input) {
    double[] output = bias.clone();
    for (int i = 0; i < output.length; i++) {
      for (int j = 0; j < input.length; j++) {
        output[i] += weights[i][j] * input[j];
      }
    }
    return output;
  }

  /** log(1 + exp(s)), without overflow: the cross-entropy of a sigmoid. */
  private static double softplus(double s) {
    return Math.max(s, 0) + Math.log1p(Math.exp(-Math.abs(s)));
  }

  static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  static final double[] TARGETS = {0, 1, 1, 0};

  static final long SEED = 2023;
  private static final int HIDDEN = 3;
  private static final double LEARNING_RATE = 0.5;

  private Xor() {}

  public static void main(String[] args) {
    run(Console.utf8());
  }

  static void run(PrintStream out) {
    linearLayer(out);
    line(out, "");
    line(out, "Two layers, 2-%d-1, plain gradient descent:", HIDDEN);
    line(out, "");
    Network network = train(SEED, out);
    line(out, "");
    line(out, "  input   target   output");
    for (int i = 0; i < INPUTS.length; i++) {
      double output = network.probability(INPUTS[i]);
      line(out, "  %.0f %.0f %9.0f %11.3f", INPUTS[i][0], INPUTS[i][1], TARGETS[i], output);
    }
  }

  private static void linearLayer(PrintStream out) {
    line(out, "One linear layer, weights of shape 1×2 and one bias, mean squared error:");
    line(out, "");
    line(out, "      weights        bias     loss   d loss / d weights   d loss / d bias");
    linearRow(out, new double[][] {{0.5, -0.25}}, new double[] {0.1});
    linearRow(out, new double[][] {{0.0, 0.0}}, new double[] {0.5});
    line(out, "");
    line(
        out,
        "The gradient has the shape of the weights. It is 2/n (y - target)ᵀ x: the errors of all");
    line(
        out,
        "four inputs are in it, not four gradients. In the second row it vanishes: the best a");
    line(out, "linear layer can do with XOR is to answer 1/2 throughout.");
  }

  private static void linearRow(PrintStream out, double[][] weights, double[] bias) {
    XorGrad.LinearLossGradient g = XorGrad.linearLossGrad(weights, bias, INPUTS, TARGETS);
    double[] dw = g.weights()[0];
    line(
        out,
        "  %6.3f %6.3f   %6.3f   %6.4f      %6.3f %6.3f            %6.3f",
        weights[0][0],
        weights[0][1],
        bias[0],
        g.value(),
        dw[0],
        dw[1],
        g.bias()[0]);
  }

  /** Trains until each output is within 0.05 of its target. */
  static Network train(long seed, PrintStream out) {
    Network net = Network.random(HIDDEN, new Random(seed));
    XorGrad.NetworkLossGradient gradient = new XorGrad.NetworkLossGradient();
    int step = 0;
    while (net.worstError() > 0.05) {
      gradient.zero();
      double loss =
          XorGrad.networkLossGrad(net.w1, net.b1, net.w2, net.b2, INPUTS, TARGETS, gradient);
      if (step % 20 == 0) {
        line(out, "  step %4d   loss %6.4f   right %d of 4", step, loss, net.right());
      }
      descend(net.w1, gradient.w1());
      descend(net.b1, gradient.b1());
      descend(net.w2, gradient.w2());
      descend(net.b2, gradient.b2());
      step++;
    }
    double loss = networkLoss(net.w1, net.b1, net.w2, net.b2, INPUTS, TARGETS);
    line(out, "  step %4d   loss %6.4f   right %d of 4", step, loss, net.right());
    return net;
  }

  private static void descend(double[][] parameters, double[][] gradient) {
    for (int i = 0; i < parameters.length; i++) {
      descend(parameters[i], gradient[i]);
    }
  }

  private static void descend(double[] parameters, double[] gradient) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= LEARNING_RATE * gradient[i];
    }
  }

  /** The parameters of the two layers. */
  static final class Network {
    final double[][] w1;
    final double[] b1;
    final double[][] w2;
    final double[] b2;

    private Network(int hidden) {
      w1 = new double[hidden][2];
      b1 = new double[hidden];
      w2 = new double[1][hidden];
      b2 = new double[1];
    }

    static Network random(int hidden, Random random) {
      Network network = new Network(hidden);
      for (int i = 0; i < hidden; i++) {
        network.w1[i][0] = random.nextGaussian();
        network.w1[i][1] = random.nextGaussian();
        network.w2[0][i] = random.nextGaussian();
      }
      return network;
    }

    double probability(double[] input) {
      return 1 / (1 + Math.exp(-network(w1, b1, w2, b2, input)));
    }

    int right() {
      int right = 0;
      for (int i = 0; i < INPUTS.length; i++) {
        right += Math.abs(probability(INPUTS[i]) - TARGETS[i]) < 0.5 ? 1 : 0;
      }
      return right;
    }

    double worstError() {
      double worst = 0;
      for (int i = 0; i < INPUTS.length; i++) {
        worst = Math.max(worst, Math.abs(probability(INPUTS[i]) - TARGETS[i]));
      }
      return worst;
    }
  }
}
