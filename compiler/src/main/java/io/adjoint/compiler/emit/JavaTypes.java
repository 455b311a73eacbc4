package io.adjoint.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.adjoint.compiler.ir.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Types of the intermediate representation as JavaPoet names them.
 *
 * @param packageName of the generated class
 * @param generated the generated class, which holds the structs
 * @param structs the Java names of structs that cannot keep their own
 */
record JavaTypes(String packageName, ClassName generated, Map<String, String> structs) {
  static final ClassName ARRAYS = ClassName.get("java.util", "Arrays");
  static final ClassName SYSTEM = ClassName.get("java.lang", "System");
  static final ClassName MATH = ClassName.get("java.lang", "Math");
  static final ClassName BUFFERS = ClassName.get("io.adjoint", "Buffers");

  JavaTypes {
    structs = Map.copyOf(structs);
  }

  TypeName of(Type type) {
    if (type instanceof Type.Primitive primitive) {
      return switch (primitive) {
        case DOUBLE -> TypeName.DOUBLE;
        case FLOAT -> TypeName.FLOAT;
        case LONG -> TypeName.LONG;
        case INT -> TypeName.INT;
        case SHORT -> TypeName.SHORT;
        case BYTE -> TypeName.BYTE;
        case CHAR -> TypeName.CHAR;
        case BOOLEAN -> TypeName.BOOLEAN;
        case VOID -> TypeName.VOID;
      };
    } else if (type instanceof Type.Array array) {
      return ArrayTypeName.of(of(array.element()));
    } else if (type instanceof Type.Struct struct) {
      return struct(struct);
    }
    return new Parser(((Type.Opaque) type).name()).whole();
  }

  /** The type in text; a struct needs no qualification inside the generated class. */
  Doc doc(Type type) {
    if (type.scalar() instanceof Type.Struct struct) {
      int brackets = 2 * type.rank();
      return new Doc.TypeRef(of(type), struct(struct).simpleName().length() + brackets);
    }
    return Doc.type(of(type));
  }

  ClassName struct(Type.Struct struct) {
    return generated.nestedClass(structs.getOrDefault(struct.name(), struct.name()));
  }

  /** The class whose static functions are called: {@code Math}, or a qualified name. */
  ClassName functionOwner(String owner) {
    return owner.indexOf('.') < 0 ? ClassName.get("java.lang", owner) : className(owner);
  }

  /**
   * A class by its canonical name. The package ends before the first capital, but not before the
   * package of the generated class does.
   */
  ClassName className(String canonical) {
    String[] parts = canonical.split("\\.", -1);
    boolean within = !packageName.isEmpty() && canonical.startsWith(packageName + ".");
    int first = within ? packageName.split("\\.", -1).length : 0;
    while (first < parts.length - 1 && !Character.isUpperCase(parts[first].charAt(0))) {
      first++;
    }
    String inPackage = String.join(".", Arrays.copyOf(parts, first));
    return nested(inPackage, Arrays.copyOfRange(parts, first, parts.length));
  }

  private static ClassName nested(String inPackage, String[] names) {
    return ClassName.get(inPackage, names[0], Arrays.copyOfRange(names, 1, names.length));
  }

  /** Reads a type as source writes it: {@code java.util.List<? extends p.Foo>[]}. */
  private final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text.replaceAll("\\s+", " ").trim();
    }

    TypeName whole() {
      TypeName type = type();
      if (at != text.length()) {
        throw new IllegalArgumentException("not a type: " + text);
      }
      return type;
    }

    private TypeName type() {
      if (take("?")) {
        if (take("extends ")) {
          return WildcardTypeName.subtypeOf(type());
        }
        return take("super ")
            ? WildcardTypeName.supertypeOf(type())
            : WildcardTypeName.subtypeOf(ClassName.OBJECT);
      }
      TypeName type = named();
      while (take("[]")) {
        type = ArrayTypeName.of(type);
      }
      return type;
    }

    private TypeName named() {
      String name = name();
      List<TypeName> arguments = typeArguments();
      TypeName primitive = primitive(name);
      if (primitive != TypeName.VOID) {
        return primitive;
      }
      ClassName className = className(name);
      if (arguments.isEmpty()) {
        return className;
      }
      ParameterizedTypeName type =
          ParameterizedTypeName.get(className, arguments.toArray(new TypeName[0]));
      while (take(".")) {
        String nested = name();
        type = type.nestedClass(nested, typeArguments());
      }
      return type;
    }

    private List<TypeName> typeArguments() {
      List<TypeName> arguments = new ArrayList<>();
      if (take("<")) {
        do {
          arguments.add(type());
        } while (take(","));
        if (!take(">")) {
          throw new IllegalArgumentException("not a type: " + text);
        }
      }
      return arguments;
    }

    private String name() {
      int from = at;
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      if (at == from) {
        throw new IllegalArgumentException("not a type: " + text);
      }
      return text.substring(from, at);
    }

    private static boolean isNamePart(char c) {
      return c == '.' || Character.isJavaIdentifierPart(c);
    }

    private boolean take(String token) {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      if (!text.startsWith(token, at)) {
        return false;
      }
      at += token.length();
      return true;
    }

    /** The primitive type of that name; {@code void} where there is none. */
    private static TypeName primitive(String name) {
      return switch (name) {
        case "double" -> TypeName.DOUBLE;
        case "float" -> TypeName.FLOAT;
        case "long" -> TypeName.LONG;
        case "int" -> TypeName.INT;
        case "short" -> TypeName.SHORT;
        case "byte" -> TypeName.BYTE;
        case "char" -> TypeName.CHAR;
        case "boolean" -> TypeName.BOOLEAN;
        default -> TypeName.VOID;
      };
    }
  }
}
