package org.privacynotice.testkit.table;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Table;
import com.google.common.collect.TreeBasedTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.assertj.core.annotation.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Ground;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.RecordingLog;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Whom data may be given to and what for: the answer for every recipient and every purpose of an
 * engine's notices, held against a file that somebody reviewed.
 *
 * <pre>{@code
 * PermissionMatrix.of(engine, share -> share.categories("name").basis(LawfulBasis.PUBLIC_TASK).at(day))
 *     .matches(Path.of("src/test/resources/who-gets-names.csv"));
 * }</pre>
 *
 * <p>The file is CSV, a recipient a line and a purpose a column, both by id and in their order; a
 * cell is the ground of the answer, and a hyphen where nothing covers it. The same answers make the
 * same bytes. Run the tests with {@code -Dprivacy.matrix.update=true} to have the file written, and
 * review what changed before it is committed; a run that changes the file fails, so that the
 * property cannot be left on.
 */
public final class PermissionMatrix {

  /** The system property that has files written instead of held against. */
  public static final String UPDATE = "privacy.matrix.update";

  private static final String CORNER = "recipient";
  private static final String NOT_COVERED = "-";
  private static final int MOST_SHOWN = 40;

  private final Table<String, String, String> cells;

  private PermissionMatrix(Table<String, String, String> cells) {
    this.cells = cells;
  }

  /**
   * Asks everything. Each question is decided by the engine, and so logged.
   *
   * @param engine what decides
   * @param question states what all questions have alike: categories, facts, and the time, without
   *     which the answers hang on the day
   * @throws IllegalArgumentException when the notices name no recipient, or the question no
   *     category
   */
  @CheckReturnValue
  public static PermissionMatrix of(PrivacyEngine engine, Consumer<Share.Builder> question) {
    Vocabulary vocabulary = engine.vocabulary();
    Set<String> recipients =
        named(vocabulary, Vocabulary.Kind.RECIPIENT, Set.of(Vocabulary.OTHER, Vocabulary.LOCAL));
    Set<String> purposes = named(vocabulary, Vocabulary.Kind.PURPOSE, Set.of(Vocabulary.OTHER));
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException(
          "the notice names no recipient, so its matrix would show nothing");
    }
    Table<String, String, String> cells = TreeBasedTable.create();
    for (String recipient : recipients) {
      for (String purpose : purposes) {
        Share.Builder share = engine.share();
        question.accept(share);
        Share asked = share.recipient(recipient).purpose(purpose).build();
        Ground ground = RecordingLog.asking(() -> engine.decide(asked)).ground();
        cells.put(recipient, purpose, ground == Ground.NOT_COVERED ? NOT_COVERED : ground.id());
      }
    }
    return new PermissionMatrix(cells);
  }

  private static Set<String> named(
      Vocabulary vocabulary, Vocabulary.Kind kind, Set<String> reserved) {
    return vocabulary.ids(kind).stream()
        .filter(id -> !reserved.contains(id))
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /** The file's text. */
  public String text() {
    StringBuilder text = new StringBuilder(CORNER);
    cells.columnKeySet().forEach(purpose -> text.append(',').append(purpose));
    text.append('\n');
    cells
        .rowMap()
        .forEach(
            (recipient, row) -> {
              text.append(recipient);
              row.values().forEach(cell -> text.append(',').append(cell));
              text.append('\n');
            });
    return text.toString();
  }

  /**
   * Holds it against the reviewed file.
   *
   * @throws AssertionError when the file is absent or says something else, with every difference;
   *     where it is to be written, after that
   * @throws UncheckedIOException when the file cannot be read or written
   */
  public void matches(Path reviewed) {
    matches(reviewed, Boolean.getBoolean(UPDATE));
  }

  void matches(Path reviewed, boolean update) {
    String name = ComplianceTable.name(reviewed);
    Optional<String> before =
        Files.exists(reviewed) ? Optional.of(ComplianceTable.utf8(reviewed)) : Optional.empty();
    String now = text();
    if (before.filter(now::equals).isPresent()) {
      return;
    }
    if (update) {
      write(reviewed, now);
      throw new AssertionError(
          name
              + ": written anew\n  remedy: review what changed, and run without -D"
              + UPDATE
              + "=true");
    }
    throw new AssertionError(
        before
            .map(text -> difference(name, text))
            .orElseGet(
                () ->
                    name
                        + ": there is no reviewed matrix yet\n  remedy: run with -D"
                        + UPDATE
                        + "=true to have it written, and review it"));
  }

  private String difference(String file, String before) {
    Table<String, String, String> reviewed = read(file, before);
    List<String> changes = new ArrayList<>();
    Set<String> recipients = new TreeSet<>(cells.rowKeySet());
    recipients.addAll(reviewed.rowKeySet());
    Set<String> purposes = new TreeSet<>(cells.columnKeySet());
    purposes.addAll(reviewed.columnKeySet());
    for (String recipient : recipients) {
      for (String purpose : purposes) {
        String was = words(reviewed.get(recipient, purpose));
        String is = words(cells.get(recipient, purpose));
        if (!was.equals(is)) {
          changes.add(
              String.format(
                  Locale.ROOT, "  %s for %s: reviewed %s, now %s", recipient, purpose, was, is));
        }
      }
    }
    if (before.replace("\r\n", "\n").equals(text())) {
      return file
          + ": the answers are those reviewed, but the file has the line ends of Windows\n"
          + "  remedy: write `"
          + file
          + " text eol=lf` in .gitattributes, so that Git leaves them alone, and run with -D"
          + UPDATE
          + "=true";
    }
    if (changes.isEmpty()) {
      return file
          + ": the answers are those reviewed, but the file is written in another way (order or"
          + " spaces)\n"
          + remedy();
    }
    int more = changes.size() - MOST_SHOWN;
    return file
        + ": "
        + changes.size()
        + (changes.size() == 1 ? " answer is not the one" : " answers are not those")
        + " reviewed\n"
        + String.join("\n", changes.subList(0, Math.min(MOST_SHOWN, changes.size())))
        + (more > 0 ? "\n  and " + more + " more" : "")
        + "\n"
        + remedy();
  }

  private static String words(@Nullable String cell) {
    if (cell == null) {
      return "absent";
    }
    return cell.equals(NOT_COVERED) ? Ground.NOT_COVERED.id() : cell;
  }

  private static String remedy() {
    return "  remedy: mend the notice or the service; where the change is meant, run with -D"
        + UPDATE
        + "=true and review the file";
  }

  private static Table<String, String, String> read(String file, String text) {
    Table<String, String, String> reviewed = TreeBasedTable.create();
    for (Row row : CsvCases.rows(file, text)) {
      String recipient = row.cell(CORNER).map(Cell::text).orElse("");
      row.cells()
          .forEach(
              (column, cell) -> {
                if (!column.equals(CORNER)) {
                  reviewed.put(recipient, column, cell.text());
                }
              });
    }
    return reviewed;
  }

  private static void write(Path file, String text) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
