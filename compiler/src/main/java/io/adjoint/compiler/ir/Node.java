package io.adjoint.compiler.ir;

import org.jspecify.annotations.Nullable;

/** An expression made ready to run, by the kind of value it gives. */
interface Node {

  /** A double, or a float in a double. Leaves the tangent of its value in {@link Frame#tangent}. */
  interface Real extends Node {
    double eval(Frame frame);
  }

  /** An int, long, short, byte or char, in a long. */
  interface Whole extends Node {
    long eval(Frame frame);
  }

  /** A boolean. */
  interface Truth extends Node {
    boolean eval(Frame frame);
  }

  /** A reference: an array, a struct, an object, or null. */
  interface Ref extends Node {
    @Nullable Object eval(Frame frame);
  }

  /** A statement made ready to run. */
  interface Action {
    /** Control goes on with the next statement. */
    int NEXT = 0;

    /** Control leaves the function. */
    int RETURN = -1;

    /**
     * Returns where control goes: {@link #NEXT}, {@link #RETURN}, or the positive number of an
     * exit.
     */
    int run(Frame frame);
  }
}
