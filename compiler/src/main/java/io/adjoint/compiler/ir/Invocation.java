package io.adjoint.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call from outside: values and tangents into the first frame, the result out of it. */
@SuppressWarnings("NullAway") // a null argument fails as Java fails
final class Invocation {
  private Invocation() {}

  /**
   * What came out. {@code tangent} is that of a real scalar; tangents of arrays are in {@code
   * memory}.
   */
  record Outcome(@Nullable Object value, double tangent, Memory memory) {}

  /**
   * Runs a function. {@code tangents} is empty, or has an entry for each argument, null for none.
   */
  static Outcome run(
      Machine machine,
      String key,
      List<? extends @Nullable Object> arguments,
      List<? extends @Nullable Object> tangents) {
    List<Outcome> outcomes = new ArrayList<>(1);
    machine.run(() -> outcomes.add(runHere(machine, key, arguments, tangents)));
    return outcomes.get(0);
  }

  private static Outcome runHere(
      Machine machine,
      String key,
      List<? extends @Nullable Object> arguments,
      List<? extends @Nullable Object> tangents) {
    Routine routine = machine.routine(key);
    List<Variable> parameters = routine.function.parameters();
    if (arguments.size() != parameters.size()) {
      throw new IllegalArgumentException(
          key + " has " + parameters.size() + " parameters, not " + arguments.size());
    }
    Memory memory = new Memory();
    Slots slots = routine.code().slots();
    Frame frame = slots.frame(memory);
    for (int i = 0; i < parameters.size(); i++) {
      Variable parameter = parameters.get(i);
      set(frame, slots.of(parameter), parameter.type(), arguments.get(i));
      Object tangent = tangents.isEmpty() ? null : tangents.get(i);
      if (tangent != null && parameter.type().isRealScalar()) {
        frame.tangents[slots.of(parameter)] = ((Number) tangent).doubleValue();
      } else if (tangent != null && parameter.type().isReal()) {
        memory.seed(arguments.get(i), tangent);
      }
    }
    routine.run(frame);
    return new Outcome(result(frame, routine.function.result()), frame.tangent, memory);
  }

  private static void set(Frame frame, int slot, Type type, @Nullable Object value) {
    if (type.isRealScalar()) {
      double real = Values.unboxReal(value);
      frame.reals[slot] = type == Type.FLOAT ? (float) real : real;
    } else if (type == Type.BOOLEAN) {
      frame.wholes[slot] = (boolean) value ? 1 : 0;
    } else if (type.isPrimitive()) {
      frame.wholes[slot] = Values.narrow(Values.unboxWhole(value), type);
    } else {
      frame.refs[slot] = value;
    }
  }

  private static @Nullable Object result(Frame frame, Type type) {
    if (type == Type.VOID) {
      return null;
    } else if (type.isRealScalar()) {
      return Values.boxReal(frame.real, type);
    } else if (type == Type.BOOLEAN) {
      return frame.whole != 0;
    } else if (type.isPrimitive()) {
      return Values.boxWhole(frame.whole, type);
    }
    return frame.ref;
  }
}
