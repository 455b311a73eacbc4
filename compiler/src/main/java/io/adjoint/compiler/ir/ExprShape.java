package io.adjoint.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The operands of each kind of expression: reading them and replacing them. */
final class ExprShape {
  static final Expr.Cases<List<Expr>> OPERANDS = new Operands();

  private ExprShape() {}

  private static final class Operands implements Expr.Cases<List<Expr>> {
    @Override
    public List<Expr> onConst(Expr.Const e) {
      return List.of();
    }

    @Override
    public List<Expr> onNull(Expr.Null e) {
      return List.of();
    }

    @Override
    public List<Expr> onStatic(Expr.Static e) {
      return List.of();
    }

    @Override
    public List<Expr> onVar(Expr.Var e) {
      return List.of();
    }

    @Override
    public List<Expr> onLoad(Expr.Load e) {
      return List.of(e.array(), e.index());
    }

    @Override
    public List<Expr> onField(Expr.Field e) {
      return List.of(e.object());
    }

    @Override
    public List<Expr> onLength(Expr.Length e) {
      return List.of(e.array());
    }

    @Override
    public List<Expr> onUnary(Expr.Unary e) {
      return List.of(e.operand());
    }

    @Override
    public List<Expr> onBinary(Expr.Binary e) {
      return List.of(e.left(), e.right());
    }

    @Override
    public List<Expr> onApply(Expr.Apply e) {
      return e.arguments();
    }

    @Override
    public List<Expr> onSelect(Expr.Select e) {
      return List.of(e.condition(), e.whenTrue(), e.whenFalse());
    }

    @Override
    public List<Expr> onCast(Expr.Cast e) {
      return List.of(e.operand());
    }

    @Override
    public List<Expr> onConcat(Expr.Concat e) {
      return e.parts();
    }

    @Override
    public List<Expr> onNewArray(Expr.NewArray e) {
      return e.dimensions();
    }

    @Override
    public List<Expr> onCopyOf(Expr.CopyOf e) {
      return List.of(e.source(), e.from(), e.to());
    }

    @Override
    public List<Expr> onCallFunction(Expr.CallFunction e) {
      return e.arguments();
    }

    @Override
    public List<Expr> onInvoke(Expr.Invoke e) {
      List<Expr> all = new ArrayList<>();
      e.receiver().ifPresent(all::add);
      all.addAll(e.arguments());
      return all;
    }

    @Override
    public List<Expr> onNew(Expr.New e) {
      return e.arguments();
    }

    @Override
    public List<Expr> onNewStruct(Expr.NewStruct e) {
      return List.of();
    }
  }

  /** Replaces operands; keeps the node where none changed, so that unchanged trees stay shared. */
  record Rebuild(UnaryOperator<Expr> change) implements Expr.Cases<Expr> {

    private List<Expr> all(List<Expr> operands) {
      List<Expr> result = new ArrayList<>(operands.size());
      boolean same = true;
      for (Expr operand : operands) {
        Expr changed = change.apply(operand);
        same &= changed == operand;
        result.add(changed);
      }
      return same ? operands : result;
    }

    @Override
    public Expr onConst(Expr.Const e) {
      return e;
    }

    @Override
    public Expr onNull(Expr.Null e) {
      return e;
    }

    @Override
    public Expr onStatic(Expr.Static e) {
      return e;
    }

    @Override
    public Expr onVar(Expr.Var e) {
      return e;
    }

    @Override
    public Expr onLoad(Expr.Load e) {
      Expr array = change.apply(e.array());
      Expr index = change.apply(e.index());
      return array == e.array() && index == e.index() ? e : new Expr.Load(array, index);
    }

    @Override
    public Expr onField(Expr.Field e) {
      Expr object = change.apply(e.object());
      return object == e.object() ? e : new Expr.Field(object, e.name(), e.type());
    }

    @Override
    public Expr onLength(Expr.Length e) {
      Expr array = change.apply(e.array());
      return array == e.array() ? e : new Expr.Length(array);
    }

    @Override
    public Expr onUnary(Expr.Unary e) {
      Expr operand = change.apply(e.operand());
      return operand == e.operand() ? e : new Expr.Unary(e.op(), operand);
    }

    @Override
    public Expr onBinary(Expr.Binary e) {
      Expr left = change.apply(e.left());
      Expr right = change.apply(e.right());
      return left == e.left() && right == e.right() ? e : new Expr.Binary(e.op(), left, right);
    }

    @Override
    public Expr onApply(Expr.Apply e) {
      List<Expr> arguments = all(e.arguments());
      return arguments == e.arguments() ? e : new Expr.Apply(e.function(), arguments);
    }

    @Override
    public Expr onSelect(Expr.Select e) {
      Expr condition = change.apply(e.condition());
      Expr whenTrue = change.apply(e.whenTrue());
      Expr whenFalse = change.apply(e.whenFalse());
      return condition == e.condition() && whenTrue == e.whenTrue() && whenFalse == e.whenFalse()
          ? e
          : new Expr.Select(condition, whenTrue, whenFalse);
    }

    @Override
    public Expr onCast(Expr.Cast e) {
      Expr operand = change.apply(e.operand());
      return operand == e.operand() ? e : new Expr.Cast(e.type(), operand);
    }

    @Override
    public Expr onConcat(Expr.Concat e) {
      List<Expr> parts = all(e.parts());
      return parts == e.parts() ? e : new Expr.Concat(parts);
    }

    @Override
    public Expr onNewArray(Expr.NewArray e) {
      List<Expr> dimensions = all(e.dimensions());
      return dimensions == e.dimensions() ? e : new Expr.NewArray(e.type(), dimensions);
    }

    @Override
    public Expr onCopyOf(Expr.CopyOf e) {
      Expr source = change.apply(e.source());
      Expr from = change.apply(e.from());
      Expr to = change.apply(e.to());
      return source == e.source() && from == e.from() && to == e.to()
          ? e
          : new Expr.CopyOf(source, from, to, e.kind());
    }

    @Override
    public Expr onCallFunction(Expr.CallFunction e) {
      List<Expr> arguments = all(e.arguments());
      return arguments == e.arguments()
          ? e
          : new Expr.CallFunction(e.function(), arguments, e.type());
    }

    @Override
    public Expr onInvoke(Expr.Invoke e) {
      Optional<Expr> receiver = e.receiver().map(change);
      List<Expr> arguments = all(e.arguments());
      boolean same = arguments == e.arguments() && receiver.equals(e.receiver());
      return same ? e : new Expr.Invoke(receiver, e.owner(), e.method(), arguments, e.type());
    }

    @Override
    public Expr onNew(Expr.New e) {
      List<Expr> arguments = all(e.arguments());
      return arguments == e.arguments() ? e : new Expr.New(e.type(), arguments);
    }

    @Override
    public Expr onNewStruct(Expr.NewStruct e) {
      return e;
    }
  }
}
