package io.adjoint.compiler.simplify;

import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Stmt;
import java.util.ArrayList;
import java.util.List;

/**
 * A block while a pass rebuilds it. A remark goes when all that it stood above has gone.
 *
 * <p>Remarks stand above the statements up to the next remark.
 */
final class Rebuilt {
  private final List<Stmt> statements = new ArrayList<>();
  private int remarks;
  private boolean dropped;

  /** Takes over a statement, or what replaces it: nothing, if it is dropped. */
  void put(Stmt original, List<Stmt> replacement) {
    if (original instanceof Stmt.Remark) {
      if (dropped) {
        close();
      }
      remarks++;
      statements.add(original);
    } else if (replacement.isEmpty()) {
      dropped = true;
    } else {
      statements.addAll(replacement);
      remarks = 0;
      dropped = false;
    }
  }

  private void close() {
    if (dropped) {
      statements.subList(statements.size() - remarks, statements.size()).clear();
    }
    remarks = 0;
    dropped = false;
  }

  Block block() {
    close();
    return new Block(statements);
  }
}
