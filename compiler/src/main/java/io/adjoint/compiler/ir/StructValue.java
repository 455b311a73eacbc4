package io.adjoint.compiler.ir;

import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of a struct of the generated code, in the interpreter. */
public final class StructValue {
  private final Struct struct;
  private final @Nullable Object[] values;

  /** All fields as they begin. */
  StructValue(Struct struct) {
    this.struct = struct;
    this.values = struct.members().stream().map(StructValue::initial).toArray(Object[]::new);
  }

  private static @Nullable Object initial(Struct.Member member) {
    if (member.capacity() == 0) {
      return Values.zero(member.type());
    }
    Classes classes = new Classes(StructValue.class.getClassLoader());
    return Array.newInstance(classes.of(member.type().elementType()), member.capacity());
  }

  public Struct struct() {
    return struct;
  }

  /** The value of a field, boxed where it is primitive. */
  public @Nullable Object get(String field) {
    return values[indexOf(struct, field)];
  }

  /** Sets a field; a primitive one takes the boxed value of its own type. */
  public void set(String field, @Nullable Object value) {
    int index = indexOf(struct, field);
    values[index] = Values.convert(value, struct.members().get(index).type());
  }

  @Nullable Object get(int index) {
    return values[index];
  }

  void set(int index, @Nullable Object value) {
    values[index] = value;
  }

  int size() {
    return values.length;
  }

  static int indexOf(Struct struct, String field) {
    List<Struct.Member> members = struct.members();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).name().equals(field)) {
        return i;
      }
    }
    throw new IllegalArgumentException(struct.type() + " has no field " + field);
  }
}
