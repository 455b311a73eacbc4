package io.adjoint.compiler.processor;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Javac's own trees know the file that a class was read from. */
record TreesText(ProcessingEnvironment environment) implements TextSource {

  @Override
  public String name() {
    return "com.sun.source.util.Trees";
  }

  @Override
  public Text read(TypeElement topLevel) throws Unreadable, IOException {
    TreePath path = Trees.instance(environment).getPath(topLevel);
    if (path == null) {
      throw new Unreadable("the class was not compiled from source in this compilation");
    }
    JavaFileObject file = path.getCompilationUnit().getSourceFile();
    return FileObjects.text(file);
  }
}
