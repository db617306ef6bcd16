package org.privacynotice.testkit.table;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads cases from CSV as RFC 4180 has it: commas between cells, double quotes around what holds a
 * comma, a quote or a line end, and a quote within quotes written twice. The first line that is not
 * blank names the columns.
 */
final class CsvCases {

  private static final CsvFactory CSV =
      CsvFactory.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();

  private final String file;

  private CsvCases(String file) {
    this.file = file;
  }

  static List<Row> rows(String file, String text) {
    return new CsvCases(file).cases(text);
  }

  private List<Row> cases(String text) {
    List<List<Cell>> lines = lines(text);
    if (lines.isEmpty()) {
      return List.of();
    }
    List<Cell> columns = lines.get(0);
    requireColumns(columns);
    return lines.subList(1, lines.size()).stream().map(cells -> row(columns, cells)).toList();
  }

  private void requireColumns(List<Cell> columns) {
    if (columns.size() == 1 && columns.get(0).text().contains(";")) {
      throw bad(columns.get(0), "columns are parted by commas here, not by semicolons");
    }
    Set<String> names = new HashSet<>();
    for (Cell column : columns) {
      if (!column.isEmpty() && !names.add(ComplianceTable.columnName(column.text()))) {
        throw bad(
            column, "column " + Cell.quoted(column.text()) + " stands twice; keep one of the two");
      }
    }
  }

  private Row row(List<Cell> columns, List<Cell> cells) {
    ImmutableMap.Builder<String, Cell> byColumn = ImmutableMap.builder();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (!cell.isEmpty()) {
        if (i >= columns.size() || columns.get(i).isEmpty()) {
          throw bad(
              cell,
              "this cell has no column; write a list with semicolons, or put a text that holds a"
                  + " comma in double quotes");
        }
        byColumn.put(ComplianceTable.columnName(columns.get(i).text()), cell);
      }
    }
    return new Row(cells.get(0).line(), byColumn.buildOrThrow());
  }

  /** The cells of each line that is not blank. */
  private List<List<Cell>> lines(String text) {
    List<List<Cell>> lines = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    try (CsvParser parser = CSV.createParser(text)) {
      try {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (token == JsonToken.VALUE_STRING) {
            cells.add(cell(parser, parser.getText()));
          } else if (token == JsonToken.END_ARRAY) {
            lines.add(cells);
            cells = new ArrayList<>();
          }
        }
      } catch (JsonParseException broken) {
        throw bad(
            cell(parser, ""),
            "the quotes of this cell do not match; close them at its end, and write a quote within"
                + " quotes twice");
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return lines.stream().filter(line -> !line.stream().allMatch(Cell::isEmpty)).toList();
  }

  private static Cell cell(CsvParser parser, String text) {
    JsonLocation start = parser.currentTokenLocation();
    return new Cell(Cell.trimmed(text), start.getLineNr(), start.getColumnNr());
  }

  private BadTable bad(Cell cell, String message) {
    return new BadTable(file, cell.line(), cell.column(), message);
  }
}
