package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Type;
import java.util.Set;

/**
 * Whether a program calls methods that may change what static fields hold. Nobody writes to those
 * in the program itself; but a method of another class may, and then what was read before the call
 * is not what the reverse sweep would read.
 */
final class OutsideChanges {
  /** The classes whose methods change no field of the user's. */
  private static final Set<String> HARMLESS =
      Set.of(
          "io.adjoint.Adjoint",
          "java.io.PrintStream",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Enum",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Math",
          "java.lang.Object",
          "java.lang.Short",
          "java.lang.StrictMath",
          "java.lang.String",
          "java.lang.StringBuilder",
          "java.lang.System",
          "java.lang.System.Logger",
          "java.util.Arrays",
          "java.util.Objects",
          "java.util.logging.Logger");

  private OutsideChanges() {}

  static boolean mayHappen(Program program) {
    boolean[] found = {false};
    for (Function function : program.functions()) {
      IrWalk.forEachDeepExpr(function.body(), e -> found[0] |= mayChangeFields(e));
    }
    return found[0];
  }

  private static boolean mayChangeFields(Expr e) {
    return e instanceof Expr.Invoke call && !HARMLESS.contains(call.owner())
        || e instanceof Expr.New made
            && !(made.type() instanceof Type.Opaque type && type.name().startsWith("java."));
  }
}
