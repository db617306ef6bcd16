package org.privacynotice.testkit.table;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * One case as it is written.
 *
 * @param line its line in the file, from 1
 * @param cells what stands in its columns, by the column's name; empty cells are left out
 */
record Row(int line, ImmutableMap<String, Cell> cells) {

  Optional<Cell> cell(String column) {
    return Optional.ofNullable(cells.get(column));
  }
}
