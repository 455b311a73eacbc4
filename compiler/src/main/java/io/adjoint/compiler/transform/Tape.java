package io.adjoint.compiler.transform;

import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a function keeps for each iteration of its loops, in words: for the head of the generated
 * method, and for the notes AD030 and AD031.
 *
 * @param values what is kept
 * @param free the loops that keep nothing
 */
record Tape(List<Value> values, List<Loop> free) {

  /**
   * A value that is kept.
   *
   * @param name of the variable
   * @param size for each iteration
   * @param reason why it is kept; without a full stop
   * @param total how much in all
   * @param span the statement that makes or reads it
   */
  record Value(String name, String size, String reason, String total, Span span) {

    /** What, how much for each iteration, and why; without a full stop. */
    String summary() {
      return summary(1);
    }

    /** As {@link #summary()}, of several values that differ in nothing but their places. */
    String summary(long count) {
      String times = count == 1 ? "" : count + " × ";
      return name + ", " + times + size + " for each iteration: it " + reason;
    }
  }

  /**
   * A loop that keeps nothing.
   *
   * @param reason a sentence without a full stop
   */
  record Loop(String reason, Span span) {}

  static Tape of(Keep keep, List<Region> loops, Set<Span> sumLoops) {
    List<Value> values = new ArrayList<>();
    for (Version version : keep.keptInLoops()) {
      values.add(
          new Value(
              version.placeholder().name(),
              bytes(version.placeholder().type()),
              reason(version),
              total(version),
              version.span()));
    }
    Set<Loop> free = new LinkedHashSet<>();
    for (Span span : sumLoops) {
      free.add(new Loop("each of its iterations is reversed before the next one begins", span));
    }
    for (Region loop : loops) {
      if (!loop.usesSlots()) {
        free.add(new Loop("what its reversal needs is still there or computed again", loop.span()));
      }
    }
    free.removeIf(loop -> !loop.span().isPresent());
    return new Tape(values, List.copyOf(free));
  }

  /** What the values of a kind come to, each kind once. */
  List<String> summaries() {
    Map<String, Long> counts =
        values.stream()
            .collect(
                Collectors.groupingBy(Value::summary, LinkedHashMap::new, Collectors.counting()));
    return values.stream()
        .map(value -> value.summary(counts.getOrDefault(value.summary(), 1L)))
        .distinct()
        .toList();
  }

  private static String reason(Version version) {
    if (version.definition().isPresent()) {
      return "costs more to compute again than to keep";
    } else if (version.variable().isEmpty()) {
      boolean decides = version.placeholder().type() == Type.BOOLEAN;
      return decides ? "decides a branch" : "is read before it may be overwritten";
    }
    return "is gone by then, or costs too much to compute again";
  }

  private static String total(Version version) {
    List<String> lines =
        version.region().loopSpans().stream()
            .filter(Span::isPresent)
            .map(span -> Integer.toString(span.beginLine()))
            .collect(Collectors.toList());
    if (lines.isEmpty()) {
      return "";
    }
    return "in all "
        + bytes(version.placeholder().type())
        + " × iterations of the loop"
        + (lines.size() == 1 ? " in line " : "s in lines ")
        + String.join(" × ", lines);
  }

  private static String bytes(Type type) {
    if (type == Type.DOUBLE || type == Type.LONG) {
      return "8 bytes";
    } else if (type == Type.FLOAT || type == Type.INT) {
      return "4 bytes";
    } else if (type == Type.SHORT || type == Type.CHAR) {
      return "2 bytes";
    }
    return type.isPrimitive() ? "1 byte" : "a reference";
  }
}
