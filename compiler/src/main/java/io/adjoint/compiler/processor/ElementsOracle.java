package io.adjoint.compiler.processor;

import io.adjoint.compiler.model.Outline;
import io.adjoint.compiler.model.Outline.Import;
import io.adjoint.compiler.model.Outline.Kind;
import io.adjoint.compiler.model.TypeOracle;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Answers from {@code javax.lang.model}, for one source file in one round.
 *
 * <p>A name means what it would mean to Java in the body of the class (JLS 6.5): a member class of
 * the class or of one around it, inherited ones included; else a single import; else a class of the
 * package; else an import on demand, {@code java.lang} being one.
 */
final class ElementsOracle implements TypeOracle {
  private final Elements elements;
  private final ElementTypes types;
  private final TypeElement topLevel;
  private final PackageElement home;
  private final List<Import> imports;
  private boolean missed;

  ElementsOracle(ProcessingEnvironment environment, TypeElement topLevel, Outline outline) {
    this.elements = environment.getElementUtils();
    this.types = new ElementTypes(elements, environment.getTypeUtils());
    this.topLevel = topLevel;
    this.home = elements.getPackageOf(topLevel);
    this.imports = outline.imports();
  }

  /**
   * Whether a question had no answer because a class is not there. Another processor may make it
   * yet.
   */
  boolean missed() {
    return missed;
  }

  @Override
  public Optional<ClassFacts> resolve(String insideClass, String name) {
    Optional<TypeElement> found = find(insideClass, name);
    missed |= found.isEmpty();
    return found.map(
        type ->
            new ClassFacts(
                type.getQualifiedName().toString(),
                type.getKind() == ElementKind.ENUM,
                type.getKind() == ElementKind.RECORD,
                types.accessible(type, home)));
  }

  private Optional<TypeElement> find(String insideClass, String name) {
    int dot = name.indexOf('.');
    Optional<TypeElement> found =
        named(insideClass)
            .flatMap(inside -> simple(inside, dot < 0 ? name : name.substring(0, dot)));
    if (dot < 0) {
      return found;
    }
    for (String member : name.substring(dot + 1).split("\\.", -1)) {
      found = found.flatMap(type -> memberClass(type, member));
    }
    return found.isPresent() ? found : named(name);
  }

  private Optional<TypeElement> simple(TypeElement inside, String name) {
    for (Element scope = inside; scope instanceof TypeElement type; ) {
      Optional<TypeElement> member = memberClass(type, name);
      if (member.isPresent()) {
        return member;
      }
      if (type.getSimpleName().contentEquals(name)) {
        return Optional.of(type);
      }
      scope = scope.getEnclosingElement();
    }
    return Stream.of(
            imported(Kind.TYPE, name),
            imported(Kind.STATIC, name),
            Stream.of(inPackage(home.getQualifiedName().toString(), name)),
            imported(Kind.TYPES_OF, name),
            imported(Kind.STATICS_OF, name),
            Stream.of(inPackage("java.lang", name)),
            imported(Kind.MODULE, name))
        .flatMap(found -> found)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Stream<Optional<TypeElement>> imported(Kind kind, String name) {
    Stream<Import> all = imports.stream().filter(found -> found.kind() == kind);
    return switch (kind) {
      case TYPE -> all.filter(it -> last(it).equals(name)).map(it -> named(it.name()));
      case STATIC ->
          all.filter(it -> last(it).equals(name))
              .map(it -> named(owner(it)).flatMap(owner -> memberClass(owner, name)));
      case TYPES_OF ->
          all.map(
              it -> {
                Optional<TypeElement> owner = named(it.name());
                return owner.isPresent()
                    ? owner.flatMap(type -> memberClass(type, name))
                    : inPackage(it.name(), name);
              });
      case STATICS_OF -> all.map(it -> named(it.name()).flatMap(type -> memberClass(type, name)));
      case MODULE -> all.map(it -> exported(it.name(), name));
    };
  }

  /** A class of a package; on demand only those that can be seen count. */
  private Optional<TypeElement> inPackage(String packageName, String name) {
    return named(packageName.isEmpty() ? name : packageName + "." + name)
        .filter(type -> elements.getPackageOf(type).getQualifiedName().contentEquals(packageName))
        .filter(type -> types.accessible(type, home));
  }

  private Optional<TypeElement> exported(String moduleName, String name) {
    ModuleElement module = elements.getModuleElement(moduleName);
    return module == null
        ? Optional.empty()
        : ElementFilter.exportsIn(module.getDirectives()).stream()
            .filter(exported -> exported.getTargetModules() == null)
            .map(exported -> inPackage(exported.getPackage().getQualifiedName().toString(), name))
            .flatMap(Optional::stream)
            .findFirst();
  }

  /** A class by its canonical name, as the module of the source file sees it. */
  private Optional<TypeElement> named(String canonicalName) {
    ModuleElement module = elements.getModuleOf(topLevel);
    TypeElement found =
        module == null || module.isUnnamed()
            ? elements.getTypeElement(canonicalName)
            : elements.getTypeElement(module, canonicalName);
    return Optional.ofNullable(found);
  }

  private Optional<TypeElement> memberClass(TypeElement type, String name) {
    return lineage(type)
        .flatMap(
            it ->
                ElementFilter.typesIn(it.getEnclosedElements()).stream()
                    .filter(member -> member.getSimpleName().contentEquals(name))
                    .filter(member -> inherited(member, type)))
        .findFirst();
  }

  /** The class, then what it inherits from, the nearest first. */
  private Stream<TypeElement> lineage(TypeElement type) {
    Stream<TypeMirror> above =
        Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream());
    return Stream.concat(
        Stream.of(type),
        above
            .peek(mirror -> missed |= mirror.getKind() == TypeKind.ERROR)
            .filter(mirror -> mirror.getKind() == TypeKind.DECLARED)
            .map(mirror -> (TypeElement) ((DeclaredType) mirror).asElement())
            .flatMap(this::lineage));
  }

  /** Whether a member that is declared in the class' lineage is a member of the class too. */
  private boolean inherited(Element member, TypeElement type) {
    Set<Modifier> modifiers = member.getModifiers();
    if (Annotated.owner(member).equals(type) || modifiers.contains(Modifier.PUBLIC)) {
      return true;
    }
    return !modifiers.contains(Modifier.PRIVATE)
        && (modifiers.contains(Modifier.PROTECTED)
            || elements.getPackageOf(member).equals(elements.getPackageOf(type)));
  }

  @Override
  public Optional<FieldFacts> field(String className, String fieldName) {
    return named(className).flatMap(type -> fieldOf(type, fieldName)).map(this::facts);
  }

  private Optional<VariableElement> fieldOf(TypeElement type, String name) {
    return lineage(type)
        .flatMap(
            it ->
                ElementFilter.fieldsIn(it.getEnclosedElements()).stream()
                    .filter(field -> field.getSimpleName().contentEquals(name))
                    .filter(field -> inherited(field, type)))
        .findFirst();
  }

  private FieldFacts facts(VariableElement field) {
    return new FieldFacts(
        owner(field),
        field.getSimpleName().toString(),
        types.type(field.asType()),
        field.getModifiers().contains(Modifier.STATIC),
        field.getModifiers().contains(Modifier.FINAL),
        field.getKind() == ElementKind.ENUM_CONSTANT,
        types.accessible(field, home),
        Optional.ofNullable(field.getConstantValue()));
  }

  @Override
  public List<MethodFacts> methods(String className, String methodName) {
    return named(className).stream()
        .flatMap(type -> methodsOf(type, methodName))
        .map(this::facts)
        // Hosts list members in orders of their own.
        .sorted(Comparator.comparing(facts -> facts.parameters().toString()))
        .toList();
  }

  private Stream<ExecutableElement> methodsOf(TypeElement type, String name) {
    return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .filter(method -> method.getSimpleName().contentEquals(name));
  }

  private MethodFacts facts(ExecutableElement method) {
    return new MethodFacts(
        owner(method),
        method.getSimpleName().toString(),
        method.getParameters().stream().map(parameter -> types.type(parameter.asType())).toList(),
        types.type(method.getReturnType()),
        method.getModifiers().contains(Modifier.STATIC),
        method.isVarArgs(),
        types.accessible(method, home));
  }

  @Override
  public Optional<String> staticImportOwner(String insideClass, String name) {
    Stream<String> single =
        imports.stream()
            .filter(it -> it.kind() == Kind.STATIC && last(it).equals(name))
            .map(ElementsOracle::owner);
    Stream<String> onDemand =
        imports.stream().filter(it -> it.kind() == Kind.STATICS_OF).map(Import::name);
    return Stream.concat(single, onDemand)
        .map(this::named)
        .flatMap(Optional::stream)
        .map(type -> staticMember(type, name))
        .flatMap(Optional::stream)
        .map(ElementsOracle::owner)
        .findFirst();
  }

  private Optional<Element> staticMember(TypeElement type, String name) {
    return Stream.<Element>concat(fieldOf(type, name).stream(), methodsOf(type, name))
        .filter(member -> member.getModifiers().contains(Modifier.STATIC))
        .findFirst();
  }

  private static String owner(Element member) {
    return Annotated.owner(member).getQualifiedName().toString();
  }

  private static String owner(Import single) {
    return single.name().substring(0, Math.max(0, single.name().lastIndexOf('.')));
  }

  private static String last(Import single) {
    return single.name().substring(single.name().lastIndexOf('.') + 1);
  }
}
