package io.adjoint.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs IR over dual numbers: beside its value each double and float carries the derivative along
 * one direction, its tangent, which is a double in either case and never rounded to float.
 *
 * <p>The values are those of {@link Interpreter}, to the last bit. A tangent that is zero
 * contributes zero to what is computed from it, even where the partial derivative is infinite or
 * not a number.
 */
public final class DualInterpreter {
  private final Program program;
  private final Partials partials;
  private final ClassLoader loader;
  private final boolean assertions;
  private final Machine machine;

  private DualInterpreter(
      Program program, Partials partials, ClassLoader loader, boolean assertions) {
    this.program = program;
    this.partials = partials;
    this.loader = loader;
    this.assertions = assertions;
    this.machine = new Machine(program, loader, assertions, partials);
  }

  /** Assertions as for {@link Interpreter#of}. */
  public static DualInterpreter of(Program program, Partials partials) {
    return new DualInterpreter(
        program,
        partials,
        Objects.requireNonNull(DualInterpreter.class.getClassLoader()),
        DualInterpreter.class.desiredAssertionStatus());
  }

  public DualInterpreter withAssertions(boolean on) {
    return new DualInterpreter(program, partials, loader, on);
  }

  /** Takes the classes outside the program from {@code other}. */
  public DualInterpreter withClassLoader(ClassLoader other) {
    return new DualInterpreter(program, partials, other, assertions);
  }

  /**
   * Calls a function along a direction.
   *
   * @param arguments as for {@link Interpreter#call}
   * @param tangents one for each argument: a number for a real scalar, an array of the argument's
   *     shape for an array of reals (of doubles or floats), null for a direction that does not
   *     change the argument and for all others. Where one array is passed twice, its tangents add
   *     up.
   */
  public Result call(
      String key,
      List<? extends @Nullable Object> arguments,
      List<? extends @Nullable Object> tangents) {
    if (tangents.size() != arguments.size()) {
      throw new IllegalArgumentException("one tangent for each argument");
    }
    return new Result(
        List.copyOf(machine.routine(key).function.parameters()),
        new ArrayList<>(arguments),
        machine.routine(key).function.result(),
        Invocation.run(machine, key, arguments, tangents));
  }

  /** A new struct of the program, all fields zero. */
  public StructValue newStruct(String name) {
    return new StructValue(machine.struct(new Type.Struct(name)));
  }

  /** What a call gave. */
  public static final class Result {
    private final List<Variable> parameters;
    private final List<@Nullable Object> arguments;
    private final Type type;
    private final Invocation.Outcome outcome;

    private Result(
        List<Variable> parameters,
        List<@Nullable Object> arguments,
        Type type,
        Invocation.Outcome outcome) {
      this.parameters = parameters;
      this.arguments = arguments;
      this.type = type;
      this.outcome = outcome;
    }

    /** The function's result, as {@link Interpreter#call} gives it. */
    public @Nullable Object value() {
      return outcome.value();
    }

    /**
     * The tangent of the result: a Double, doubles in the shape of an array of reals, null for any
     * other.
     */
    public @Nullable Object tangent() {
      if (type.isRealScalar()) {
        return outcome.tangent();
      }
      return tangentOf(type, outcome.value());
    }

    /** The tangent of what an argument refers to after the call; null but for arrays of reals. */
    public @Nullable Object argumentTangent(int index) {
      return tangentOf(parameters.get(index).type(), arguments.get(index));
    }

    /**
     * The tangents, after the call, in an array of real scalars of any rank that the program could
     * reach.
     */
    public Object tangentOf(Object array) {
      return outcome.memory().tangentOf(array);
    }

    /** The tangent, after the call, of a field that is a real scalar. */
    public double tangentOf(StructValue struct, String field) {
      return outcome.memory().get(struct, StructValue.indexOf(struct.struct(), field));
    }

    private @Nullable Object tangentOf(Type type, @Nullable Object value) {
      return type.isArray() && type.isReal() && value != null ? tangentOf(value) : null;
    }
  }
}
