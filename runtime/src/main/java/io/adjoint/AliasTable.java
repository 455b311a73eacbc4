package io.adjoint;

import java.lang.reflect.Array;

/**
 * Finds arguments that are one and the same array, or have a row in common, among many: in time
 * linear in their number, where comparing each two would take its square.
 *
 * <p>Public because generated code is in the user's own packages; not meant for written code. The
 * calls are {@link #begin}, {@link #add} for each argument, and {@link #end}; nothing is allocated
 * once the table of the thread is large enough.
 */
public final class AliasTable {
  private static final int LEAST_CAPACITY = 64;

  private static final ThreadLocal<AliasTable> OF_THREAD = ThreadLocal.withInitial(AliasTable::new);

  /** A hash table by identity, never more than half full, and what is known of each array. */
  private @Nullable Object[] arrays = new Object[LEAST_CAPACITY];

  private @Nullable String[] names = new String[LEAST_CAPACITY];
  private int[] arguments = new int[LEAST_CAPACITY];
  private boolean[] written = new boolean[LEAST_CAPACITY];

  /** The slots that are taken. */
  private int[] taken = new int[LEAST_CAPACITY];

  private int count;

  /** The number of the argument at hand. */
  private int argument;

  private AliasTable() {}

  /** Begins with no arguments. */
  public static void begin() {
    OF_THREAD.get().clear();
  }

  /**
   * Adds an argument.
   *
   * @param array an array, or null
   * @param isWritten whether the method writes it, or one of its rows
   * @param name what the caller calls it
   * @throws IllegalArgumentException if it is the same array as one before, or has a row in common
   *     with it, and one of the two is written; rows without elements do not count
   */
  public static void add(@Nullable Object array, boolean isWritten, String name) {
    if (array != null) {
      AliasTable table = OF_THREAD.get();
      table.argument++;
      table.put(array, isWritten, name);
      if (array instanceof Object[] rows) {
        table.putRows(rows, isWritten, name);
      }
    }
  }

  /** Lets go of the arguments. */
  public static void end() {
    OF_THREAD.get().clear();
  }

  private void putRows(Object[] rows, boolean isWritten, String name) {
    for (Object row : rows) {
      if (row instanceof Object[] inner) {
        putRows(inner, isWritten, name);
      } else if (row != null && Array.getLength(row) > 0) {
        put(row, isWritten, name);
      }
    }
  }

  private void put(Object array, boolean isWritten, String name) {
    int slot = slot(array);
    if (arrays[slot] == null) {
      set(slot, array, argument, isWritten, name);
      if (2 * count > arrays.length) {
        grow();
      }
    } else if (arguments[slot] != argument && (written[slot] || isWritten)) {
      String both = names[slot] + ", " + name;
      clear();
      throw new IllegalArgumentException(both + " must not be the same array, nor share a row");
    }
  }

  /** Where the array is, or else where it would go. */
  private int slot(Object array) {
    int mask = arrays.length - 1;
    int slot = System.identityHashCode(array) & mask;
    while (arrays[slot] != null && arrays[slot] != array) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void set(int slot, Object array, int number, boolean isWritten, @Nullable String name) {
    arrays[slot] = array;
    arguments[slot] = number;
    written[slot] = isWritten;
    names[slot] = name;
    taken[count++] = slot;
  }

  private void grow() {
    @Nullable Object[] oldArrays = arrays;
    @Nullable String[] oldNames = names;
    int[] oldArguments = arguments;
    boolean[] oldWritten = written;
    int[] oldTaken = taken;
    int oldCount = count;
    int capacity = 2 * oldArrays.length;
    arrays = new Object[capacity];
    names = new String[capacity];
    arguments = new int[capacity];
    written = new boolean[capacity];
    taken = new int[capacity];
    count = 0;
    for (int i = 0; i < oldCount; i++) {
      int old = oldTaken[i];
      Object array = oldArrays[old];
      if (array != null) {
        set(slot(array), array, oldArguments[old], oldWritten[old], oldNames[old]);
      }
    }
  }

  /** Takes as long as what is in the table, however large that once was. */
  private void clear() {
    for (int i = 0; i < count; i++) {
      arrays[taken[i]] = null;
    }
    count = 0;
    argument = 0;
  }
}
