package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.stmt.BlockStmt;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.frontend.FileClasses.FileClass;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Places;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the file that became functions. Each is read once, when it is first needed, and
 * has the same key in every program.
 */
final class Functions {
  private final Names names;
  private final Diagnostics diagnostics;
  private final Suppressions suppressions;
  private final int languageLevel;
  private final Map<MethodDeclaration, Callee> callees = new IdentityHashMap<>();
  private final Map<String, ReadFunction> read = new LinkedHashMap<>();

  private final Places places = new Places();

  /** The functions that the one being read calls. */
  private Set<Callee> called = new LinkedHashSet<>();

  Functions(Names names, Diagnostics diagnostics, Suppressions suppressions, int languageLevel) {
    this.names = names;
    this.diagnostics = diagnostics;
    this.suppressions = suppressions;
    this.languageLevel = languageLevel;
  }

  /**
   * A method of the file, by its signature. There is one for each declaration, and its id tells it
   * from others: JavaParser's nodes are equal, and hashed, by all that is below them.
   */
  record Callee(
      String id,
      String key,
      FileClass owner,
      MethodDeclaration declaration,
      List<Type> parameterTypes,
      Type result) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Callee callee && id.equals(callee.id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  /**
   * A function with what it calls.
   *
   * @param sound whether it was read without an error; what it calls may still have one
   */
  record ReadFunction(Function function, boolean sound, Set<Callee> calls) {}

  /** A program, and whether all of it was read without an error. */
  record ReadProgram(Program program, Function function, boolean sound) {}

  static boolean isVarargs(MethodDeclaration method) {
    return !method.getParameters().isEmpty()
        && method.getParameter(method.getParameters().size() - 1).isVarArgs();
  }

  /** Of the expressions of all functions. */
  Places places() {
    return places;
  }

  Problems problems() {
    return new Problems(diagnostics, suppressions);
  }

  // Signatures.

  /** The types of the parameters; empty, and nothing reported, where they cannot be read. */
  Optional<List<Type>> parameterTypes(FileClass owner, MethodDeclaration method) {
    Problems unheard = new Problems(new Diagnostics(), suppressions);
    return unheard.attempt(() -> parameterTypes(unheard, owner, method));
  }

  private List<Type> parameterTypes(Problems problems, FileClass owner, MethodDeclaration method) {
    return problems.all(
        method.getParameters(),
        parameter -> {
          Type type = names.type(problems, owner, parameter.getType());
          return parameter.isVarArgs() ? new Type.Array(type) : type;
        });
  }

  /** Reports what is wrong with a signature. */
  void reportSignature(FileClass owner, MethodDeclaration method) {
    Problems problems = problems();
    MethodShape.check(problems, owner, method, names);
    problems.attempt(() -> parameterTypes(problems, owner, method));
    problems.attempt(() -> names.type(problems, owner, method.getType()));
  }

  /** A method whose signature can be read; refused, and reported, where not. */
  Callee callee(FileClass owner, MethodDeclaration method) {
    Callee known = callees.get(method);
    if (known != null) {
      return known;
    }
    Problems unheard = new Problems(new Diagnostics(), suppressions);
    Optional<List<Type>> parameters = parameterTypes(owner, method);
    Optional<Type> result = unheard.attempt(() -> names.type(unheard, owner, method.getType()));
    if (parameters.isEmpty() || result.isEmpty()) {
      reportSignature(owner, method);
      throw new Refused();
    }
    Callee callee =
        new Callee(
            owner.canonicalName() + "#" + Spans.of(method.getName()),
            key(owner, method),
            owner,
            method,
            parameters.get(),
            result.get());
    callees.put(method, callee);
    return callee;
  }

  /** The name, numbered among the methods of that name in the top-level class. */
  private String key(FileClass owner, MethodDeclaration method) {
    String name = method.getNameAsString();
    int number = 0;
    for (FileClass c : names.classes().all()) {
      if (c.topLevel().equals(owner.topLevel())) {
        for (MethodDeclaration other : c.methods(name)) {
          number++;
          if (other == method) {
            return number == 1 ? name : name + "#" + number;
          }
        }
      }
    }
    throw new IllegalStateException(name + " is not a method of " + owner.name());
  }

  /** Notes that the method being read calls another. */
  void called(Callee callee) {
    called.add(callee);
  }

  // Bodies.

  /** A method and all it calls. */
  ReadProgram program(Callee root) {
    Map<String, ReadFunction> reached = new LinkedHashMap<>();
    List<Callee> todo = new ArrayList<>(List.of(root));
    while (!todo.isEmpty()) {
      Callee next = todo.remove(0);
      if (!reached.containsKey(next.id())) {
        ReadFunction function = function(next);
        reached.put(next.id(), function);
        todo.addAll(function.calls());
      }
    }
    boolean sound = reached.values().stream().allMatch(ReadFunction::sound);
    Function function = function(root).function();
    return sound
        ? new ReadProgram(
            new Program(reached.values().stream().map(ReadFunction::function).toList(), List.of()),
            function,
            true)
        : unsound(function);
  }

  /** A program of which only the signature is to be trusted. */
  static ReadProgram unsound(Function function) {
    Function empty = function.withBody(Block.EMPTY);
    return new ReadProgram(new Program(List.of(empty), List.of()), empty, false);
  }

  private ReadFunction function(Callee callee) {
    ReadFunction known = read.get(callee.id());
    if (known != null) {
      return known;
    }
    called = new LinkedHashSet<>();
    Problems problems = problems();
    MethodShape.check(problems, callee.owner(), callee.declaration(), names);
    Body body = new Body(names, callee.owner(), problems, this, callee.result(), languageLevel);
    List<Variable> parameters = new ArrayList<>();
    for (int i = 0; i < callee.parameterTypes().size(); i++) {
      Parameter parameter = callee.declaration().getParameter(i);
      parameters.add(
          body.locals.declare(parameter.getNameAsString(), callee.parameterTypes().get(i)));
    }
    Block block =
        callee
            .declaration()
            .getBody()
            .map(BlockStmt::getStatements)
            .map(statements -> body.locals.initialised(body.statements.readAll(statements)))
            .orElse(Block.EMPTY);
    // That a return is missing, the host compiler says itself, at the method.
    boolean returns = callee.result() == Type.VOID || !Completion.canComplete(block.statements());
    boolean sound = !problems.any() && returns;
    Function function =
        new Function(
            callee.key(),
            callee.declaration().getNameAsString(),
            parameters,
            callee.result(),
            sound ? block : Block.EMPTY,
            Spans.of(callee.declaration().getName()));
    ReadFunction result = new ReadFunction(function, sound, called);
    read.put(callee.id(), result);
    return result;
  }
}
