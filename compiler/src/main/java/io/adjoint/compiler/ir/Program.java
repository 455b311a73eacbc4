package io.adjoint.compiler.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  public Map<String, Function> byKey() {
    Map<String, Function> map = new LinkedHashMap<>();
    functions.forEach(function -> map.put(function.key(), function));
    return map;
  }
}
