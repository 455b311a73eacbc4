package io.adjoint.compiler.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** Gets the text of a source file by the first way that works in this host. */
final class SourceTexts {
  private final ProcessingEnvironment environment;
  private final List<TextSource> ways = new ArrayList<>();

  SourceTexts(ProcessingEnvironment environment) {
    this.environment = environment;
    List<ProcessingEnvironment> environments = Environments.of(environment);
    add(environments, TreesText::new);
    add(environments, ElementsText::new);
    ways.add(new EclipseText());
    ways.add(new SourcePathText(environment));
  }

  private void add(
      List<ProcessingEnvironment> environments, Function<ProcessingEnvironment, TextSource> way) {
    environments.forEach(one -> ways.add(way.apply(one)));
  }

  /**
   * What the ways led to.
   *
   * @param failures a clause for each way that did not lead to a text
   */
  record Found(Optional<TextSource.Text> text, List<String> failures) {}

  /** Tries all ways. Asks anew each time: what a host knows of a class changes between rounds. */
  Found read(TypeElement topLevel) {
    List<String> failures = new ArrayList<>();
    for (TextSource way : ways) {
      try {
        return new Found(Optional.of(way.read(topLevel)), failures);
      } catch (TextSource.Unreadable
          | IOException
          | ReflectiveOperationException
          | LinkageError
          | RuntimeException problem) {
        failures.add(way.name() + ": " + reason(problem));
      }
    }
    return new Found(Optional.empty(), failures.stream().distinct().toList());
  }

  /** The host, by the class of its environment. */
  String host() {
    return environment.getClass().getName();
  }

  private static String reason(Throwable problem) {
    String message = problem.getMessage();
    return problem instanceof TextSource.Unreadable && message != null
        ? message
        : problem.getClass().getSimpleName() + (message == null ? "" : " " + message);
  }
}
