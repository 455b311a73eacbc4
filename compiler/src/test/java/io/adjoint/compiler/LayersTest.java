package io.adjoint.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may import which: the table in {@code docs/architecture.md}, held. */
class LayersTest {

  private static final String BASE = "io.adjoint.compiler";

  private static final String FACADE = "";

  /** For each package, what it may import of the others. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("ir", Set.of()),
          Map.entry("rules", Set.of("ir")),
          Map.entry("diagnostics", Set.of("ir")),
          Map.entry("model", Set.of("ir", "rules", "diagnostics")),
          Map.entry("frontend", Set.of("ir", "rules", "diagnostics", "model")),
          Map.entry("analysis", Set.of("ir", "rules", "diagnostics")),
          Map.entry(
              "transform", Set.of("ir", "rules", "diagnostics", "model", "analysis", "simplify")),
          Map.entry("simplify", Set.of("ir", "rules", "model")),
          Map.entry("emit", Set.of("ir", "rules", "diagnostics", "model", "transform", "simplify")),
          Map.entry(
              FACADE,
              Set.of(
                  "ir",
                  "rules",
                  "diagnostics",
                  "model",
                  "frontend",
                  "analysis",
                  "transform",
                  "simplify",
                  "emit")),
          // What it tells the core of types outside the source is said in IR types.
          Map.entry("processor", Set.of(FACADE, "diagnostics", "model", "ir")));

  /** Other people's packages that only some of ours may import. */
  private static final Map<String, Set<String>> ONLY_IN =
      Map.of(
          "com.github.javaparser..", Set.of("frontend"),
          "com.palantir.javapoet..", Set.of("emit"),
          "javax.annotation.processing..", Set.of("processor"),
          // JavaPoet takes modifiers from there.
          "javax.lang.model..", Set.of("processor", "emit"),
          "com.sun.source..", Set.of("processor"));

  private static final List<String> PACKAGES = MAY_IMPORT.keySet().stream().sorted().toList();

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(BASE);

  @ParameterizedTest
  @FieldSource("PACKAGES")
  void importsRunOneWay(String name) {
    String[] allowed =
        Stream.concat(Stream.of(name), MAY_IMPORT.get(name).stream())
            .map(LayersTest::pattern)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(pattern(name))
        .should()
        .dependOnClassesThat(resideInAPackage(BASE + "..").and(not(resideInAnyPackage(allowed))))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsInTheTable() {
    Set<String> found =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .map(p -> p.equals(BASE) ? FACADE : p.substring(BASE.length() + 1).split("\\.")[0])
            .collect(Collectors.toSet());
    assertThat(found).isNotEmpty().isSubsetOf(MAY_IMPORT.keySet());
  }

  @Test
  void thereAreNoCycles() {
    slices()
        .matching(BASE + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("foreignPackages")
  void foreignLibrariesStayWhereTheyAre(String foreign) {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ONLY_IN.get(foreign).stream().map(LayersTest::pattern).toArray(String[]::new))
        .should()
        .dependOnClassesThat(resideInAPackage(foreign))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  static Set<String> foreignPackages() {
    return ONLY_IN.keySet();
  }

  private static String pattern(String name) {
    return name.equals(FACADE) ? BASE : BASE + "." + name + "..";
  }
}
