package io.adjoint.compiler.processor;

import java.io.IOException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** The source path, where the build sets one: the file must be called as its class is. */
record SourcePathText(ProcessingEnvironment environment) implements TextSource {

  @Override
  public String name() {
    return "the source path";
  }

  @Override
  public Text read(TypeElement topLevel) throws IOException {
    PackageElement home = environment.getElementUtils().getPackageOf(topLevel);
    return FileObjects.text(
        environment
            .getFiler()
            .getResource(
                StandardLocation.SOURCE_PATH,
                home.getQualifiedName(),
                topLevel.getSimpleName() + ".java"));
  }
}
