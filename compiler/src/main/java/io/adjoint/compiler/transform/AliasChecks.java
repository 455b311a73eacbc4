package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks at run time that array parameters are different arrays, where that matters.
 *
 * <p>Each array parameter has a shadow of its own. That is right even where the caller passes one
 * array twice, as long as nobody writes to it: each parameter then gets its own partial
 * derivatives. Where one of them is written, reads through the other would see it, and the shadows
 * would not, nor what the reverse sweep takes for a constant; so that is refused when it happens.
 */
final class AliasChecks {
  private static final String ALIAS_TABLE = "io.adjoint.AliasTable";

  /** As many pairs as are checked one by one: the number of pairs grows with the square. */
  private static final int MAX_PAIRS = 6;

  private AliasChecks() {}

  /** An array parameter, and whether it or a row of it is written. */
  private record Array(Variable variable, boolean isWritten) {
    /** Whether the two may be one array, or the one may be a row of the other, and it matters. */
    boolean mayClash(Array other) {
      return (isWritten || other.isWritten)
          && variable.type().scalar() == other.variable.type().scalar();
    }
  }

  static List<Stmt> of(Function function, Walked.Setting setting, Shadows shadows) {
    List<Stmt> checks = new ArrayList<>();
    List<Array> arrays = new ArrayList<>();
    for (Variable parameter : function.parameters()) {
      if (parameter.type().isArray() && parameter.type().isReal()) {
        boolean areRowsWritten = areRowsWritten(function, setting, parameter);
        if (parameter.type().rank() > 1 && shadows.has(parameter) && areRowsWritten) {
          checks.add(
              check("requireDistinctRows", List.of(Expr.of(parameter), name(parameter.name()))));
        }
        arrays.add(new Array(parameter, areRowsWritten || isWritten(function, setting, parameter)));
      }
    }
    checks.addAll(pairs(arrays).orElseGet(() -> together(arrays)));
    return checks;
  }

  /** The checks of each two arrays; nothing where there are too many. */
  private static Optional<List<Stmt>> pairs(List<Array> arrays) {
    List<Stmt> checks = new ArrayList<>();
    int pairs = 0;
    for (int i = 0; i < arrays.size(); i++) {
      for (Array other : arrays.subList(i + 1, arrays.size())) {
        if (arrays.get(i).mayClash(other)) {
          if (++pairs > MAX_PAIRS) {
            return Optional.empty();
          }
          pair(arrays.get(i).variable(), other.variable(), checks);
        }
      }
    }
    return Optional.of(checks);
  }

  /** One check of all arrays that may clash with any other. */
  private static List<Stmt> together(List<Array> arrays) {
    List<Stmt> checks = new ArrayList<>();
    Set<Type> written = new HashSet<>();
    arrays.stream()
        .filter(Array::isWritten)
        .forEach(array -> written.add(array.variable().type().scalar()));
    checks.add(call(ALIAS_TABLE, "begin", List.of()));
    for (Array array : arrays) {
      Variable variable = array.variable();
      if (written.contains(variable.type().scalar())) {
        Expr isWritten = new Expr.Const(Type.BOOLEAN, array.isWritten());
        checks.add(
            call(ALIAS_TABLE, "add", List.of(Expr.of(variable), isWritten, name(variable.name()))));
      }
    }
    checks.add(call(ALIAS_TABLE, "end", List.of()));
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
    } else {
      Variable rows = one.type().rank() > other.type().rank() ? one : other;
      Variable row = rows == one ? other : one;
      checks.add(notRowOf(rows, row, names));
    }
  }

  private static boolean isWritten(Function function, Walked.Setting setting, Variable array) {
    int arrayClass = setting.classes().classOf(function.key(), Expr.of(array));
    return setting.classes().isStored(arrayClass);
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
    return call(
        Storage.ARRAY_ADJOINTS, "requireNotRowOf", List.of(Expr.of(rows), Expr.of(row), names));
  }

  private static Stmt check(String method, List<Expr> arguments) {
    return call(Storage.BUFFERS, method, arguments);
  }

  private static Stmt call(String owner, String method, List<Expr> arguments) {
    return new Stmt.Eval(
        new Expr.Invoke(Optional.empty(), owner, method, arguments, Type.VOID), Span.NONE);
  }
}
