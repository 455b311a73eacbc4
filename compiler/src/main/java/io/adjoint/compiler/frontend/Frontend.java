package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import io.adjoint.Mode;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.diagnostics.Fault;
import io.adjoint.compiler.frontend.FileClasses.FileClass;
import io.adjoint.compiler.frontend.Functions.Callee;
import io.adjoint.compiler.frontend.Functions.ReadProgram;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Access;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.SourceMethod;
import io.adjoint.compiler.model.TypeOracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The way in: finds the annotated methods of a source file and reads them. */
public final class Frontend {
  private final Names names;
  private final Functions functions;
  private final Diagnostics diagnostics;

  private Frontend(Names names, Functions functions, Diagnostics diagnostics) {
    this.names = names;
    this.functions = functions;
    this.diagnostics = diagnostics;
  }

  /**
   * Reads the methods of a file that are annotated with {@code @Differentiable}, and those that
   * they call. All that cannot be read is reported, each at its place.
   */
  public static SourceFile read(Source source, TypeOracle oracle, Diagnostics diagnostics) {
    return read(ParsedSource.of(source), oracle, diagnostics);
  }

  /** Reads the methods of a file that is parsed already. */
  public static SourceFile read(ParsedSource file, TypeOracle oracle, Diagnostics diagnostics) {
    Source source = file.source();
    Parsing.Parsed parsed = file.parsed();
    for (Parsing.Fault fault : parsed.faults()) {
      diagnostics.report(
          Code.AD012, fault.span(), "cannot read this source file: " + fault.message());
    }
    if (parsed.unit().isEmpty()) {
      return new SourceFile(source, "", List.of());
    }
    CompilationUnit unit = parsed.unit().get();
    Frontend frontend = of(unit, file, oracle, diagnostics);
    String home = frontend.names.classes().packageName();
    return new SourceFile(source, home, frontend.methods(unit));
  }

  /**
   * Reports the annotated methods of local and anonymous classes; of a text that is no Java, none.
   */
  public static void refuseLocal(ParsedSource file, TypeOracle oracle, Diagnostics diagnostics) {
    Parsing.Parsed parsed = file.parsed();
    if (parsed.faults().isEmpty() && parsed.unit().isPresent()) {
      CompilationUnit unit = parsed.unit().get();
      Frontend frontend = of(unit, file, oracle, diagnostics);
      unit.findAll(MethodDeclaration.class).stream()
          .filter(method -> frontend.owner(method).isEmpty())
          .forEach(frontend::refuseLocal);
    }
  }

  private static Frontend of(
      CompilationUnit unit, ParsedSource file, TypeOracle oracle, Diagnostics diagnostics) {
    Names names = new Names(new FileClasses(unit), oracle);
    Functions functions =
        new Functions(names, diagnostics, file.suppressions(), file.source().languageLevel());
    return new Frontend(names, functions, diagnostics);
  }

  private List<SourceMethod> methods(CompilationUnit unit) {
    List<SourceMethod> methods = new ArrayList<>();
    for (MethodDeclaration method : unit.findAll(MethodDeclaration.class)) {
      Optional<FileClass> owner = owner(method);
      if (owner.isPresent()) {
        Request.annotation(names, owner.get(), method)
            .flatMap(annotation -> guarded(owner.get(), method, annotation))
            .ifPresent(methods::add);
      } else {
        refuseLocal(method);
      }
    }
    return methods;
  }

  /** A fault of the compiler is reported at the method; the other methods are read. */
  private Optional<SourceMethod> guarded(
      FileClass owner, MethodDeclaration method, AnnotationExpr annotation) {
    Fault.Outcome<Optional<SourceMethod>> outcome =
        Fault.guard(() -> read(owner, method, annotation));
    outcome
        .fault()
        .ifPresent(
            fault ->
                fault.report(
                    diagnostics, Spans.of(method.getName()), "'" + method.getNameAsString() + "'"));
    return outcome.value().flatMap(found -> found);
  }

  private Optional<FileClass> owner(MethodDeclaration method) {
    return method.getParentNode().flatMap(this::named);
  }

  /** The class that a declaration declares, if it has a name everywhere. */
  private Optional<FileClass> named(Node node) {
    return node instanceof TypeDeclaration<?> declaration
        ? names.classes().of(declaration)
        : Optional.empty();
  }

  /** The innermost class with a name everywhere around a node. */
  private Optional<FileClass> around(Node node) {
    return node.getParentNode().flatMap(parent -> named(parent).or(() -> around(parent)));
  }

  /** A method of a local or anonymous class has no name that generated code could use. */
  private void refuseLocal(MethodDeclaration method) {
    if (around(method).flatMap(it -> Request.annotation(names, it, method)).isPresent()) {
      functions
          .problems()
          .report(
              Code.AD012,
              method.getName(),
              "cannot differentiate a method of a local or anonymous class because generated"
                  + " code cannot name it; move it to a class of its own");
    }
  }

  /** A method with its request; nothing where not even its signature can be read. */
  private Optional<SourceMethod> read(
      FileClass owner, MethodDeclaration method, AnnotationExpr annotation) {
    String name = method.getNameAsString();
    Problems problems = functions.problems();
    Access access = FileClasses.narrower(owner.access(), owner.accessOf(method));
    if (access == Access.PRIVATE) {
      boolean own = owner.accessOf(method) == Access.PRIVATE;
      problems.report(
          Code.AD004,
          own ? method.getName() : owner.declaration().getName(),
          "generated code cannot call "
              + name
              + " because "
              + (own ? "it" : "a class around it")
              + " is private; make it package-private");
    }
    Optional<Callee> callee = problems.attempt(() -> functions.callee(owner, method));
    if (callee.isEmpty()) {
      return Optional.empty();
    }
    long errors = diagnostics.errorCount();
    ReadProgram read = functions.program(callee.get());
    boolean bodySound = diagnostics.errorCount() == errors && read.sound();
    Function function = read.function();
    Request request = Request.of(names, owner, annotation, problems);
    List<Variable> wrt = request.wrt(function.parameters(), name);
    Set<Mode> modes =
        hasDerivative(problems, method, function, bodySound)
            ? request.modes(function.result(), name)
            : Set.of();
    boolean sound = read.sound() && !problems.any();
    ReadProgram trusted = sound ? read : Functions.unsound(function);
    return Optional.of(
        new SourceMethod(
            owner.name(),
            access,
            trusted.function(),
            trusted.program(),
            wrt,
            modes,
            sound,
            functions.places()));
  }

  private boolean hasDerivative(
      Problems problems, MethodDeclaration method, Function function, boolean bodyKnown) {
    Type result = function.result();
    String name = function.name();
    if (result == Type.VOID) {
      boolean takesArray =
          function.parameters().stream().anyMatch(p -> p.type().isReal() && p.type().isArray());
      if (!takesArray || (bodyKnown && !writesArrays(function.body()))) {
        problems.report(
            Code.AD002,
            method.getType(),
            "cannot differentiate "
                + name
                + " because it returns nothing and writes to no array parameter of double or"
                + " float; return the result, or write it to such a parameter");
        return false;
      }
      return true;
    }
    if (!result.isReal()) {
      problems.report(
          Code.AD002,
          method.getType(),
          "cannot differentiate "
              + name
              + " because its result of type "
              + TypeNames.shown(result)
              + " has no derivative; return double or float, or an array of them");
      return false;
    }
    if (result.rank() > Request.MAX_RANK) {
      problems.report(
          Code.AD012,
          method.getType(),
          "cannot differentiate "
              + name
              + " because its result is an array of more than "
              + Request.MAX_RANK
              + " dimensions; join some of them");
      return false;
    }
    return true;
  }

  /** Whether a body may write to an array of numbers. */
  private static boolean writesArrays(Block body) {
    boolean[] found = {false};
    IrWalk.forEachStmt(body, statement -> found[0] |= writesArray(statement));
    IrWalk.forEachDeepExpr(
        body,
        expression ->
            found[0] |=
                expression instanceof Expr.CallFunction call
                    && call.arguments().stream()
                        .anyMatch(a -> a.type().isReal() && a.type().isArray()));
    return found[0];
  }

  private static boolean writesArray(Stmt statement) {
    if (statement instanceof Stmt.Set set) {
      return set.place() instanceof Expr.Load && set.place().type().isReal();
    } else if (statement instanceof Stmt.Increment increment) {
      return increment.place() instanceof Expr.Load && increment.place().type().isReal();
    } else if (statement instanceof Stmt.Fill fill) {
      return fill.array().type().isReal();
    }
    return statement instanceof Stmt.CopyArray copy && copy.target().type().isReal();
  }
}
