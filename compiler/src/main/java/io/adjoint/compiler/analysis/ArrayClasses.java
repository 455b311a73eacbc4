package io.adjoint.compiler.analysis;

import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Stmt;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Partitions the array references of a program into classes: two references that may be the same
 * array are in one class.
 *
 * <p>Java arrays never overlap in part, so identity is the only alias question. The partition is
 * Steensgaard's ("Points-to analysis in almost linear time", 1996): an assignment of references
 * joins their classes, and an array of arrays has a class for its rows. It ignores the order of
 * statements and the context of calls, which is always safe.
 *
 * <p>In: a program. Out: for each reference its class, and whether elements of that class are ever
 * written.
 */
public final class ArrayClasses {
  private final Program program;

  /** Whether the rows of a copy of an array of arrays have a class of their own. */
  private final boolean copiesApart;

  /** The rows of copies, by the rows of what was copied. */
  private final Map<Integer, Set<Integer>> copiedTo = new HashMap<>();

  private final List<Integer> parent = new ArrayList<>();
  private final Map<Integer, Integer> rows = new HashMap<>();
  private final Set<Integer> stored = new HashSet<>();
  private final Set<Integer> constant = new HashSet<>();
  private final Set<Integer> unknown = new HashSet<>();
  private final Map<Object, Integer> nodes = new HashMap<>();
  private final boolean changedOutside;

  private record Local(String function, Variable variable) {}

  private record Result(String function) {}

  private ArrayClasses(Program program, boolean copiesApart) {
    this.program = program;
    this.copiesApart = copiesApart;
    this.changedOutside = OutsideChanges.mayHappen(program);
  }

  /**
   * Analyses a program.
   *
   * @param entry the function that others call: they may pass it one array of integers or other
   *     objects twice; that they do not so with numbers, where it matters, is checked at run time
   */
  public static ArrayClasses of(Program program, Function entry) {
    return of(program, entry, false);
  }

  /**
   * The classes by what may be put where: the rows of a copy are those of its source, but what is
   * put into the copy is not in the source. So a row may be in two classes here. They are not to
   * tell whether two references may be one array, but which arrays outlive a call.
   */
  public static ArrayClasses ofHolders(Program program, Function entry) {
    return of(program, entry, true);
  }

  private static ArrayClasses of(Program program, Function entry, boolean copiesApart) {
    ArrayClasses classes = new ArrayClasses(program, copiesApart);
    for (Function function : program.functions()) {
      IrWalk.forEachStmt(function.body(), statement -> classes.visit(function, statement));
    }
    classes.joinWritten(entry);
    return classes;
  }

  /** Arrays that the caller gives, of which one is written, may be one array. */
  private void joinWritten(Function entry) {
    Map<Type, Set<Integer>> given = new LinkedHashMap<>();
    for (Variable parameter : entry.parameters()) {
      Type type = parameter.type();
      if (type.isArray() && !type.isReal()) {
        int reached = classOf(entry.key(), Expr.of(parameter));
        for (; type.isArray(); type = type.elementType()) {
          given.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(reached);
          reached = rowsOf(reached);
        }
      }
    }
    for (Set<Integer> same : given.values()) {
      if (same.stream().anyMatch(this::isStored)) {
        same.forEach(one -> join(same.iterator().next(), one));
      }
    }
  }

  /** The class of the array that {@code reference} is. Stable once the analysis is made. */
  public int classOf(String function, Expr reference) {
    return find(evaluate(function, reference));
  }

  /** The class of what the function returns. */
  public int resultClass(String function) {
    return find(node(new Result(function)));
  }

  /** The class of the rows of the arrays of a class. */
  public int rowsOf(int arrayClass) {
    return find(element(arrayClass));
  }

  /** The class of the innermost arrays below a reference: those that hold scalars. */
  public int leafClass(String function, Expr reference) {
    int leaf = classOf(function, reference);
    for (int rank = reference.type().rank(); rank > 1; rank--) {
      leaf = rowsOf(leaf);
    }
    return leaf;
  }

  /** Whether an element of an array of this class is written anywhere in the program. */
  public boolean isStored(int arrayClass) {
    return stored.contains(find(arrayClass));
  }

  /** Whether static fields, and the arrays in them, may change during the call. */
  public boolean isChangedOutside() {
    return changedOutside;
  }

  /** Whether a static field of the user's holds an array of this class. */
  public boolean isConstant(int arrayClass) {
    return constant.contains(find(arrayClass));
  }

  /**
   * The classes of arrays that others than the program can see: what the entry function is given or
   * returns, what static fields hold, and what methods outside the program are given. Arrays of any
   * other class are gone after the call.
   */
  public Set<Integer> escaping(Function entry) {
    Set<Integer> escaping = outliving(entry);
    entry.parameters().stream()
        .filter(parameter -> parameter.type().isArray())
        .forEach(parameter -> escaping.add(classOf(entry.key(), Expr.of(parameter))));
    return escaping;
  }

  /**
   * The classes of which an array that is made during the call may be seen after it. Those of the
   * parameters themselves are not among them: the caller keeps the array that it gave, whatever the
   * variable holds in the end. But a new row may have been put into one.
   */
  public Set<Integer> outliving(Function entry) {
    Set<Integer> outliving = new HashSet<>();
    constant.forEach(c -> outliving.add(find(c)));
    unknown.forEach(c -> outliving.add(find(c)));
    for (Variable parameter : entry.parameters()) {
      if (parameter.type().rank() > 1) {
        int rows = rowsOf(classOf(entry.key(), Expr.of(parameter)));
        addLevels(rows, parameter.type().rank() - 1, outliving);
      }
    }
    addLevels(resultClass(entry.key()), entry.result().rank(), outliving);
    boolean grows = true;
    while (grows) {
      // What is in a copy that outlives the call may be from its source.
      grows = false;
      for (Map.Entry<Integer, Set<Integer>> copied : copiedTo.entrySet()) {
        if (copied.getValue().stream().anyMatch(copy -> outliving.contains(find(copy)))) {
          grows |= outliving.add(find(copied.getKey()));
        }
      }
    }
    return outliving;
  }

  private void addLevels(int arrayClass, int rank, Set<Integer> classesFound) {
    int reached = arrayClass;
    for (int level = 0; level < rank; level++) {
      classesFound.add(find(reached));
      reached = rowsOf(reached);
    }
  }

  private void visit(Function function, Stmt statement) {
    String key = function.key();
    IrWalk.forEachExpr(statement, root -> visitEffects(key, root));
    IrWalk.forEachDeepExpr(statement, e -> visitChoice(key, e));
    if (statement instanceof Stmt.Declare s && s.variable().type().isArray()) {
      s.value().ifPresent(value -> join(node(new Local(key, s.variable())), evaluate(key, value)));
    } else if (statement instanceof Stmt.Set s) {
      assign(key, s.place(), s.value());
    } else if (statement instanceof Stmt.Increment s && s.place() instanceof Expr.Load load) {
      markStored(evaluate(key, load.array()));
    } else if (statement instanceof Stmt.Fill s) {
      int array = evaluate(key, s.array());
      markStored(array);
      if (s.value().type().isArray()) {
        join(element(array), evaluate(key, s.value()));
      }
    } else if (statement instanceof Stmt.CopyArray s) {
      int target = evaluate(key, s.target());
      markStored(target);
      if (s.target().type().rank() > 1 && s.source().type().rank() > 1) {
        join(element(target), element(evaluate(key, s.source())));
      }
    } else if (statement instanceof Stmt.Return s) {
      s.value()
          .filter(value -> value.type().isArray())
          .ifPresent(value -> join(node(new Result(key)), evaluate(key, value)));
    }
  }

  private void assign(String function, Expr.Place place, Expr value) {
    if (place instanceof Expr.Load load) {
      markStored(evaluate(function, load.array()));
    }
    if (place.type().isArray()) {
      join(evaluate(function, place), evaluate(function, value));
    }
  }

  private void visitEffects(String function, Expr expression) {
    if (expression instanceof Expr.CallFunction call) {
      bindArguments(function, call);
    } else if (expression instanceof Expr.Invoke invoke) {
      invoke.arguments().forEach(argument -> markUnknown(function, argument));
      invoke.receiver().ifPresent(receiver -> markUnknown(function, receiver));
    }
  }

  /** Asking later must join no classes, and mark none. */
  private void visitChoice(String function, Expr e) {
    if ((e instanceof Expr.Select || e instanceof Expr.Static) && e.type().isArray()) {
      evaluate(function, e);
    }
  }

  private void bindArguments(String function, Expr.CallFunction call) {
    Function callee = program.function(call.function()).orElseThrow();
    for (int i = 0; i < call.arguments().size(); i++) {
      Variable parameter = callee.parameters().get(i);
      if (parameter.type().isArray()) {
        join(node(new Local(callee.key(), parameter)), evaluate(function, call.arguments().get(i)));
      }
    }
  }

  /** A method outside the program may write whatever it can reach. */
  private void markUnknown(String function, Expr argument) {
    Type type = argument.type();
    int reached = type.isArray() ? evaluate(function, argument) : -1;
    for (; type instanceof Type.Array array; type = array.element()) {
      markStored(reached);
      unknown.add(find(reached));
      reached = element(reached);
    }
  }

  private int evaluate(String function, Expr e) {
    if (e instanceof Expr.Var v) {
      return node(new Local(function, v.variable()));
    } else if (e instanceof Expr.Load load) {
      return element(evaluate(function, load.array()));
    } else if (e instanceof Expr.Static field) {
      int result = node(field.owner() + "." + field.name());
      markConstant(result, e.type());
      markChangedOutside(result, e.type());
      return result;
    } else if (e instanceof Expr.Invoke) {
      int result = node(e);
      markChangedOutside(result, e.type());
      return result;
    } else if (e instanceof Expr.Select select) {
      return join(evaluate(function, select.whenTrue()), evaluate(function, select.whenFalse()));
    } else if (e instanceof Expr.Cast cast) {
      return evaluate(function, cast.operand());
    } else if (e instanceof Expr.CopyOf copy) {
      int fresh = fresh();
      if (e.type().rank() > 1) {
        copyRows(element(evaluate(function, copy.source())), fresh, e.type().rank());
      }
      return fresh;
    } else if (e instanceof Expr.CallFunction call) {
      return node(new Result(call.function()));
    }
    return fresh();
  }

  private void copyRows(int rows, int copy, int rank) {
    // The source's class stands for both: asking later must not change its representative.
    if (!copiesApart) {
      join(rows, element(copy));
      return;
    }
    copiedTo.computeIfAbsent(rows, key -> new HashSet<>()).add(element(copy));
    if (rank > 2) {
      join(element(rows), element(element(copy)));
    }
  }

  private void markConstant(int arrayClass, Type type) {
    int reached = find(arrayClass);
    for (Type t = type; t.isArray(); t = t.elementType()) {
      constant.add(find(reached));
      if (t.rank() > 1) {
        reached = element(reached);
      }
    }
  }

  private void markChangedOutside(int arrayClass, Type type) {
    int reached = find(arrayClass);
    for (Type t = type; changedOutside && t.isArray(); t = t.elementType()) {
      markStored(reached);
      if (t.rank() > 1) {
        reached = element(reached);
      }
    }
  }

  private int node(Object key) {
    Integer known = nodes.get(key);
    if (known == null) {
      known = fresh();
      nodes.put(key, known);
    }
    return find(known);
  }

  private int fresh() {
    parent.add(parent.size());
    return parent.size() - 1;
  }

  private int find(int node) {
    int root = node;
    while (parent.get(root) != root) {
      root = parent.get(root);
    }
    for (int n = node; parent.get(n) != root; ) {
      int next = parent.get(n);
      parent.set(n, root);
      n = next;
    }
    return root;
  }

  private int element(int node) {
    int root = find(node);
    Integer known = rows.get(root);
    if (known == null) {
      known = fresh();
      rows.put(root, known);
    }
    return find(known);
  }

  private void markStored(int node) {
    stored.add(find(node));
  }

  private int join(int left, int right) {
    int a = find(left);
    int b = find(right);
    if (a == b) {
      return a;
    }
    parent.set(b, a);
    if (stored.remove(b)) {
      stored.add(a);
    }
    if (constant.remove(b)) {
      constant.add(a);
    }
    if (unknown.remove(b)) {
      unknown.add(a);
    }
    Integer rowsOfA = rows.get(a);
    Integer rowsOfB = rows.remove(b);
    if (rowsOfB != null) {
      if (rowsOfA == null) {
        rows.put(a, rowsOfB);
      } else {
        join(rowsOfA, rowsOfB);
      }
    }
    return find(a);
  }
}
