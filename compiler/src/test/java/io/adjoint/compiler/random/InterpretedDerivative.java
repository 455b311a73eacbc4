package io.adjoint.compiler.random;

import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.Interpreter;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.StructValue;
import io.adjoint.compiler.model.ClassUnit;
import io.adjoint.compiler.model.GradientUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The derivative methods of the intermediate representation, run by its interpreter. */
final class InterpretedDerivative implements Derivative {
  private final GradientUnit unit;
  private final Interpreter interpreter;

  InterpretedDerivative(ClassUnit whole, ClassLoader loader) {
    unit = whole.methods().get(0);
    List<Function> functions = new ArrayList<>(whole.support());
    unit.entries().forEach(entry -> functions.add(entry.accumulating().orElseThrow()));
    List<Struct> structs = new ArrayList<>(whole.frames());
    structs.add(unit.gradient());
    interpreter = Interpreter.of(new Program(functions, structs)).withClassLoader(loader);
  }

  @Override
  public boolean hasGradient() {
    return entry(GradientUnit.Kind.GRADIENT).isPresent();
  }

  @Override
  public List<String> names() {
    return unit.components().stream().map(c -> c.parameter().name()).toList();
  }

  @Override
  public int seeds() {
    return entry(GradientUnit.Kind.VJP).orElseThrow().seeds().size();
  }

  private Optional<GradientUnit.Entry> entry(GradientUnit.Kind kind) {
    return unit.entries().stream().filter(entry -> entry.kind() == kind).findFirst();
  }

  @Override
  public Answer gradient(@Nullable Object[] arguments, int times) {
    StructValue into = interpreter.newStruct(unit.gradient().type().name());
    for (int i = 1; i < times; i++) {
      call(GradientUnit.Kind.GRADIENT, Shapes.copyAll(arguments), List.of(), into);
    }
    return call(GradientUnit.Kind.GRADIENT, arguments, List.of(), into);
  }

  @Override
  public Answer product(@Nullable Object[] arguments, List<?> seeds) {
    StructValue into = interpreter.newStruct(unit.gradient().type().name());
    return call(GradientUnit.Kind.VJP, arguments, seeds, into);
  }

  private Answer call(
      GradientUnit.Kind kind, @Nullable Object[] arguments, List<?> seeds, StructValue into) {
    List<@Nullable Object> all = new ArrayList<>(List.of());
    java.util.Collections.addAll(all, arguments);
    all.addAll(seeds);
    all.add(into);
    Function function = entry(kind).orElseThrow().accumulating().orElseThrow();
    Object value = interpreter.call(function.key(), all);
    Map<String, @Nullable Object> gradients = new LinkedHashMap<>();
    unit.components().forEach(c -> gradients.put(c.parameter().name(), into.get(c.accessor())));
    return new Answer(value, gradients);
  }
}
