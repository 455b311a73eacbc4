package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The reversal of a stretch of statements that is executed as a whole: first what it needs of the
 * forward sweep, then the adjoints of the variables that the stretch declares, then the reversed
 * statements, last first.
 */
final class ReverseBlock {
  private final Optional<ReverseBlock> parent;
  private final List<Version> versions = new ArrayList<>();
  private final List<AdjointVariable> locals = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /** The adjoint of a variable; declared only where something flows to it or from it. */
  static final class AdjointVariable {
    private final Variable variable;
    private boolean used;

    AdjointVariable(Variable variable) {
      this.variable = variable;
    }

    Variable use() {
      used = true;
      return variable;
    }

    boolean isUsed() {
      return used;
    }

    Variable variable() {
      return variable;
    }
  }

  private ReverseBlock(Optional<ReverseBlock> parent) {
    this.parent = parent;
  }

  /** The block of a whole function. */
  static ReverseBlock outermost() {
    return new ReverseBlock(Optional.empty());
  }

  /** A new block inside this one. */
  ReverseBlock nested() {
    return new ReverseBlock(Optional.of(this));
  }

  boolean isInside(ReverseBlock other) {
    return parent.isPresent() && (parent.get() == other || parent.get().isInside(other));
  }

  void define(Version version) {
    versions.add(version);
  }

  void declare(AdjointVariable adjoint) {
    locals.add(adjoint);
  }

  /** Adds the reversal of the next statement of the text. */
  void add(Piece piece) {
    pieces.add(piece);
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  void write(List<Stmt> out) {
    for (Version version : versions) {
      if (version.source() == Version.Source.RECOMPUTED) {
        out.add(declare(version, version.definition().orElseThrow()));
      } else if (version.source() == Version.Source.KEPT && version.region().isLoop()) {
        out.add(declare(version, version.cell().reverse()));
      }
    }
    for (AdjointVariable local : locals) {
      if (local.isUsed()) {
        out.add(new Stmt.Declare(local.variable(), Optional.of(Expr.of(0.0)), Span.NONE));
      }
    }
    for (int i = pieces.size() - 1; i >= 0; i--) {
      pieces.get(i).write(out);
    }
  }

  private static Stmt declare(Version version, Expr value) {
    return new Stmt.Declare(version.placeholder(), Optional.of(value), Span.NONE);
  }
}
