package io.adjoint.compiler.transform;

import io.adjoint.Mode;
import io.adjoint.compiler.analysis.Activity;
import io.adjoint.compiler.analysis.ArrayClasses;
import io.adjoint.compiler.analysis.Warnings;
import io.adjoint.compiler.diagnostics.Code;
import io.adjoint.compiler.diagnostics.Diagnostics;
import io.adjoint.compiler.ir.Expr;
import io.adjoint.compiler.ir.Function;
import io.adjoint.compiler.ir.IrWalk;
import io.adjoint.compiler.ir.Program;
import io.adjoint.compiler.ir.Struct;
import io.adjoint.compiler.ir.Type;
import io.adjoint.compiler.ir.Variable;
import io.adjoint.compiler.model.ClassUnit;
import io.adjoint.compiler.model.GradientUnit;
import io.adjoint.compiler.model.Optimisation;
import io.adjoint.compiler.model.PassObserver;
import io.adjoint.compiler.model.SourceFile;
import io.adjoint.compiler.model.SourceMethod;
import io.adjoint.compiler.model.SourceText;
import io.adjoint.compiler.model.Strategy;
import io.adjoint.compiler.simplify.SimplifyPass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way from the methods of a class to the class that holds their derivatives: the passes, in
 * order.
 *
 * <p>In: a source file as the frontend read it. Out: for one of its classes, everything that is to
 * be written.
 */
public final class Gradients {
  private static final String INLINE = "inline";
  private static final String NORMALISE = "normalise";
  private static final String ADJOINT = "adjoint";
  private static final String SIMPLIFY = "simplify";
  private static final String SPLIT = "split";

  /** The names of the passes after the frontend, in order. */
  public static final List<String> PASSES = List.of(INLINE, NORMALISE, ADJOINT, SIMPLIFY, SPLIT);

  /**
   * Names that an accessor cannot have: other members of the gradient, and methods of every object.
   */
  private static final Set<String> TAKEN =
      Set.of(
          "value",
          "zero",
          "getClass",
          "hashCode",
          "toString",
          "notify",
          "notifyAll",
          "wait",
          "clone",
          "finalize");

  private final SourceFile file;
  private final Strategy strategy;
  private final Diagnostics diagnostics;
  private final PassObserver observer;
  private final SourceText lines;
  private final Set<String> classNames = new HashSet<>();
  private final List<Function> support = new ArrayList<>();
  private final List<Struct> frames = new ArrayList<>();

  private Gradients(
      SourceFile file, Strategy strategy, Diagnostics diagnostics, PassObserver observer) {
    this.file = file;
    this.strategy = strategy;
    this.diagnostics = diagnostics;
    this.observer = observer;
    this.lines = SourceText.of(file.source());
  }

  /** Everything that is to be written for one class of the file. */
  public static ClassUnit unit(
      SourceFile file,
      String className,
      Strategy strategy,
      Diagnostics diagnostics,
      PassObserver observer) {
    return new Gradients(file, strategy, diagnostics, observer).unit(className);
  }

  private ClassUnit unit(String className) {
    List<SourceMethod> methods =
        file.methods().stream().filter(method -> method.className().equals(className)).toList();
    List<String> names = methods.stream().map(this::gradientName).toList();
    List<GradientUnit> units = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      units.add(gradient(methods.get(i), new Type.Struct(names.get(i)), i));
    }
    return new ClassUnit(
        file.packageName(),
        className.replace('.', '_') + "Grad",
        className,
        file.source(),
        units,
        support,
        frames);
  }

  private String gradientName(SourceMethod method) {
    String base = Naming.capitalised(method.function().name()) + "Gradient";
    String name = base;
    for (int i = 2; !classNames.add(name); i++) {
      name = base + i;
    }
    return name;
  }

  private GradientUnit gradient(SourceMethod method, Type.Struct type, int number) {
    List<GradientUnit.Component> components = components(method);
    List<Struct.Member> members = new ArrayList<>();
    if (method.function().result() != Type.VOID) {
      members.add(
          new Struct.Member("value", method.function().result(), "the value of the method"));
    }
    for (GradientUnit.Component component : components) {
      members.add(
          new Struct.Member(
              component.accessor(),
              component.parameter().type(),
              "the derivative by " + component.parameter().name()));
    }
    List<GradientUnit.Kind> kinds = kinds(method);
    if (!method.sound()) {
      List<GradientUnit.Entry> entries =
          kinds.stream().map(kind -> signature(method, kind)).toList();
      return new GradientUnit(method, new Struct(type, members), components, entries, List.of());
    }
    return new Family(method, type, number).make(components, members, kinds);
  }

  private static List<GradientUnit.Kind> kinds(SourceMethod method) {
    List<GradientUnit.Kind> kinds = new ArrayList<>();
    if (method.modes().contains(Mode.GRADIENT)) {
      kinds.add(GradientUnit.Kind.GRADIENT);
    }
    if (method.modes().contains(Mode.VJP)) {
      kinds.add(GradientUnit.Kind.VJP);
    }
    return kinds;
  }

  private static String entryName(SourceMethod method, GradientUnit.Kind kind) {
    return method.function().name() + (kind == GradientUnit.Kind.GRADIENT ? "Grad" : "Vjp");
  }

  private static GradientUnit.Entry signature(SourceMethod method, GradientUnit.Kind kind) {
    List<Variable> parameters = new ArrayList<>(method.function().parameters());
    List<Variable> seeds = new ArrayList<>();
    if (kind == GradientUnit.Kind.VJP && method.function().result() != Type.VOID) {
      seeds.add(Fresh.beyond(method.function()).variable("seed", method.function().result()));
    }
    parameters.addAll(seeds);
    return new GradientUnit.Entry(
        kind, entryName(method, kind), parameters, seeds, Optional.empty());
  }

  private static List<GradientUnit.Component> components(SourceMethod method) {
    Set<String> names = new HashSet<>(TAKEN);
    List<GradientUnit.Component> components = new ArrayList<>();
    for (Variable parameter : method.wrt()) {
      String accessor = parameter.name();
      while (!names.add(accessor)) {
        accessor += "_";
      }
      components.add(new GradientUnit.Component(parameter, accessor));
    }
    return components;
  }

  /** One user method with the callees that its derivative needs. */
  private final class Family {
    private final SourceMethod method;
    private final Type.Struct type;
    private final String prefix;
    private final Function entry;
    private final List<Variable> outputs;
    private final Program program;
    private final Walked.Setting setting;

    Family(SourceMethod method, Type.Struct type, int number) {
      this.method = method;
      this.type = type;
      this.prefix = number + "$";
      this.entry = method.function();
      Program inlined = Inline.reachable(inlined(method.program()), entry.key());
      observer.after(INLINE, entry.key(), inlined);
      ArrayClasses classes = ArrayClasses.of(inlined, entry);
      this.outputs = entry.result() == Type.VOID ? outputs(entry, classes) : List.of();
      Activity activity = Activity.of(inlined, classes, entry, method.wrt(), outputs);
      this.program = Normalise.run(inlined, activity, strategy);
      observer.after(NORMALISE, entry.key(), program);
      ArrayClasses finalClasses = ArrayClasses.of(program, entry);
      Activity finalActivity = Activity.of(program, finalClasses, entry, method.wrt(), outputs);
      Calls calls = new Calls(program, finalActivity, classNames);
      Warnings.report(
          entry, method.wrt(), inlined, classes, activity, method.places(), diagnostics);
      this.setting =
          new Walked.Setting(
              finalClasses,
              finalClasses.escaping(entry),
              new Pool.Visible(ArrayClasses.ofHolders(program, entry), entry),
              finalActivity,
              calls,
              lines::line,
              strategy);
    }

    private Program inlined(Program program) {
      return strategy.uses(Optimisation.INLINE) ? Inline.run(program, method.places()) : program;
    }

    private static List<Variable> outputs(Function entry, ArrayClasses classes) {
      return entry.parameters().stream()
          .filter(p -> p.type().isArray() && p.type().isReal())
          .filter(p -> classes.isStored(classes.leafClass(entry.key(), Expr.of(p))))
          .toList();
    }

    GradientUnit make(
        List<GradientUnit.Component> components,
        List<Struct.Member> members,
        List<GradientUnit.Kind> kinds) {
      Function normal = program.function(entry.key()).orElseThrow();
      Map<String, Struct.Member> workspace = new LinkedHashMap<>();
      List<Tape> tapes = new ArrayList<>();
      List<GradientUnit.Entry> entries = new ArrayList<>();
      List<Function> written = new ArrayList<>();
      for (GradientUnit.Kind kind : kinds) {
        String name = entryName(method, kind);
        JointSweeps.Made made =
            JointSweeps.of(
                normal,
                setting,
                components,
                outputs,
                kind == GradientUnit.Kind.VJP,
                type,
                prefix + name,
                name);
        made.workspace().forEach(member -> workspace.put(member.name(), member));
        tapes.add(made.tape());
        Function accumulating = qualified(made.function());
        written.add(accumulating);
        List<Variable> parameters = new ArrayList<>(entry.parameters());
        parameters.addAll(made.seeds());
        entries.add(
            new GradientUnit.Entry(
                kind, name, parameters, made.seeds(), Optional.of(accumulating)));
      }
      List<Function> sweeps = callees();
      noteKept(tapes);
      List<String> kept =
          tapes.stream().flatMap(tape -> tape.summaries().stream()).distinct().toList();
      members.addAll(workspace.values());
      Struct struct = new Struct(type, members);
      observe(ADJOINT, written, sweeps, struct);
      List<GradientUnit.Entry> simplified = entries.stream().map(this::simplify).toList();
      List<Function> simplifiedSweeps = sweeps.stream().map(this::simplify).toList();
      observe(
          SIMPLIFY,
          simplified.stream().map(e -> e.accumulating().orElseThrow()).toList(),
          simplifiedSweeps,
          struct);
      List<GradientUnit.Entry> cut = simplified.stream().map(e -> split(e, members)).toList();
      splitSweeps(simplifiedSweeps);
      Struct whole = new Struct(type, members);
      observe(
          SPLIT, cut.stream().map(e -> e.accumulating().orElseThrow()).toList(), support, whole);
      return new GradientUnit(method, whole, components, cut, kept);
    }

    private GradientUnit.Entry split(GradientUnit.Entry e, List<Struct.Member> members) {
      Function large = e.accumulating().orElseThrow();
      Split.Made made = Split.run(large, names(members), strategy.splitSize());
      members.addAll(made.members());
      support.addAll(made.parts());
      noteParts(large, made);
      return new GradientUnit.Entry(
          e.kind(), e.name(), e.parameters(), e.seeds(), Optional.of(made.whole()));
    }

    /** Cuts the sweeps of callees; what their parts share goes to the frame. */
    private void splitSweeps(List<Function> sweeps) {
      for (Function sweep : sweeps) {
        Optional<Struct> frame =
            frames.stream()
                .filter(f -> sweep.parameters().stream().anyMatch(p -> p.type().equals(f.type())))
                .findFirst();
        Split.Made made =
            Split.run(
                sweep, frame.map(f -> names(f.members())).orElse(Set.of()), strategy.splitSize());
        support.add(made.whole());
        support.addAll(made.parts());
        noteParts(sweep, made);
        if (!made.members().isEmpty()) {
          Struct old = frame.orElseThrow();
          List<Struct.Member> members = new ArrayList<>(old.members());
          members.addAll(made.members());
          frames.set(frames.indexOf(old), new Struct(old.type(), members));
        }
      }
    }

    private void noteKept(List<Tape> tapes) {
      Set<Tape.Value> values = new LinkedHashSet<>();
      Set<Tape.Loop> loops = new LinkedHashSet<>();
      for (Tape tape : tapes) {
        values.addAll(tape.values());
        loops.addAll(tape.free());
      }
      for (Tape.Loop loop : loops) {
        diagnostics.report(Code.AD031, loop.span(), "this loop keeps nothing: " + loop.reason());
      }
      for (Tape.Value value : values) {
        String total = value.total().isEmpty() ? "" : "; " + value.total();
        diagnostics.report(
            Code.AD030,
            value.span().isPresent() ? value.span() : entry.span(),
            "the reverse sweep keeps " + value.summary() + total);
      }
    }

    private void noteParts(Function function, Split.Made made) {
      if (!made.parts().isEmpty()) {
        diagnostics.report(
            Code.AD032,
            entry.span(),
            "'"
                + function.name()
                + "' was cut into "
                + (made.parts().size() + 1)
                + " methods, since HotSpot compiles none of more than 8,000 bytes");
      }
    }

    private static Set<String> names(List<Struct.Member> members) {
      return members.stream().map(Struct.Member::name).collect(Collectors.toSet());
    }

    private GradientUnit.Entry simplify(GradientUnit.Entry e) {
      return new GradientUnit.Entry(
          e.kind(), e.name(), e.parameters(), e.seeds(), e.accumulating().map(this::simplify));
    }

    private Function simplify(Function function) {
      return strategy.uses(Optimisation.SIMPLIFY) ? SimplifyPass.run(function, strategy) : function;
    }

    private void observe(
        String pass, List<Function> entries, List<Function> sweeps, Struct struct) {
      List<Function> all = new ArrayList<>(entries);
      all.addAll(sweeps);
      List<Struct> structs = new ArrayList<>(frames);
      structs.add(struct);
      observer.after(pass, entry.key(), new Program(all, structs));
    }

    /** The sweeps and copies of all callees that the entries need, and the callees of those. */
    private List<Function> callees() {
      List<Function> made = new ArrayList<>();
      for (Optional<Calls.Sweeps> next = setting.calls().next();
          next.isPresent();
          next = setting.calls().next()) {
        Function callee = program.function(next.get().callee().key()).orElseThrow();
        SplitSweeps.Made sweeps = SplitSweeps.of(next.get(), callee, setting);
        made.add(qualified(sweeps.forward()));
        if (next.get().isReversed()) {
          made.add(qualified(sweeps.reverse()));
        }
        frames.add(sweeps.frame());
      }
      copies().forEach(copy -> made.add(qualified(copy)));
      return made;
    }

    /** The functions of which plain copies are called, and those that they call. */
    private List<Function> copies() {
      Set<String> keys = new LinkedHashSet<>(setting.calls().copies());
      List<Function> copies = new ArrayList<>();
      for (List<String> open = List.copyOf(keys); !open.isEmpty(); ) {
        Set<String> next = new LinkedHashSet<>();
        for (String key : open) {
          Function copy = method.program().function(key).orElseThrow();
          copies.add(copy);
          IrWalk.forEachDeepExpr(
              copy.body(),
              e -> {
                if (e instanceof Expr.CallFunction call && keys.add(call.function())) {
                  next.add(call.function());
                }
              });
        }
        open = List.copyOf(next);
      }
      return copies;
    }

    /** Keys are unique in the class: each method has callees of its own. */
    private Function qualified(Function function) {
      String key = function.key().startsWith(prefix) ? function.key() : prefix + function.key();
      return new Function(
          key,
          function.name(),
          function.parameters(),
          function.result(),
          IrWalk.mapAllExprs(function.body(), e -> e.rewrite(this::qualifiedCall)),
          function.span());
    }

    private Expr qualifiedCall(Expr e) {
      if (e instanceof Expr.CallFunction call && !call.function().startsWith(prefix)) {
        return new Expr.CallFunction(prefix + call.function(), call.arguments(), call.type());
      }
      return e;
    }
  }
}
