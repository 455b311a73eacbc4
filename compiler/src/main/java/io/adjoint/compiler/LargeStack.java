package io.adjoint.compiler;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a task with a stack so large that no source text a Java compiler accepts can overflow it.
 *
 * <p>Stages walk expressions recursively, as is natural; a sum of ten thousand terms is then a
 * recursion ten thousand deep. The stack is address space that the operating system fills with
 * memory only as far as it is used. Where a limit forbids so much address space, a smaller stack
 * does, and at the last the caller's own.
 */
final class LargeStack {
  private static final long[] SIZES = {512L << 20, 64L << 20, 8L << 20};

  private LargeStack() {}

  /** Runs the task and waits for it. Its unchecked exceptions and errors come out as they are. */
  static <T> T call(Callable<T> task) {
    for (long size : SIZES) {
      FutureTask<T> future = new FutureTask<>(task);
      Thread thread = new Thread(null, future, "adjoint-compiler", size);
      thread.setDaemon(true);
      thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
      try {
        thread.start();
      } catch (OutOfMemoryError refused) {
        continue;
      }
      return result(future);
    }
    FutureTask<T> here = new FutureTask<>(task);
    here.run();
    return result(here);
  }

  private static <T> T result(FutureTask<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException signal) {
          // The task uses the caller's compiler, which no two threads may do at once: wait.
          interrupted = true;
        }
      }
    } catch (java.util.concurrent.ExecutionException thrown) {
      if (thrown.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (thrown.getCause() instanceof Error problem) {
        throw problem;
      }
      throw new CompletionException(thrown.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
