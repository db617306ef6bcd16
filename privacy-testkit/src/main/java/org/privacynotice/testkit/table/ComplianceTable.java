package org.privacynotice.testkit.table;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.annotation.CheckReturnValue;
import org.junit.jupiter.api.DynamicTest;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.RefusedException;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.Recorder;
import org.privacynotice.testkit.RecordingLog;

/**
 * Cases that a data protection officer writes down, run as tests: an action a line, the answer that
 * is expected, and the clauses that it must lean on.
 *
 * <pre>{@code
 * case,do,categories,purpose,recipient,basis,at,expected,clause
 * a permit goes to SIDEM,share,name; home address,parking permits,SIDEM,public-task,2026-11-23,permitted,processors/sidem
 * a fine does not,share,name,penalty charge notices,SIDEM,public-task,2026-11-23,forbidden,processors/sidem/excludes
 * }</pre>
 *
 * <p>Categories, purpose, recipient and holder are written as ids or as the notice's own labels, in
 * any case of letters. Any further column is a fact, by its id, stated for all categories: {@code
 * yes}, {@code no}, a day, an instant, a named value or a reference; of a judgement, who, when and
 * where it is written. In a column {@code needed for age} it is stated for that category only;
 * {@code fact} stands before a fact that is called as a column is. An empty cell states nothing.
 * {@code at} is an instant, or a day for its noon in the notice's zone; left out, it is now by the
 * engine's clock, which makes the answer hang on the day. {@code expected} is {@code permitted},
 * {@code refused} or the ground of a refusal; a fault is expected only by name. {@code clause}
 * names clauses of the notice, the law or the deployment that must be among those that determined
 * the answer, those that come nearest where nothing covers it, or its duties; several are parted by
 * semicolons, as categories are.
 *
 * <p>The same may stand in a YAML file, as a list of which each item has the columns for keys.
 */
public final class ComplianceTable {

  private final Path path;
  private final ImmutableList<Row> rows;

  private ComplianceTable(Path path, List<Row> rows) {
    this.path = path;
    this.rows = ImmutableList.copyOf(rows);
  }

  /**
   * Reads a table, {@code .yaml} or {@code .yml} as YAML and everything else as CSV, in UTF-8.
   *
   * @throws IllegalArgumentException when it has no case, or cannot be taken apart; with the place
   * @throws UncheckedIOException when there is no such file, or it cannot be read
   */
  public static ComplianceTable of(Path file) {
    String name = name(file);
    String text = utf8(file);
    String ending = name.toLowerCase(Locale.ROOT);
    boolean yaml = ending.endsWith(".yaml") || ending.endsWith(".yml");
    List<Row> rows = yaml ? YamlCases.rows(name, text) : CsvCases.rows(name, text);
    if (rows.isEmpty()) {
      throw new BadTable(
          name, 1, 1, "the table has no case, so it would test nothing; write one a line");
    }
    return new ComplianceTable(file, rows);
  }

  /**
   * A test for each case, in the file's order; for a test factory. A case that cannot be read fails
   * with its file, line and column and what to write there, and the others still run.
   */
  @CheckReturnValue
  public Stream<DynamicTest> tests(PrivacyEngine engine) {
    CaseReader reader = new CaseReader(name(path), engine);
    return tests(row -> check(reader, row, engine, Optional.empty()));
  }

  /**
   * As {@link #tests(PrivacyEngine)}, and each case is put to a service too, which must do what is
   * expected to be permitted and nothing else, by its own account.
   *
   * @param service has the service do an action, and says whether it did; that it throws a {@link
   *     RefusedException} means that it did not
   */
  @CheckReturnValue
  public Stream<DynamicTest> tests(PrivacyEngine engine, Predicate<DataAction> service) {
    CaseReader reader = new CaseReader(name(path), engine);
    return tests(
        row -> check(reader, row, engine, Optional.of(action -> claimed(service, action))));
  }

  /**
   * As {@link #tests(PrivacyEngine)}, and each case is put to a service too, one after the other.
   * As far as the recorder sees, the service must do what is expected to be permitted, and nothing
   * that it did not ask in this case or was refused, be it the case or anything else. A case that
   * is expected to be refused passes where the service does not even ask. It asks at the engine's
   * time: leave {@code at} out, or set the clock to that of the action first.
   *
   * <pre>{@code
   * return ComplianceTable.of(file)
   *     .tests(engine, recorder, asked -> permits.handle(matter(asked.purpose()), name, address));
   * }</pre>
   *
   * @param engine what decides
   * @param recorder over the log of the engine that the service asks
   * @param service has the service handle what an action is about; what it does goes through a port
   *     of the recorder, or is said to the recorder. It may throw a {@link RefusedException}
   */
  @CheckReturnValue
  public Stream<DynamicTest> tests(
      PrivacyEngine engine, Recorder recorder, Consumer<DataAction> service) {
    CaseReader reader = new CaseReader(name(path), engine);
    return tests(
        row -> {
          synchronized (recorder) { // what another case asks gives no leave in this one
            check(reader, row, engine, Optional.of(action -> seen(recorder, service, action)));
          }
        });
  }

  private Stream<DynamicTest> tests(Consumer<Row> test) {
    return rows.stream()
        .map(row -> DynamicTest.dynamicTest(title(row), source(row), () -> test.accept(row)));
  }

  private void check(
      CaseReader reader,
      Row row,
      PrivacyEngine engine,
      Optional<Function<DataAction, Set<String>>> service) {
    DataAction action = reader.action(row);
    Expected expected = reader.expected(row);
    String where = name(path) + ":" + row.line() + ": " + title(row);
    Decision decision = RecordingLog.asking(() -> engine.decide(action));
    expected.check(where, decision);
    service.ifPresent(each -> expected.checkDeed(where, decision, done(where, each, action)));
  }

  /** The categories of the action with which the service did it. */
  private static Set<String> done(
      String where, Function<DataAction, Set<String>> service, DataAction action) {
    try {
      return service.apply(action);
    } catch (AssertionError breach) {
      String said = String.valueOf(breach.getMessage());
      throw new AssertionError(where + (said.startsWith("\n") ? said : "\n" + said), breach);
    }
  }

  private static Set<String> claimed(Predicate<DataAction> service, DataAction action) {
    try {
      return service.test(action) ? action.categories() : Set.of();
    } catch (RefusedException refused) {
      return Set.of();
    }
  }

  private static Set<String> seen(
      Recorder recorder, Consumer<DataAction> service, DataAction action) {
    return recorder.during(() -> unlessRefused(service, action)).stream()
        .filter(
            each ->
                each.activity() == action.activity()
                    && each.purpose().equals(action.purpose())
                    && each.party().equals(action.party()))
        .flatMap(each -> each.categories().stream())
        .collect(Collectors.toSet());
  }

  private static void unlessRefused(Consumer<DataAction> service, DataAction action) {
    try {
      service.accept(action);
    } catch (RefusedException refused) {
      // It asked, and keeps to the answer; what it did before, the recorder has seen.
    }
  }

  private static String title(Row row) {
    return row.cell("case").map(Cell::text).orElseGet(() -> words(row));
  }

  private static String words(Row row) {
    return Stream.of("do", "categories", "purpose", "recipient", "holder", "expected")
        .map(row::cell)
        .flatMap(Optional::stream)
        .map(Cell::text)
        .reduce((one, two) -> one + " - " + two)
        .orElse("line " + row.line());
  }

  private URI source(Row row) {
    return URI.create(path.toUri() + "?line=" + row.line());
  }

  /** How a column is called, however its head is written: {@code required-by-law}. */
  static String columnName(String head) {
    return CharMatcher.whitespace().trimAndCollapseFrom(head, '-').toLowerCase(Locale.ROOT);
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  static String utf8(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw new BadTable(
          name(file), 1, 1, "the file is not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)");
    } catch (NoSuchFileException absent) {
      throw new UncheckedIOException(
          "there is no table `" + file + "`; a path starts from the module's directory", absent);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
