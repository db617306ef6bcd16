package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {

  private static Cell of(int purpose) {
    return new Cell(purpose, List.of());
  }

  @Test
  void cell_ofPurposesWithTheSamePlace_isEachOnesOwn() {
    Row row = Row.EMPTY;
    List<Cell> cells = new ArrayList<>();
    for (int purpose = 0; purpose < 4096; purpose += 16) {
      Cell cell = of(purpose);
      cells.add(cell);
      row = row.with(cell);
    }

    for (Cell cell : cells) {
      assertThat(row.cell(cell.purpose())).isSameAs(cell);
      assertThat(row.cell(cell.purpose() + 1)).isNull();
    }
  }

  @Test
  void with_aCell_leavesTheRowAsItWas() {
    Row one = Row.EMPTY.with(of(3));

    Row two = one.with(of(5)); // 3 and 5 have the same place among two

    assertThat(one.cell(5)).isNull();
    assertThat(two.cell(5)).isNotNull();
    assertThat(two.cell(3)).isSameAs(one.cell(3));
  }

  @Test
  void with_theCellOfThePurposeAgain_putsItInThePlaceOfTheOther() {
    Cell last = of(3);

    assertThat(Row.EMPTY.with(of(3)).with(last).cell(3)).isSameAs(last);
  }
}
