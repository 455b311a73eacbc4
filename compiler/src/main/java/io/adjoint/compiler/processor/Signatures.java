package io.adjoint.compiler.processor;

import io.adjoint.Differentiable;
import io.adjoint.Mode;
import io.adjoint.compiler.ir.Block;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Places;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Span;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.Access;
import io.adjoint.compiler.model.Source;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.SourceMethod;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * The annotated methods of a class as {@code javax.lang.model} knows them: all but the bodies. What
 * the frontend would give if every body had an error, for where there is no text to read.
 */
record Signatures(ProcessingEnvironment environment) {

  SourceFile read(TypeElement topLevel) {
    ElementTypes types =
        new ElementTypes(environment.getElementUtils(), environment.getTypeUtils());
    List<SourceMethod> methods =
        Annotated.methods(topLevel).stream()
            .filter(method -> types.missing(method).isEmpty())
            .filter(method -> access(method) != Access.PRIVATE)
            .map(method -> signature(method, types))
            .toList();
    Source source =
        new Source(
            topLevel.getSimpleName() + ".java", "", environment.getSourceVersion().ordinal());
    return new SourceFile(source, packageName(topLevel), methods);
  }

  private String packageName(Element element) {
    return environment.getElementUtils().getPackageOf(element).getQualifiedName().toString();
  }

  private SourceMethod signature(ExecutableElement method, ElementTypes types) {
    List<Variable> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(
          new Variable(
              parameters.size(),
              parameter.getSimpleName().toString(),
              types.type(parameter.asType())));
    }
    String name = method.getSimpleName().toString();
    Function function =
        new Function(
            name + parameters.stream().map(it -> it.type().toString()).toList(),
            name,
            parameters,
            types.type(method.getReturnType()),
            Block.EMPTY,
            Span.NONE);
    return new SourceMethod(
        className(method),
        access(method),
        function,
        new Program(List.of(function), List.of()),
        wrt(method, parameters),
        modes(method, function),
        /* sound= */ false,
        new Places());
  }

  private String className(ExecutableElement method) {
    String canonical = Annotated.owner(method).getQualifiedName().toString();
    String home = packageName(method);
    return home.isEmpty() ? canonical : canonical.substring(home.length() + 1);
  }

  private static List<Variable> wrt(ExecutableElement method, List<Variable> parameters) {
    Set<String> names = Set.of(method.getAnnotation(Differentiable.class).wrt());
    return parameters.stream()
        .filter(parameter -> parameter.type().isReal())
        .filter(parameter -> names.isEmpty() || names.contains(parameter.name()))
        .collect(Collectors.toUnmodifiableList());
  }

  private static Set<Mode> modes(ExecutableElement method, Function function) {
    Mode[] chosen = method.getAnnotation(Differentiable.class).modes();
    if (chosen.length > 0) {
      return EnumSet.copyOf(List.of(chosen));
    }
    return Set.of(function.result() instanceof Type.Array ? Mode.JACOBIAN : Mode.GRADIENT);
  }

  /** The narrowest access of the method and the classes around it. */
  private static Access access(Element method) {
    Access narrowest = Access.PUBLIC;
    Element it = method;
    while (it != null && it.getKind() != ElementKind.PACKAGE) {
      Access own = own(it.getModifiers());
      narrowest = own.compareTo(narrowest) > 0 ? own : narrowest;
      it = it.getEnclosingElement();
    }
    return narrowest;
  }

  private static Access own(Set<Modifier> modifiers) {
    if (modifiers.contains(Modifier.PUBLIC)) {
      return Access.PUBLIC;
    }
    if (modifiers.contains(Modifier.PROTECTED)) {
      return Access.PROTECTED;
    }
    return modifiers.contains(Modifier.PRIVATE) ? Access.PRIVATE : Access.PACKAGE;
  }
}
