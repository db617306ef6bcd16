package org.privacynotice.engine;

import org.jspecify.annotations.Nullable;

/** The cells of one activity and party that were asked for so far, by purpose. Immutable. */
final class Row {

  /** A row without cells. */
  static final Row EMPTY = new Row(2);

  private final int[] purposes;
  private final @Nullable Cell[] cells; // the place of a purpose is the first free one from its own

  private Row(int size) {
    this.purposes = new int[size];
    this.cells = new Cell[size];
  }

  /** The cell of a purpose; null where there is none yet. */
  @Nullable Cell get(int purpose) {
    return cells[place(purpose)];
  }

  private int place(int purpose) {
    int mask = purposes.length - 1;
    int place = purpose & mask;
    while (cells[place] != null && purposes[place] != purpose) {
      place = (place + 1) & mask;
    }
    return place;
  }

  /** This row with one cell more; never more than half of it is filled. */
  Row with(int purpose, Cell cell) {
    int filled = 1;
    for (Cell each : cells) {
      filled += each == null ? 0 : 1;
    }
    Row row = new Row(2 * filled <= cells.length ? cells.length : 2 * cells.length);
    for (int i = 0; i < cells.length; i++) {
      Cell each = cells[i];
      if (each != null) {
        row.put(purposes[i], each);
      }
    }
    row.put(purpose, cell);
    return row;
  }

  private void put(int purpose, Cell cell) {
    int place = place(purpose);
    purposes[place] = purpose;
    cells[place] = cell;
  }
}
