package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.Locale;
import java.util.Optional;

/**
 * What a rule's text may speak of: the arguments in order, and the result. All are of type double.
 */
public enum Symbol {
  X,
  Y,
  Z,
  R;

  // Negative ids, so that no variable of a function is taken for a symbol.
  private final Variable variable =
      new Variable(-1 - ordinal(), name().toLowerCase(Locale.ROOT), Type.DOUBLE);

  /** The variable that stands for this symbol in a template. */
  public Variable variable() {
    return variable;
  }

  /** The symbol in a template. */
  public Expr.Var expr() {
    return Expr.of(variable);
  }

  /** The name in a rule's text. */
  public String text() {
    return variable.name();
  }

  /** The symbol of an argument, counting from 0. */
  public static Symbol ofArgument(int index) {
    if (index < 0 || index > 2) {
      throw new IllegalArgumentException("no symbol for argument " + index);
    }
    return values()[index];
  }

  /** The symbol that a variable of a template stands for. */
  public static Optional<Symbol> of(Variable variable) {
    for (Symbol symbol : values()) {
      if (symbol.variable.equals(variable)) {
        return Optional.of(symbol);
      }
    }
    return Optional.empty();
  }
}
