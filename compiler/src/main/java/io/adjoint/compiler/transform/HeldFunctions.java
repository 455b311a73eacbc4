package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The costly functions that the reverse sweep asks for, and the variables of the forward sweep that
 * hold them: {@code cos(x)} is asked for by the derivative of {@code sin(x)}, and a rotation has
 * both.
 *
 * <p>A question is answered when the walk is over, since the holder may come after the statement
 * that asks. It holds the value wherever the question's block is executed if it is in that block,
 * or comes before it in one around it: what an exit can skip has a block of its own.
 */
final class HeldFunctions {
  private record Holder(Version version, ReverseBlock block, int time) {}

  private record Question(Expr function, Region region, ReverseBlock block, int time) {}

  private final Fresh fresh;
  private final Map<Expr, List<Holder>> holders = new HashMap<>();
  private final Map<Variable, Question> questions = new LinkedHashMap<>();
  private final Map<Variable, Expr> answers = new LinkedHashMap<>();
  private int time;

  HeldFunctions(Fresh fresh) {
    this.fresh = fresh;
  }

  /**
   * @param function in terms of placeholders
   * @param version what holds its value
   */
  void hold(Expr function, Version version, ReverseBlock block) {
    holders
        .computeIfAbsent(function, key -> new ArrayList<>())
        .add(new Holder(version, block, time++));
  }

  /** The expression with each costly function in it replaced by a question. */
  Expr ask(Expr e, Region region, ReverseBlock block) {
    if (!Cost.isCostlyFunction(e)) {
      return e.mapOperands(operand -> ask(operand, region, block));
    }
    Variable placeholder = fresh.variable("held", Type.DOUBLE);
    questions.put(placeholder, new Question(e, region, block, time++));
    return Expr.of(placeholder);
  }

  /**
   * Answers all questions.
   *
   * @param inUse told, for each function that has to be computed, what it is of
   */
  void answer(Uses inUse) {
    questions.forEach(
        (placeholder, question) ->
            answers.put(placeholder, answer(question, question.function(), inUse)));
  }

  /** Counts the uses of the placeholders of an expression. */
  interface Uses {
    void count(Expr e, Region region);
  }

  private Expr answer(Question question, Expr e, Uses inUse) {
    Optional<Expr> held =
        Cost.isCostlyFunction(e)
            ? holders.getOrDefault(e, List.of()).stream()
                .filter(holder -> holds(holder, question))
                .findFirst()
                .<Expr>map(holder -> Expr.of(holder.version().placeholder()))
            : Optional.empty();
    if (held.isEmpty() && !e.operands().isEmpty()) {
      return e.mapOperands(operand -> answer(question, operand, inUse));
    }
    Expr value = held.orElse(e);
    inUse.count(value, question.region());
    return value;
  }

  private static boolean holds(Holder holder, Question question) {
    return holder.block() == question.block()
        || holder.time() < question.time() && question.block().isInside(holder.block());
  }

  /** What stands for each question, in terms of placeholders. */
  Map<Variable, Expr> answers() {
    return answers;
  }
}
