package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Activity;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Optimisation;
import io.adjoint.compiler.model.Strategy;
import java.util.List;
import java.util.Map;

/** What the parts of the reversal of one function share. */
record ReversalContext(
    Function function,
    Activity activity,
    Shadows shadows,
    Values values,
    Storage storage,
    Breakables breakables,
    Fresh fresh,
    Outcome outcome,
    Calls calls,
    Pool pool,
    SourceLines lines,
    Map<Variable, ReverseBlock.AdjointVariable> adjoints,
    Map<Stmt.Loop, List<SumLoops.Sum>> sumLoops,
    StoragePlan plan,
    Keep keep,
    Strategy strategy) {

  /** The text of the source line that a span begins on. */
  interface SourceLines {
    String of(Span span);
  }

  ReverseBlock.AdjointVariable adjoint(Variable variable) {
    return adjoints.computeIfAbsent(
        variable,
        key ->
            new ReverseBlock.AdjointVariable(
                fresh.variable(Naming.adjoint(key.name()), Shadows.adjointType())));
  }

  Flow flow(List<Piece> before) {
    return new Flow(
        function.key(),
        activity,
        shadows,
        values,
        variable -> adjoint(variable).use(),
        fresh,
        strategy.uses(Optimisation.LIKE_TERMS),
        before);
  }

  Piece leave(Stmt.Return statement) {
    return outcome.leave(statement);
  }

  /** Adds statements to the reversal, below the line of the source that they reverse. */
  void addReversed(Span span, List<Stmt> reversed) {
    if (reversed.isEmpty()) {
      return;
    }
    values
        .block()
        .add(
            out -> {
              String line = span.isPresent() ? lines.of(span) : "";
              if (!line.isEmpty() && !line.equals(lastRemark(out))) {
                out.add(new Stmt.Remark(line, span));
              }
              out.addAll(reversed);
            });
  }

  private static String lastRemark(List<Stmt> out) {
    for (int i = out.size() - 1; i >= 0; i--) {
      if (out.get(i) instanceof Stmt.Remark remark) {
        return remark.text();
      }
    }
    return "";
  }
}
