package io.adjoint.compiler.model;

import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Struct;
import java.util.List;

/**
 * A class to be written.
 *
 * @param name the generated class: {@code FooGrad}, {@code Outer_InnerGrad}
 * @param origin the user's class, without the package: {@code Outer.Inner}
 * @param methods in the order of the user's text
 * @param support private functions that the derivative methods call: forward and reverse sweeps of
 *     callees, copies of private methods
 * @param frames the classes that hold what a forward sweep leaves for its reverse sweep
 */
public record ClassUnit(
    String packageName,
    String name,
    String origin,
    Source source,
    List<GradientUnit> methods,
    List<Function> support,
    List<Struct> frames) {
  public ClassUnit {
    methods = List.copyOf(methods);
    support = List.copyOf(support);
    frames = List.copyOf(frames);
  }
}
