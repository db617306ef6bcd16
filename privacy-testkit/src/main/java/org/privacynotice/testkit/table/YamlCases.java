package org.privacynotice.testkit.table;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads cases from YAML: a list, of which every item has columns for keys. */
final class YamlCases {

  private static final int MOST_BYTES = 1024 * 1024;

  private final String file;

  private YamlCases(String file) {
    this.file = file;
  }

  static List<Row> rows(String file, String text) {
    return new YamlCases(file).cases(text);
  }

  private List<Row> cases(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(MOST_BYTES)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      List<Row> rows = new ArrayList<>();
      Node root =
          new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)))
              .getSingleNode()
              .orElse(null);
      if (root == null) {
        return rows;
      }
      if (!(root instanceof SequenceNode list)) {
        throw bad(root, "a table is a list of cases; begin each with `- case:`");
      }
      for (Node item : list.getValue()) {
        rows.add(row(item));
      }
      return rows;
    } catch (MarkedYamlEngineException broken) {
      Mark mark = broken.getProblemMark().orElse(null);
      throw new BadTable(
          file,
          mark == null ? 1 : mark.getLine() + 1,
          mark == null ? 1 : mark.getColumn() + 1,
          "this is not YAML; look at the indentation, quotes and colons here");
    } catch (YamlEngineException broken) {
      throw new BadTable(file, 1, 1, "this is not YAML, or it is larger than 1 MiB");
    }
  }

  private Row row(Node item) {
    if (!(item instanceof MappingNode keys)) {
      throw bad(item, "a case has columns for keys; write `do: share` and so on");
    }
    Map<String, Cell> cells = new HashMap<>();
    ImmutableMap.Builder<String, Cell> inOrder = ImmutableMap.builder();
    for (NodeTuple entry : keys.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw bad(entry.getKeyNode(), "a key is a word");
      }
      String column = ComplianceTable.columnName(key.getValue());
      Cell cell = cell(column, entry.getValueNode());
      if (cells.put(column, cell) != null) {
        throw bad(key, "key " + Cell.quoted(key.getValue()) + " stands twice; keep one of the two");
      }
      if (!cell.isEmpty()) {
        inOrder.put(column, cell);
      }
    }
    return new Row(line(item), inOrder.buildOrThrow());
  }

  private Cell cell(String column, Node value) {
    if (value instanceof ScalarNode word) {
      return new Cell(Cell.trimmed(word.getValue()), line(value), column(value));
    }
    List<String> words = new ArrayList<>();
    if (value instanceof SequenceNode list) {
      for (Node each : list.getValue()) {
        if (each instanceof ScalarNode word) {
          words.add(Cell.trimmed(word.getValue()));
        }
      }
      if (words.size() == list.getValue().size()) {
        return new Cell(String.join("; ", words), line(value), column(value));
      }
    }
    throw bad(value, "column " + Cell.quoted(column) + " takes a word or a list of words");
  }

  private BadTable bad(Node node, String message) {
    return new BadTable(file, line(node), column(node), message);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static int column(Node node) {
    return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
  }
}
