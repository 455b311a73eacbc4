package org.jetbrains.jps.javac;

import io.adjoint.compiler.processor.ProxiedEnvironment;
import java.lang.reflect.Proxy;

/** Stands in for the class of IntelliJ's build by which a processor opens a proxy. */
public final class APIWrappers {
  private APIWrappers() {}

  public static <T> T unwrap(Class<? extends T> type, T wrapper) {
    return Proxy.getInvocationHandler(wrapper) instanceof ProxiedEnvironment proxied
        ? type.cast(proxied.inner())
        : wrapper;
  }
}
