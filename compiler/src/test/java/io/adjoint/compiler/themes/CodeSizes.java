package io.adjoint.compiler.themes;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sizes of methods in class files (JVMS 4), in bytes of code. */
final class CodeSizes {
  /** Methods above this size are never compiled by HotSpot. */
  static final int HUGE_METHOD = 8000;

  private CodeSizes() {}

  /** By class and method, of all classes below a directory whose name contains {@code part}. */
  static Map<String, Integer> of(Path directory, String part) {
    Map<String, Integer> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> classes =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .filter(file -> file.getFileName().toString().contains(part))
              .toList();
      for (Path file : classes) {
        String name = file.getFileName().toString().replace(".class", "");
        read(name, Files.readAllBytes(file), sizes);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return sizes;
  }

  private static void read(String className, byte[] bytes, Map<String, Integer> sizes)
      throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.skipBytes(8);
    String[] texts = constants(in);
    in.skipBytes(6);
    in.skipBytes(2 * in.readUnsignedShort());
    members(in, texts, (name, size) -> {});
    members(in, texts, (name, size) -> sizes.merge(className + "." + name, size, Math::max));
  }

  /** The texts of the constant pool, by their indices. */
  private static String[] constants(DataInputStream in) throws IOException {
    String[] texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 7, 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
        case 5, 6 -> {
          in.skipBytes(8);
          i++;
        }
        default -> throw new IOException("constant of kind " + tag);
      }
    }
    return texts;
  }

  private interface Sink {
    void method(String name, int size);
  }

  private static void members(DataInputStream in, String[] texts, Sink sink) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipBytes(2);
      String name = texts[in.readUnsignedShort()];
      in.skipBytes(2);
      int attributes = in.readUnsignedShort();
      for (int j = 0; j < attributes; j++) {
        String attribute = texts[in.readUnsignedShort()];
        int length = in.readInt();
        if ("Code".equals(attribute)) {
          in.skipBytes(4);
          sink.method(name, in.readInt());
          in.skipNBytes(length - 8);
        } else {
          in.skipNBytes(length);
        }
      }
    }
  }
}
