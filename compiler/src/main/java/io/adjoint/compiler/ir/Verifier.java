package io.adjoint.compiler.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that IR is what its classes promise: types agree, effects stand where they may, variables
 * are declared once, visible and assigned where they are read, exits lead somewhere, calls match
 * what they call. A pass that breaks one of these is wrong, whatever it computes.
 */
public final class Verifier {
  private Verifier() {}

  /**
   * What is wrong with the program: a sentence for each fault, with the statement; empty where it
   * is sound.
   */
  public static List<String> verify(Program program) {
    List<String> faults = new ArrayList<>();
    Map<Type, Struct> structs = new HashMap<>();
    for (Struct struct : program.structs()) {
      if (structs.put(struct.type(), struct) != null) {
        faults.add("The program has two structs " + struct.type() + ".");
      }
      Set<String> names = new HashSet<>();
      for (Struct.Member member : struct.members()) {
        if (!names.add(member.name())) {
          faults.add("The struct " + struct.type() + " has two fields " + member.name() + ".");
        }
      }
    }
    Map<String, Function> functions = new HashMap<>();
    for (Function function : program.functions()) {
      if (functions.put(function.key(), function) != null) {
        faults.add("The program has two functions " + function.key() + ".");
      }
    }
    ExprCheck expressions = new ExprCheck(functions, structs);
    for (Function function : program.functions()) {
      new OneFunction(function, expressions, faults).verify();
    }
    return faults;
  }

  private static final class OneFunction {
    private final Function function;
    private final ExprCheck expressions;
    private final List<String> faults;
    private final IrPrinter printer;

    OneFunction(Function function, ExprCheck expressions, List<String> faults) {
      this.function = function;
      this.expressions = expressions;
      this.faults = faults;
      this.printer = IrPrinter.within(function);
    }

    void verify() {
      StmtCheck statements = new StmtCheck(function);
      IrWalk.forEachStmt(
          function.body(),
          statement -> {
            if (areSound(IrWalk.expressions(statement), statement)) {
              statements.check(statement).ifPresent(fault -> report(statement, fault));
            }
          });
      boolean ends = new FlowCheck(this::report).endsNormally(function);
      if (ends && function.result() != Type.VOID) {
        faults.add("In " + function.key() + ": the end is reached without a result.");
      }
    }

    /** Checks operands first: where one is at fault, what it is part of has no sure type. */
    private boolean areSound(List<Expr> parts, Stmt statement) {
      boolean sound = true;
      for (Expr part : parts) {
        if (!areSound(part.operands(), statement)) {
          sound = false;
          continue;
        }
        Optional<String> fault = expressions.check(part);
        fault.ifPresent(text -> report(statement, part, text));
        sound &= fault.isEmpty();
      }
      return sound;
    }

    private void report(Stmt statement, String fault) {
      String place = statement.span().isPresent() ? " at " + statement.span() : "";
      String text = printer.headline(statement);
      faults.add("In " + function.key() + place + ": " + fault + ": `" + text + "`.");
    }

    private void report(Stmt statement, Expr expression, String fault) {
      report(statement, fault + " in `" + printer.text(expression) + "`");
    }
  }
}
