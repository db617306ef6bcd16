package org.privacynotice.testkit.table;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes CSV apart as RFC 4180 has it: commas between cells, double quotes around what holds a
 * comma, a quote or a line end, and a quote within quotes written twice. The first line names the
 * columns.
 */
final class CsvText {

  private static final char END = '\0';

  private final String file;
  private final String text;
  private int at;
  private int line = 1;
  private int lineStart;

  private CsvText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /** The cells of each line that is not blank, the first line too. */
  static List<List<Cell>> lines(String file, String text) {
    CsvText reader = new CsvText(file, text);
    ImmutableList.Builder<List<Cell>> lines = ImmutableList.builder();
    while (reader.at < text.length()) {
      List<Cell> cells = reader.cells();
      if (!cells.stream().allMatch(Cell::isEmpty)) {
        lines.add(cells);
      }
    }
    return lines.build();
  }

  /** The cases below the line that names the columns. */
  static List<Row> rows(String file, String text) {
    List<List<Cell>> lines = lines(file, text);
    if (lines.isEmpty()) {
      return List.of();
    }
    List<Cell> columns = lines.get(0);
    if (columns.size() == 1 && columns.get(0).text().contains(";")) {
      throw new BadTable(file, 1, 1, "columns are parted by commas here, not by semicolons");
    }
    Set<String> names = new HashSet<>();
    for (Cell column : columns) {
      if (!column.isEmpty() && !names.add(ComplianceTable.columnName(column.text()))) {
        throw new BadTable(
            file,
            column.line(),
            column.column(),
            "column " + Cell.quoted(column.text()) + " stands twice; keep one of the two");
      }
    }
    List<Row> rows = new ArrayList<>();
    for (List<Cell> cells : lines.subList(1, lines.size())) {
      if (cells.size() > columns.size()) {
        Cell more = cells.get(columns.size());
        throw new BadTable(
            file,
            more.line(),
            more.column(),
            "this cell has no column; write a list with semicolons, or put a text that holds a comma"
                + " in double quotes");
      }
      rows.add(row(columns, cells));
    }
    return rows;
  }

  private static Row row(List<Cell> columns, List<Cell> cells) {
    ImmutableMap.Builder<String, Cell> byColumn = ImmutableMap.builder();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        byColumn.put(ComplianceTable.columnName(columns.get(i).text()), cells.get(i));
      }
    }
    return new Row(cells.get(0).line(), byColumn.buildOrThrow());
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    cells.add(cell());
    while (peek() == ',') {
      at++;
      cells.add(cell());
    }
    if (peek() == '\r') {
      at++;
    }
    if (peek() == '\n') {
      at++;
      newLine();
    }
    return cells;
  }

  private Cell cell() {
    int startLine = line;
    int column = at - lineStart + 1;
    String written = peek() == '"' ? quoted(column) : plain();
    return new Cell(written.strip(), startLine, column);
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted(int column) {
    int startLine = line;
    StringBuilder written = new StringBuilder();
    at++;
    while (true) {
      if (at >= text.length()) {
        throw new BadTable(file, startLine, column, "this quote never ends; close it");
      }
      char c = text.charAt(at++);
      if (c == '"' && peek() == '"') {
        written.append('"');
        at++;
      } else if (c == '"') {
        break;
      } else {
        written.append(c);
        if (c == '\n') {
          newLine();
        }
      }
    }
    if (at < text.length() && ",\r\n".indexOf(peek()) < 0) {
      throw new BadTable(
          file,
          line,
          at - lineStart + 1,
          "after the closing quote the cell goes on; write a quote within quotes twice");
    }
    return written.toString();
  }

  private void newLine() {
    line++;
    lineStart = at;
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }
}
