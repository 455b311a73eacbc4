package io.adjoint.compiler.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The expressions and blocks of each kind of statement: reading them and replacing them. */
final class StmtShape {
  static final Stmt.Cases<List<Expr>> EXPRESSIONS = new Expressions();
  static final Stmt.Cases<List<Block>> BLOCKS = new Blocks();

  private StmtShape() {}

  /** A statement's own expressions in evaluation order; an assigned place is one of them. */
  private static final class Expressions implements Stmt.Cases<List<Expr>> {
    @Override
    public List<Expr> onDeclare(Stmt.Declare s) {
      return s.value().map(List::of).orElse(List.of());
    }

    @Override
    public List<Expr> onSet(Stmt.Set s) {
      return List.of(s.place(), s.value());
    }

    @Override
    public List<Expr> onIncrement(Stmt.Increment s) {
      return List.of(s.place(), s.value());
    }

    @Override
    public List<Expr> onEval(Stmt.Eval s) {
      return List.of(s.effect());
    }

    @Override
    public List<Expr> onIf(Stmt.If s) {
      return List.of(s.condition());
    }

    @Override
    public List<Expr> onLoop(Stmt.Loop s) {
      return List.of(s.condition());
    }

    @Override
    public List<Expr> onSwitch(Stmt.Switch s) {
      List<Expr> all = new ArrayList<>();
      all.add(s.selector());
      s.cases().forEach(one -> all.addAll(one.labels()));
      return all;
    }

    @Override
    public List<Expr> onLabeled(Stmt.Labeled s) {
      return List.of();
    }

    @Override
    public List<Expr> onScope(Stmt.Scope s) {
      return List.of();
    }

    @Override
    public List<Expr> onExit(Stmt.Exit s) {
      return List.of();
    }

    @Override
    public List<Expr> onReturn(Stmt.Return s) {
      return s.value().map(List::of).orElse(List.of());
    }

    @Override
    public List<Expr> onCopyArray(Stmt.CopyArray s) {
      return List.of(s.source(), s.sourceFrom(), s.target(), s.targetFrom(), s.length());
    }

    @Override
    public List<Expr> onFill(Stmt.Fill s) {
      List<Expr> all = new ArrayList<>();
      all.add(s.array());
      s.range().ifPresent(range -> all.addAll(List.of(range.from(), range.to())));
      all.add(s.value());
      return all;
    }

    @Override
    public List<Expr> onThrow(Stmt.Throw s) {
      return List.of(s.exception());
    }

    @Override
    public List<Expr> onAssert(Stmt.Assert s) {
      List<Expr> all = new ArrayList<>(List.of(s.condition()));
      s.message().ifPresent(all::add);
      return all;
    }

    @Override
    public List<Expr> onRemark(Stmt.Remark s) {
      return List.of();
    }
  }

  /** The blocks directly inside a statement, in the order of the text. */
  private static final class Blocks implements Stmt.Cases<List<Block>> {
    @Override
    public List<Block> onDeclare(Stmt.Declare s) {
      return List.of();
    }

    @Override
    public List<Block> onSet(Stmt.Set s) {
      return List.of();
    }

    @Override
    public List<Block> onIncrement(Stmt.Increment s) {
      return List.of();
    }

    @Override
    public List<Block> onEval(Stmt.Eval s) {
      return List.of();
    }

    @Override
    public List<Block> onIf(Stmt.If s) {
      return List.of(s.thenBlock(), s.elseBlock());
    }

    @Override
    public List<Block> onLoop(Stmt.Loop s) {
      return List.of(s.body(), s.update());
    }

    @Override
    public List<Block> onSwitch(Stmt.Switch s) {
      return s.cases().stream().map(Stmt.Case::body).toList();
    }

    @Override
    public List<Block> onLabeled(Stmt.Labeled s) {
      return List.of(s.body());
    }

    @Override
    public List<Block> onScope(Stmt.Scope s) {
      return List.of(s.body());
    }

    @Override
    public List<Block> onExit(Stmt.Exit s) {
      return List.of();
    }

    @Override
    public List<Block> onReturn(Stmt.Return s) {
      return List.of();
    }

    @Override
    public List<Block> onCopyArray(Stmt.CopyArray s) {
      return List.of();
    }

    @Override
    public List<Block> onFill(Stmt.Fill s) {
      return List.of();
    }

    @Override
    public List<Block> onThrow(Stmt.Throw s) {
      return List.of();
    }

    @Override
    public List<Block> onAssert(Stmt.Assert s) {
      return List.of();
    }

    @Override
    public List<Block> onRemark(Stmt.Remark s) {
      return List.of();
    }
  }

  /** Replaces expressions, assigned places and blocks, each by a function of its own. */
  record Rebuild(
      UnaryOperator<Expr> change,
      UnaryOperator<Expr.Place> changePlace,
      UnaryOperator<Block> changeBlock)
      implements Stmt.Cases<Stmt> {

    private Optional<Expr> each(Optional<Expr> value) {
      return value.map(change);
    }

    @Override
    public Stmt onDeclare(Stmt.Declare s) {
      return new Stmt.Declare(s.variable(), each(s.value()), s.span());
    }

    @Override
    public Stmt onSet(Stmt.Set s) {
      Expr.Place place = changePlace.apply(s.place());
      return new Stmt.Set(place, change.apply(s.value()), s.span());
    }

    @Override
    public Stmt onIncrement(Stmt.Increment s) {
      Expr.Place place = changePlace.apply(s.place());
      return new Stmt.Increment(place, s.negative(), change.apply(s.value()), s.span());
    }

    @Override
    public Stmt onEval(Stmt.Eval s) {
      if (change.apply(s.effect()) instanceof Expr.Effect effect) {
        return new Stmt.Eval(effect, s.span());
      }
      throw new IllegalStateException("the value of an Eval is no longer an effect");
    }

    @Override
    public Stmt onIf(Stmt.If s) {
      Expr condition = change.apply(s.condition());
      Block thenBlock = changeBlock.apply(s.thenBlock());
      return new Stmt.If(condition, thenBlock, changeBlock.apply(s.elseBlock()), s.span());
    }

    @Override
    public Stmt onLoop(Stmt.Loop s) {
      Expr condition = change.apply(s.condition());
      Block body = changeBlock.apply(s.body());
      return new Stmt.Loop(s.label(), condition, body, changeBlock.apply(s.update()), s.span());
    }

    @Override
    public Stmt onSwitch(Stmt.Switch s) {
      Expr selector = change.apply(s.selector());
      List<Stmt.Case> cases =
          s.cases().stream()
              .map(
                  one ->
                      new Stmt.Case(
                          one.labels().stream().map(change).toList(),
                          one.isDefault(),
                          changeBlock.apply(one.body())))
              .toList();
      return new Stmt.Switch(s.label(), selector, cases, s.span());
    }

    @Override
    public Stmt onLabeled(Stmt.Labeled s) {
      return new Stmt.Labeled(s.label(), changeBlock.apply(s.body()), s.span());
    }

    @Override
    public Stmt onScope(Stmt.Scope s) {
      return new Stmt.Scope(changeBlock.apply(s.body()), s.span());
    }

    @Override
    public Stmt onExit(Stmt.Exit s) {
      return s;
    }

    @Override
    public Stmt onReturn(Stmt.Return s) {
      return new Stmt.Return(each(s.value()), s.span());
    }

    @Override
    public Stmt onCopyArray(Stmt.CopyArray s) {
      Expr source = change.apply(s.source());
      Expr sourceFrom = change.apply(s.sourceFrom());
      Expr target = change.apply(s.target());
      Expr targetFrom = change.apply(s.targetFrom());
      Expr length = change.apply(s.length());
      return new Stmt.CopyArray(source, sourceFrom, target, targetFrom, length, s.span());
    }

    @Override
    public Stmt onFill(Stmt.Fill s) {
      Expr array = change.apply(s.array());
      Optional<Stmt.Range> range =
          s.range().map(r -> new Stmt.Range(change.apply(r.from()), change.apply(r.to())));
      return new Stmt.Fill(array, range, change.apply(s.value()), s.span());
    }

    @Override
    public Stmt onThrow(Stmt.Throw s) {
      return new Stmt.Throw(change.apply(s.exception()), s.span());
    }

    @Override
    public Stmt onAssert(Stmt.Assert s) {
      return new Stmt.Assert(change.apply(s.condition()), each(s.message()), s.span());
    }

    @Override
    public Stmt onRemark(Stmt.Remark s) {
      return s;
    }
  }
}
