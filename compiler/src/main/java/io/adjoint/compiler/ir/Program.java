package io.adjoint.compiler.ir;

import java.util.List;
import java.util.Optional;

/** Functions that call each other, and the structs that they use. */
public record Program(List<Function> functions, List<Struct> structs) {
  public Program {
    functions = List.copyOf(functions);
    structs = List.copyOf(structs);
  }

  public Optional<Function> function(String key) {
    return functions.stream().filter(function -> function.key().equals(key)).findFirst();
  }
}
