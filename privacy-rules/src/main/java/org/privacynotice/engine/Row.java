package org.privacynotice.engine;

import org.jspecify.annotations.Nullable;

/**
 * The cells of an activity and a party, by purpose. Immutable: a thread that sees a row sees all of
 * it, however it came to the row.
 */
final class Row {

  private static final int SMALLEST = 2;

  /** A row without cells. */
  static final Row EMPTY = new Row(new @Nullable Cell[SMALLEST]);

  private final @Nullable Cell[] cells; // a power of two, never more than half of them filled

  private Row(@Nullable Cell[] cells) {
    this.cells = cells;
  }

  /** The cell of a purpose; null where there is none. */
  @Nullable Cell cell(int purpose) {
    return cells[place(cells, purpose)];
  }

  /** Where the cell of a purpose is, or would be: the first free place from its own. */
  private static int place(@Nullable Cell[] cells, int purpose) {
    int mask = cells.length - 1;
    int place = purpose & mask;
    for (Cell cell = cells[place]; cell != null && cell.purpose() != purpose; cell = cells[place]) {
      place = (place + 1) & mask;
    }
    return place;
  }

  /** A row with one cell more. */
  Row with(Cell cell) {
    int filled = 1;
    for (Cell each : cells) {
      filled += each == null ? 0 : 1;
    }
    @Nullable Cell[] more =
        new @Nullable Cell[2 * filled <= cells.length ? cells.length : 2 * cells.length];
    for (Cell each : cells) {
      if (each != null) {
        more[place(more, each.purpose())] = each;
      }
    }
    more[place(more, cell.purpose())] = cell;
    return new Row(more);
  }
}
