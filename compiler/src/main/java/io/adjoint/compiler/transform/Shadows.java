package io.adjoint.compiler.transform;

import io.adjoint.compiler.analysis.Activity;
import io.adjoint.compiler.analysis.ArrayClasses;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The shadow arrays of a function. Each active array has a shadow of its shape that holds the
 * adjoints of its elements. Whatever the forward sweep does to a reference it does to the shadow's
 * reference too, so two references to one array always come with one shadow, however they were
 * passed around.
 */
final class Shadows {
  private final String function;
  private final ArrayClasses classes;
  private final Activity activity;
  private final Fresh fresh;
  private final Map<Variable, Variable> shadows = new LinkedHashMap<>();
  private final Map<Variable, Variable> primals = new LinkedHashMap<>();
  private final Map<Expr.Static, Variable> constants = new LinkedHashMap<>();

  Shadows(String function, ArrayClasses classes, Activity activity, Fresh fresh) {
    this.function = function;
    this.classes = classes;
    this.activity = activity;
    this.fresh = fresh;
  }

  boolean has(Expr reference) {
    return reference.type().isArray() && activity.isActiveArray(function, reference);
  }

  boolean has(Variable variable) {
    return has(Expr.of(variable));
  }

  /** The variable that holds the shadow of what an array variable holds. */
  Variable of(Variable array) {
    return shadows.computeIfAbsent(
        array,
        key -> {
          Variable shadow = fresh.variable(Naming.adjoint(key.name()), key.type());
          primals.put(shadow, key);
          return shadow;
        });
  }

  /** Whether a variable holds the shadow of what another one holds. */
  boolean isShadow(Variable variable) {
    return primals.containsKey(variable);
  }

  /** The shadow of a reference. */
  Expr of(Expr reference) {
    if (reference instanceof Expr.Var v) {
      return Expr.of(of(v.variable()));
    } else if (reference instanceof Expr.Load load) {
      return new Expr.Load(of(load.array()), load.index());
    } else if (reference instanceof Expr.Static field) {
      return Expr.of(ofConstant(field));
    } else if (reference instanceof Expr.Null) {
      return reference;
    } else if (reference instanceof Expr.Cast cast) {
      return of(cast.operand());
    }
    throw new IllegalStateException("no shadow for this kind of reference: " + reference);
  }

  private Variable ofConstant(Expr.Static field) {
    return constants.computeIfAbsent(
        field, key -> fresh.variable(Naming.adjoint(key.name()), key.type()));
  }

  /** The static arrays that may be met where an active array may be, with their shadows. */
  Map<Expr.Static, Variable> constants() {
    return constants;
  }

  /**
   * Whether the elements of what a reference (of the primal or a shadow) refers to are ever
   * written; of a static field, whether it may change.
   */
  boolean isStored(Expr reference) {
    return reference instanceof Expr.Static
        ? classes.isChangedOutside()
        : classes.isStored(classOf(reference));
  }

  /** The class of the array that a reference of the primal refers to. */
  int classOf(Expr reference) {
    return classes.classOf(function, primal(reference));
  }

  private Expr primal(Expr reference) {
    if (reference instanceof Expr.Var v) {
      return Expr.of(primals.getOrDefault(v.variable(), v.variable()));
    } else if (reference instanceof Expr.Load load) {
      return new Expr.Load(primal(load.array()), load.index());
    }
    return reference;
  }

  /**
   * The type of the adjoint of a scalar: sums are formed in double, whatever the scalar's own type.
   */
  static Type adjointType() {
    return Type.DOUBLE;
  }
}
