package com.google.turbine.processing;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Has the name of the environment of Bazel's header compiler; answers as another one does. */
public record TurbineProcessingEnvironment(Supplier<ProcessingEnvironment> other)
    implements ProcessingEnvironment {
  @Override
  public Map<String, String> getOptions() {
    return other.get().getOptions();
  }

  @Override
  public Messager getMessager() {
    return other.get().getMessager();
  }

  @Override
  public Filer getFiler() {
    return other.get().getFiler();
  }

  @Override
  public Elements getElementUtils() {
    return other.get().getElementUtils();
  }

  @Override
  public Types getTypeUtils() {
    return other.get().getTypeUtils();
  }

  @Override
  public SourceVersion getSourceVersion() {
    return other.get().getSourceVersion();
  }

  @Override
  public Locale getLocale() {
    return other.get().getLocale();
  }
}
