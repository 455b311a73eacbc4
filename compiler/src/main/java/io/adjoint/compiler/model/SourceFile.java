package io.adjoint.compiler.model;

import java.util.List;

/**
 * What the frontend found in a source file.
 *
 * @param packageName empty for the unnamed package
 * @param methods the annotated methods, in the order of the text
 */
public record SourceFile(Source source, String packageName, List<SourceMethod> methods) {
  public SourceFile {
    methods = List.copyOf(methods);
  }
}
