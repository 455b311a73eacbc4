package io.adjoint.compiler.ir;

import org.jspecify.annotations.Nullable;

/** A function of the program, made ready to run when it is first called. */
final class Routine {
  final Function function;
  private final Machine machine;
  private @Nullable Code code;

  /** What running it takes. */
  record Code(Slots slots, Node.Action body) {}

  Routine(Function function, Machine machine) {
    this.function = function;
    this.machine = machine;
  }

  synchronized Code code() {
    if (code == null) {
      StmtCompiler compiler = new StmtCompiler(machine, function);
      code = new Code(compiler.slots(), compiler.block(function.body()));
    }
    return code;
  }

  /** Runs it in a frame of its code in which the parameters are set. */
  void run(Frame frame) {
    int end = code().body().run(frame);
    if (end != Node.Action.RETURN && function.result() != Type.VOID) {
      throw new IllegalStateException(function.key() + " ended without returning a value");
    }
  }
}
