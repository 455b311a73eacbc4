package io.adjoint.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The compiler's jar as it is published: with its libraries, all under names of our own. */
class CompilerJarTest {
  private static final Path JAR = Jars.compiler();

  @Test
  void everyClassIsUnderOurName() {
    List<String> classes =
        Jars.entries(JAR).keySet().stream().filter(name -> name.endsWith(".class")).toList();
    assertThat(classes)
        .allSatisfy(name -> assertThat(name).startsWith("io/adjoint/compiler/"))
        .anySatisfy(name -> assertThat(name).startsWith("io/adjoint/compiler/shaded/javaparser/"))
        .anySatisfy(name -> assertThat(name).startsWith("io/adjoint/compiler/shaded/javapoet/"));
  }

  /** No class mentions a library by its former name, not even in a string. */
  @Test
  void nothingSpeaksOfFormerNames() {
    Jars.entries(JAR)
        .forEach(
            (name, content) -> {
              if (name.endsWith(".class")) {
                assertThat(new String(content, StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain("com/github/javaparser", "com/palantir/javapoet")
                    .doesNotContain("com.github.javaparser", "com.palantir.javapoet");
              }
            });
  }

  @Test
  void besidesClassesThereIsWhatABuildAsksFor() {
    assertThat(Jars.entries(JAR).keySet().stream().filter(name -> !name.endsWith(".class")))
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/gradle/incremental.annotation.processors",
            "META-INF/services/javax.annotation.processing.Processor");
  }

  /** Whatever is registered for javac is registered for Gradle too, and exists. */
  @Test
  void theProcessorsAreRegistered() {
    List<String> services =
        Jars.text(JAR, "META-INF/services/javax.annotation.processing.Processor").lines().toList();
    assertThat(services)
        .containsExactly(
            "io.adjoint.compiler.processor.AdjointProcessor",
            "io.adjoint.compiler.processor.GeneratedMarkProcessor",
            "io.adjoint.compiler.processor.LocalMethodsProcessor");
    assertThat(Jars.text(JAR, "META-INF/gradle/incremental.annotation.processors").lines())
        .containsExactlyElementsOf(services.stream().map(name -> name + ",isolating").toList());
    assertThat(Jars.entries(JAR))
        .containsKeys(
            services.stream().map(n -> n.replace('.', '/') + ".class").toArray(String[]::new));
  }

  @Test
  void theLicencesOfWhatIsInside() {
    assertThat(Jars.text(JAR, "META-INF/LICENSE"))
        .contains("Apache License", "Version 2.0", "END OF TERMS AND CONDITIONS");
    assertThat(Jars.text(JAR, "META-INF/NOTICE"))
        .contains("JavaParser", "The JavaParser Team", "used here under the Apache License 2.0")
        .contains("JavaPoet", "Square, Inc.");
  }

  @Test
  void theNameOfTheModule() {
    assertThat(ModuleFinder.of(JAR).findAll())
        .singleElement()
        .satisfies(
            module -> {
              assertThat(module.descriptor().name()).isEqualTo("io.adjoint.compiler");
              assertThat(module.descriptor().isAutomatic()).isTrue();
            });
    assertThat(ModuleFinder.of(Jars.runtime()).findAll())
        .singleElement()
        .satisfies(
            module -> {
              assertThat(module.descriptor().name()).isEqualTo("io.adjoint.runtime");
              assertThat(module.descriptor().isAutomatic()).isFalse();
            });
  }

  /** What is inside the jar is not asked for again. */
  @Test
  void thePublishedProjectNeedsTheRuntimeOnly() throws IOException {
    String project =
        Files.readString(
            Jars.installed("io/adjoint/adjoint-compiler", "adjoint-compiler-.*\\.pom"));
    assertThat(project)
        .contains("<artifactId>adjoint-runtime</artifactId>")
        .doesNotContain("<artifactId>javaparser-core</artifactId>")
        .doesNotContain("<groupId>com.palantir.javapoet</groupId>");
  }
}
