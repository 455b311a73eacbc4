package io.adjoint.compiler.frontend;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import io.adjoint.Mode;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.frontend.FileClasses.FileClass;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the user asks for with {@code @Differentiable}: by which parameters, in which modes. */
final class Request {
  private static final String ANNOTATION = "io.adjoint.Differentiable";

  /** Of arrays that hold gradients: the runtime has methods for no more dimensions. */
  static final int MAX_RANK = 3;

  private static final Set<Mode> AVAILABLE = EnumSet.of(Mode.GRADIENT, Mode.VJP);

  private final Names names;
  private final FileClass owner;
  private final AnnotationExpr annotation;
  private final Problems problems;

  private Request(Names names, FileClass owner, AnnotationExpr annotation, Problems problems) {
    this.names = names;
    this.owner = owner;
    this.annotation = annotation;
    this.problems = problems;
  }

  /** The annotation of a method, if it has it. */
  static Optional<AnnotationExpr> annotation(
      Names names, FileClass owner, MethodDeclaration method) {
    return method.getAnnotations().stream()
        .filter(a -> a.getName().getIdentifier().equals("Differentiable"))
        .filter(
            a ->
                names
                    .classNamed(owner, a.getNameAsString())
                    .filter(facts -> facts.name().equals(ANNOTATION))
                    .isPresent())
        .findFirst();
  }

  static Request of(Names names, FileClass owner, AnnotationExpr annotation, Problems problems) {
    return new Request(names, owner, annotation, problems);
  }

  private List<Expression> member(String name) {
    if (annotation instanceof NormalAnnotationExpr normal) {
      for (MemberValuePair pair : normal.getPairs()) {
        if (pair.getNameAsString().equals(name)) {
          return pair.getValue() instanceof ArrayInitializerExpr list
              ? list.getValues()
              : List.of(pair.getValue());
        }
      }
    }
    return List.of();
  }

  // By which parameters.

  /** The parameters to differentiate by, in their order; reports those that do not exist. */
  List<Variable> wrt(List<Variable> parameters, String method) {
    List<Variable> real = parameters.stream().filter(p -> p.type().isReal()).toList();
    Optional<Variable> deep = real.stream().filter(p -> p.type().rank() > MAX_RANK).findFirst();
    if (deep.isPresent()) {
      problems.report(
          Code.AD012,
          annotation,
          "cannot differentiate "
              + method
              + " because its parameter "
              + deep.get().name()
              + " is an array of more than "
              + MAX_RANK
              + " dimensions; join some of them");
      return List.of();
    }
    if (real.isEmpty()) {
      problems.report(
          Code.AD003,
          annotation,
          "cannot differentiate "
              + method
              + " because it has no parameter of a floating-point type; give it one, double or"
              + " float or an array of them");
      return List.of();
    }
    List<Expression> values = member("wrt");
    if (values.isEmpty()) {
      return real;
    }
    Constants constants = new Constants(path -> names.constant(owner, path));
    Set<String> wanted = new HashSet<>();
    for (Expression value : values) {
      Optional<String> name =
          constants
              .value(value)
              .filter(c -> c.value() instanceof String)
              .map(c -> (String) c.value());
      if (name.isEmpty()) {
        problems.report(
            Code.AD003,
            value,
            "cannot read this name because it is not a constant string; write the name of a"
                + " parameter in quotes");
      } else {
        check(value, name.get(), parameters, real, method);
        wanted.add(name.get());
      }
    }
    return real.stream().filter(p -> wanted.contains(p.name())).toList();
  }

  private void check(
      Expression place,
      String name,
      List<Variable> parameters,
      List<Variable> real,
      String method) {
    if (real.stream().anyMatch(p -> p.name().equals(name))) {
      return;
    }
    Optional<Variable> other = parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    if (other.isPresent()) {
      problems.report(
          Code.AD003,
          place,
          "cannot differentiate by "
              + name
              + " because its type "
              + TypeNames.shown(other.get().type())
              + " has no derivative; name parameters of type double or float, or arrays of them");
      return;
    }
    String reason =
        name.startsWith("this.")
            ? " because " + method + " is static and has no receiver"
            : " because " + method + " has no such parameter";
    List<String> all = real.stream().map(Variable::name).toList();
    String advice =
        NearestName.of(name, all)
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; name one of " + String.join(", ", all));
    problems.report(Code.AD003, place, "cannot differentiate by " + name + reason + advice);
  }

  // In which modes.

  /** The modes that can be generated; reports the others. */
  Set<Mode> modes(Type result, String method) {
    Set<Mode> modes = EnumSet.noneOf(Mode.class);
    List<Expression> values = member("modes");
    if (values.isEmpty()) {
      if (result.isRealScalar()) {
        return Set.of(Mode.GRADIENT);
      }
      problems.report(
          Code.AD012,
          annotation,
          "cannot choose a mode for "
              + method
              + " because its result is not a single number and JACOBIAN is not available yet;"
              + " write modes = Mode.VJP");
      return Set.of();
    }
    for (Expression value : values) {
      mode(value).ifPresent(mode -> add(modes, value, mode, result, method));
    }
    return modes;
  }

  private void add(Set<Mode> modes, Expression place, Mode mode, Type result, String method) {
    if (!AVAILABLE.contains(mode)) {
      problems.report(
          Code.AD012,
          place,
          "cannot generate "
              + mode
              + " because it is not available yet; use "
              + (result.isRealScalar() ? "Mode.GRADIENT" : "Mode.VJP"));
    } else if (mode == Mode.GRADIENT && !result.isRealScalar()) {
      problems.report(
          Code.AD002,
          place,
          "cannot generate the gradient of "
              + method
              + " because its result is not a single number; use Mode.VJP");
    } else {
      modes.add(mode);
    }
  }

  private Optional<Mode> mode(Expression value) {
    String name = Names.dotted(value).orElse("");
    String simple = name.substring(name.lastIndexOf('.') + 1);
    for (Mode mode : Mode.values()) {
      if (mode.name().equals(simple)) {
        return Optional.of(mode);
      }
    }
    problems.report(
        Code.AD012, value, "cannot read this mode; write a constant of io.adjoint.Mode");
    return Optional.empty();
  }
}
