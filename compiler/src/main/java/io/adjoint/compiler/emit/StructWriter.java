package io.adjoint.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.model.Access;
import io.adjoint.compiler.model.GradientUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Structs as nested classes: gradients with what their reader needs, frames with fields only. */
record StructWriter(JavaTypes types) {
  /** What is left of a line inside a member of a nested class. */
  private static final int COLUMNS = UnitWriter.COLUMNS - 4;

  private static final String VALUE = "value";

  TypeSpec frame(Struct frame) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(types.struct(frame.type()))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(paragraph(COLUMNS, "What a forward sweep leaves for its reverse sweep."));
    frame.members().forEach(member -> type.addField(field(member)));
    return type.build();
  }

  TypeSpec gradient(GradientUnit unit) {
    ClassName name = types.struct(unit.gradient().type());
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addJavadoc(
                paragraph(
                    COLUMNS + 2,
                    "The gradient of "
                        + unit.method().function().name()
                        + ", and the workspace that computing it needs. Confined to one thread."));
    if (unit.method().access() == Access.PUBLIC) {
      type.addModifiers(Modifier.PUBLIC);
    }
    type.addModifiers(Modifier.STATIC, Modifier.FINAL);
    Set<String> accessible = new HashSet<>(Set.of(VALUE));
    unit.components().forEach(component -> accessible.add(component.accessor()));
    for (Struct.Member member : unit.gradient().members()) {
      type.addField(accessible.contains(member.name()) ? bare(member) : hidden(member));
    }
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).build());
    value(unit).ifPresent(member -> type.addMethod(accessor(member, "The value of the method.")));
    for (GradientUnit.Component component : unit.components()) {
      String derivative = "The derivative by " + component.parameter().name() + ".";
      type.addMethod(accessor(member(unit, component.accessor()), derivative));
    }
    return type.addMethod(zero(unit)).build();
  }

  /** The value, unless a gradient has its accessor, which then is of a parameter of that name. */
  private static Optional<Struct.Member> value(GradientUnit unit) {
    Set<String> accessors = new HashSet<>();
    unit.components().forEach(component -> accessors.add(component.accessor()));
    return unit.gradient().members().stream()
        .filter(member -> member.name().equals(VALUE) && !accessors.contains(VALUE))
        .findFirst();
  }

  private static Struct.Member member(GradientUnit unit, String name) {
    return unit.gradient().members().stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no member " + name));
  }

  private FieldSpec hidden(Struct.Member member) {
    return field(member).toBuilder().addModifiers(Modifier.PRIVATE).build();
  }

  /** A field with an accessor, which says what it is. */
  private FieldSpec bare(Struct.Member member) {
    return FieldSpec.builder(
            types.of(member.type()), Identifiers.legal(member.name()), Modifier.PRIVATE)
        .build();
  }

  private FieldSpec field(Struct.Member member) {
    FieldSpec.Builder field =
        FieldSpec.builder(types.of(member.type()), Identifiers.legal(member.name()));
    if (!member.purpose().isEmpty()) {
      String purpose = member.purpose();
      String sentence = Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1) + ".";
      field.addJavadoc(paragraph(COLUMNS, sentence));
    }
    if (member.capacity() > 0) {
      String more = "[]".repeat(member.type().rank() - 1);
      field.initializer("new $T[$L]$L", types.of(member.type().scalar()), member.capacity(), more);
    }
    return field.build();
  }

  private MethodSpec accessor(Struct.Member member, String purpose) {
    String name = Identifiers.legal(member.name());
    return MethodSpec.methodBuilder(name)
        .addJavadoc(paragraph(COLUMNS, purpose))
        .addModifiers(Modifier.PUBLIC)
        .returns(types.of(member.type()))
        .addCode("return $L;\n", name)
        .build();
  }

  private MethodSpec zero(GradientUnit unit) {
    List<Struct.Member> cleared = new ArrayList<>();
    value(unit).ifPresent(cleared::add);
    unit.components().forEach(component -> cleared.add(member(unit, component.accessor())));
    MethodSpec.Builder zero =
        MethodSpec.methodBuilder("zero")
            .addJavadoc(
                paragraph(COLUMNS, "Sets the value and the gradient to zero; keeps the arrays."))
            .addModifiers(Modifier.PUBLIC);
    for (Struct.Member member : cleared) {
      String name = Identifiers.legal(member.name());
      if (member.type().isPrimitive()) {
        zero.addCode("$L = $L;\n", name, member.type() == Type.BOOLEAN ? "false" : "0");
      } else if (member.type().isReal() && !member.name().equals(VALUE)) {
        zero.addCode("$L.clear($L);\n", buffers(unit), name);
      } else {
        // An array that the user's method returned may be the user's.
        zero.addCode("$L = null;\n", name);
      }
    }
    return zero.build();
  }

  /** The class, by its full name where a field of the struct has the short one. */
  private static CodeBlock buffers(GradientUnit unit) {
    boolean hidden =
        unit.gradient().members().stream()
            .anyMatch(member -> member.name().equals(JavaTypes.BUFFERS.simpleName()));
    return hidden
        ? CodeBlock.of("$L", JavaTypes.BUFFERS.canonicalName())
        : CodeBlock.of("$T", JavaTypes.BUFFERS);
  }

  private static CodeBlock paragraph(int columns, String text) {
    return new JavadocText(columns).paragraph(JavadocText.prose(text)).toCodeBlock();
  }
}
