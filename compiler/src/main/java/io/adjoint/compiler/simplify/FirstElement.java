package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@link FirstAssignment} does, for an element of a shadow: {@code da[i] = 0; da[i] += e;}
 * becomes {@code da[i] = e;}.
 *
 * <p>The second statement follows the first, and its value reads no memory, where the zero could be
 * met under another name. Only of statements without a place in the source: the sign of a zero
 * adjoint is not promised, that of the user's element is.
 */
final class FirstElement {
  private FirstElement() {}

  static Block run(Block block) {
    List<Stmt> result = new ArrayList<>();
    for (Stmt statement : block.statements()) {
      Stmt own = IrWalk.mapBlocks(statement, FirstElement::run);
      int last = result.size() - 1;
      Optional<Stmt> joined = last < 0 ? Optional.empty() : joined(result.get(last), own);
      if (joined.isPresent()) {
        result.set(last, joined.get());
      } else {
        result.add(own);
      }
    }
    return result.equals(block.statements()) ? block : new Block(result);
  }

  private static Optional<Stmt> joined(Stmt first, Stmt second) {
    if (first instanceof Stmt.Set zero
        && second instanceof Stmt.Increment increment
        && !first.span().isPresent()
        && !second.span().isPresent()
        && zero.place() instanceof Expr.Load
        && zero.place().equals(increment.place())
        && zero.place().type().isRealScalar()
        && Constants.isReal(zero.value(), 0.0)
        && !readsMemory(increment.value())) {
      Expr value = increment.negative() ? Simplify.negate(increment.value()) : increment.value();
      return Optional.of(new Stmt.Set(zero.place(), value, second.span()));
    }
    return Optional.empty();
  }

  private static boolean readsMemory(Expr e) {
    return e instanceof Expr.Load
        || e instanceof Expr.Field
        || e instanceof Expr.Effect
        || e.operands().stream().anyMatch(FirstElement::readsMemory);
  }
}
