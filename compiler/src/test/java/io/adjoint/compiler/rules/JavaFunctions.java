package io.adjoint.compiler.rules;

import io.adjoint.compiler.ir.MathFunction;
import io.adjoint.compiler.ir.Type;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The static methods of a class of the running JDK, as functions of the compiler. */
final class JavaFunctions {
  private JavaFunctions() {}

  static Stream<Method> of(Class<?> owner) {
    return Arrays.stream(owner.getDeclaredMethods())
        .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()))
        .filter(m -> m.getReturnType().isPrimitive())
        .filter(m -> Arrays.stream(m.getParameterTypes()).allMatch(Class::isPrimitive));
  }

  static boolean isReal(Class<?> type) {
    return type == double.class || type == float.class;
  }

  static MathFunction function(Method method) {
    String owner = method.getDeclaringClass().getName().replace("java.lang.", "");
    List<Type> parameters =
        Arrays.stream(method.getParameterTypes()).map(JavaFunctions::type).toList();
    return new MathFunction(owner, method.getName(), parameters, type(method.getReturnType()));
  }

  private static Type type(Class<?> primitive) {
    return Type.Primitive.valueOf(primitive.getName().toUpperCase(Locale.ROOT));
  }

  /** The method's value; NaN where it throws. */
  static double call(Method method, double... arguments) {
    Class<?>[] types = method.getParameterTypes();
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      if (types[i] == double.class) {
        values[i] = arguments[i];
      } else if (types[i] == float.class) {
        values[i] = (float) arguments[i];
      } else {
        values[i] = (int) arguments[i];
      }
    }
    try {
      return ((Number) method.invoke(null, values)).doubleValue();
    } catch (java.lang.reflect.InvocationTargetException e) {
      return Double.NaN;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
