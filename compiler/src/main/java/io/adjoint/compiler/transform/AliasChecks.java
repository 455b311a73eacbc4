package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks at run time that array parameters are different arrays, where that matters.
 *
 * <p>Each array parameter has a shadow of its own. That is right even where the caller passes one
 * array twice, as long as nobody writes to it: each parameter then gets its own partial
 * derivatives. Where one of them is written, reads through the other would see it, and the shadows
 * would not, nor what the reverse sweep takes for a constant; so that is refused when it happens.
 */
final class AliasChecks {
  private AliasChecks() {}

  static List<Stmt> of(Function function, Walked.Setting setting, Shadows shadows) {
    List<Variable> arrays =
        function.parameters().stream()
            .filter(p -> p.type().isArray() && p.type().isReal())
            .toList();
    List<Stmt> checks = new ArrayList<>();
    for (int i = 0; i < arrays.size(); i++) {
      Variable one = arrays.get(i);
      if (one.type().rank() > 1 && shadows.has(one) && areRowsWritten(function, setting, one)) {
        checks.add(check("requireDistinctRows", List.of(Expr.of(one), name(one.name()))));
      }
      for (Variable other : arrays.subList(i + 1, arrays.size())) {
        if (isWritten(function, setting, one) || isWritten(function, setting, other)) {
          pair(one, other, checks);
        }
      }
    }
    return checks;
  }

  /** The pairs of parameters of one type that may be the same array, of which one is written. */
  private static void pair(Variable one, Variable other, List<Stmt> checks) {
    Expr names = name(one.name() + ", " + other.name());
    if (one.type().equals(other.type())) {
      checks.add(check("requireDistinct", List.of(Expr.of(one), Expr.of(other), names)));
      if (one.type().rank() > 1) {
        checks.add(check("requireNoSharedRows", List.of(Expr.of(one), Expr.of(other), names)));
      }
    } else if (one.type().scalar() == other.type().scalar()) {
      Variable rows = one.type().rank() > other.type().rank() ? one : other;
      Variable row = rows == one ? other : one;
      checks.add(notRowOf(rows, row, names));
    }
  }

  private static boolean isWritten(Function function, Walked.Setting setting, Variable array) {
    int arrayClass = setting.classes().classOf(function.key(), Expr.of(array));
    return setting.classes().isStored(arrayClass) || areRowsWritten(function, setting, array);
  }

  private static boolean areRowsWritten(Function function, Walked.Setting setting, Variable array) {
    int arrayClass = setting.classes().classOf(function.key(), Expr.of(array));
    boolean written = false;
    for (int rank = array.type().rank(); rank > 1; rank--) {
      written |= setting.classes().isStored(arrayClass);
      arrayClass = setting.classes().rowsOf(arrayClass);
      written |= setting.classes().isStored(arrayClass);
    }
    return written;
  }

  private static Expr name(String names) {
    return new Expr.Const(Type.STRING, names);
  }

  private static Stmt notRowOf(Variable rows, Variable row, Expr names) {
    return new Stmt.Eval(
        new Expr.Invoke(
            Optional.empty(),
            Storage.ARRAY_ADJOINTS,
            "requireNotRowOf",
            List.of(Expr.of(rows), Expr.of(row), names),
            Type.VOID),
        Span.NONE);
  }

  private static Stmt check(String method, List<Expr> arguments) {
    return new Stmt.Eval(
        new Expr.Invoke(Optional.empty(), Storage.BUFFERS, method, arguments, Type.VOID),
        Span.NONE);
  }
}
