package bad;

import io.adjoint.*;
import java.util.*;
import java.util.function.*;

/** Uses of fields that are refused. */
final class BadFields {
  static final class Box {
    double content;
  }

  double own;
  static double shared;
  static double[] table = {1};
  static int count;
  private static double secret = 2;

  @Differentiable static double f(double x, Box box) {
    // BUG: AD012 at 10
    x += box.content;
    // BUG: AD012 at 5
    box.content = 1;
    // BUG: AD013 at 5
    shared = x;
    // BUG: AD013 at 5
    shared += x;
    // BUG: AD013 at 5
    table[0] = x;
    // BUG: AD012 at 5
    count++;
    // BUG: AD004 at 16
    return x * secret;
  }

  // BUG: AD012 at 26
  @Differentiable double instance(double x) {
    // BUG: AD012 at 12, AD012 at 22
    return own * x + this.own;
  }

  @Differentiable
  static double good(double x) {
    return x * x;
  }
}

final class BadFieldsCaller {
  static Object call() {
    return new Object[] {BadFieldsGrad.goodGrad(2), BadFieldsGrad.fGrad(1, new BadFields.Box())};
  }
}
