package io.adjoint.compiler.processor;

import java.io.IOException;
import java.lang.reflect.Method;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * The standard way since JDK 18: {@code Elements.getFileObjectOf}. Called by reflection, since this
 * compiler is built for JDK 17 too.
 */
record ElementsText(ProcessingEnvironment environment) implements TextSource {

  @Override
  public String name() {
    return "Elements.getFileObjectOf (JDK 18 and up)";
  }

  @Override
  public Text read(TypeElement topLevel)
      throws Unreadable, IOException, ReflectiveOperationException {
    Method method = Elements.class.getMethod("getFileObjectOf", Element.class);
    Object file = method.invoke(environment.getElementUtils(), topLevel);
    if (file instanceof JavaFileObject source && source.getKind() == JavaFileObject.Kind.SOURCE) {
      return FileObjects.text(source);
    }
    throw new Unreadable("the class was not compiled from source in this compilation");
  }
}
