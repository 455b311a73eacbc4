package io.adjoint.compiler.ir;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs IR with Java's own semantics: the oracle of every pass, since the programs before and after
 * it must run alike.
 *
 * <p>Values are Java's: boxed primitives, real arrays, strings and objects, {@link StructValue} for
 * the structs of the generated code. What the program throws, checked or not, comes out of {@link
 * #call} as it is. What lies outside the program is called by reflection.
 */
public final class Interpreter {
  private final Program program;
  private final ClassLoader loader;
  private final boolean assertions;
  private final Machine machine;

  private Interpreter(Program program, ClassLoader loader, boolean assertions) {
    this.program = program;
    this.loader = loader;
    this.assertions = assertions;
    this.machine =
        new Machine(
            program,
            loader,
            assertions,
            (function, arguments, result) -> {
              throw new IllegalStateException("a tangent where there is none");
            });
  }

  /**
   * Assertions are on where they are on in this class, so that the compiled program behaves alike
   * in this JVM.
   */
  public static Interpreter of(Program program) {
    return new Interpreter(
        program,
        Objects.requireNonNull(Interpreter.class.getClassLoader()),
        Interpreter.class.desiredAssertionStatus());
  }

  public Interpreter withAssertions(boolean on) {
    return new Interpreter(program, loader, on);
  }

  /** Takes the classes outside the program from {@code other}. */
  public Interpreter withClassLoader(ClassLoader other) {
    return new Interpreter(program, other, assertions);
  }

  /**
   * Calls a function.
   *
   * @param arguments boxed where the parameter is primitive; arrays are those that the program
   *     works on
   * @return the result, boxed where it is primitive; null also where there is none
   */
  public @Nullable Object call(String key, List<? extends @Nullable Object> arguments) {
    return Invocation.run(machine, key, arguments, List.of()).value();
  }

  public @Nullable Object call(String key, @Nullable Object... arguments) {
    return call(key, java.util.Arrays.asList(arguments));
  }

  /** A new struct of the program, all fields zero. */
  public StructValue newStruct(String name) {
    return new StructValue(machine.struct(new Type.Struct(name)));
  }
}
