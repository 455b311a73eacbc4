package io.adjoint.compiler.frontend;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Order of evaluation in methods that nobody thought of. */
class RandomMethodsTest {
  private static final int CLASSES = Integer.getInteger("adjoint.random.classes", 2);
  private static final int METHODS = 40;
  private static final long SEED = Long.getLong("adjoint.random.seed", 20);

  @TestFactory
  Stream<DynamicTest> methods() {
    return LongStream.range(SEED, SEED + CLASSES).boxed().flatMap(RandomMethodsTest::methods);
  }

  private static Stream<DynamicTest> methods(long seed) {
    RandomMethods methods = new RandomMethods(seed);
    StringBuilder text = new StringBuilder(RandomMethods.HELPERS);
    for (int i = 0; i < METHODS; i++) {
      text.append(methods.method("seed" + seed + "method" + i));
    }
    return BitForBit.methods(text.toString());
  }
}
