package io.adjoint.compiler.processor;

import java.lang.reflect.Field;
import java.util.Arrays;
import javax.lang.model.element.TypeElement;

/**
 * Eclipse's compiler, in the editor, in a batch or in VS Code: its elements wrap a binding, the
 * binding of a class knows its declaration, that knows the file. There is no public way, so this
 * goes by reflection; the names have been the same for many years.
 */
record EclipseText() implements TextSource {

  @Override
  public String name() {
    return "the declarations of Eclipse's compiler";
  }

  @Override
  public Text read(TypeElement topLevel) throws Unreadable, ReflectiveOperationException {
    if (!topLevel.getClass().getName().startsWith("org.eclipse.")) {
      throw new Unreadable("the host is not Eclipse's compiler");
    }
    Object scope = scope(topLevel);
    Object unit =
        field(field(field(scope, "referenceContext"), "compilationResult"), "compilationUnit");
    char[] content = (char[]) unit.getClass().getMethod("getContents").invoke(unit);
    char[] fileName = (char[]) unit.getClass().getMethod("getFileName").invoke(unit);
    return new Text(FileObjects.simpleName(new String(fileName)), new String(content));
  }

  /** What the class was declared in; a class that was read from a class file has none. */
  private static Object scope(TypeElement type) throws Unreadable, ReflectiveOperationException {
    Object binding = field(type, "_binding");
    try {
      return field(binding, "scope");
    } catch (NoSuchFieldException compiled) {
      throw new Unreadable("the class was not compiled from source in this compilation");
    }
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      Field[] fields = type.getDeclaredFields();
      Field found =
          Arrays.stream(fields).filter(it -> it.getName().equals(name)).findFirst().orElse(null);
      if (found != null) {
        found.setAccessible(true);
        Object value = found.get(owner);
        if (value != null) {
          return value;
        }
      }
    }
    throw new NoSuchFieldException(name + " of " + owner.getClass().getName());
  }
}
