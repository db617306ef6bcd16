package org.privacynotice.testkit.coverage;

import com.google.common.base.Preconditions;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the tests reached: clauses, arms of the decision table, and cells of activity, party,
 * purpose and category.
 *
 * <p>A clause is reached when it was among those that determined a decision; one that requires,
 * when its duty was listed. Only clauses that have a say in decisions count, so those that inform
 * and those about requests do not. The notice's count for the gate, the law's and the deployment's
 * are listed apart. A document counts once a decision was made by it; of the same id and version
 * but other contents, as a notice with a clause more, each counts apart and is named with the
 * beginning of its digest.
 */
public final class CoverageReport {

  /** A clause that there is. */
  record Line(
      String document,
      String kind,
      String id,
      String effect,
      String gloss,
      String sources,
      boolean reached) {}

  /** Party and purpose. */
  record Pair(String party, String purpose) {}

  /** The categories that permissions name, and those that were asked about. */
  record Cells(ImmutableSortedSet<String> named, ImmutableSortedSet<String> asked) {

    /** Which of those named were asked about. */
    Set<String> askedNamed() {
      return Sets.intersection(named, asked);
    }

    /** Which were asked about though no permission names them. */
    Set<String> askedOthers() {
      return Sets.difference(asked, named);
    }

    /** Which of those named were not asked about. */
    Set<String> open() {
      return Sets.difference(named, asked);
    }

    Cells with(Cells other) {
      return new Cells(union(named, other.named), union(asked, other.asked));
    }

    private static ImmutableSortedSet<String> union(Set<String> one, Set<String> two) {
      return ImmutableSortedSet.copyOf(Sets.union(one, two));
    }
  }

  /** How many of several. */
  static long count(Map<Pair, Cells> pairs, Function<Cells, Set<String>> which) {
    return pairs.values().stream().map(which).mapToLong(Set::size).sum();
  }

  private static final String NOTICE = "notice";
  private static final int MOST_SHOWN = 10;
  private static final int DIGEST_SHOWN = "sha256:0123456789ab".length();

  private final ImmutableList<Line> clauses;
  private final ImmutableSortedSet<String> arms;
  private final SortedMap<String, Map<Pair, Cells>> cells;

  CoverageReport(Tally tally) {
    Set<List<String>> reached = new HashSet<>(tally.of(Tally.Kind.REACHED));
    List<List<String>> all = tally.of(Tally.Kind.CLAUSE);
    Set<String> documents = all.stream().map(of -> of.get(0)).collect(Collectors.toSet());
    ImmutableList.Builder<Line> lines = ImmutableList.builder();
    for (List<String> of : all) {
      lines.add(
          new Line(
              name(of.get(0), documents),
              of.get(1),
              of.get(2),
              of.get(3),
              of.get(4),
              of.get(5),
              reached.contains(List.of(of.get(0), of.get(2)))));
    }
    clauses = lines.build();
    arms =
        tally.of(Tally.Kind.ARM).stream()
            .map(of -> of.get(0))
            .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
    cells = cells(tally);
  }

  /** Its id and version, and the beginning of its digest where others bear the same. */
  private static String name(String document, Set<String> documents) {
    int end = document.lastIndexOf(' ') + 1;
    boolean shared =
        documents.stream()
            .anyMatch(
                other -> !other.equals(document) && other.startsWith(document.substring(0, end)));
    return shared
        ? document.substring(0, Math.min(document.length(), end + DIGEST_SHOWN))
        : document.substring(0, end).strip();
  }

  private static SortedMap<String, Map<Pair, Cells>> cells(Tally tally) {
    SortedMap<String, Map<Pair, Cells>> cells = new TreeMap<>();
    for (List<String> of : tally.of(Tally.Kind.NAMED)) {
      Cells named = new Cells(ids(of.get(3)), ImmutableSortedSet.of());
      for (String party : ids(of.get(1))) {
        for (String purpose : ids(of.get(2))) {
          add(of.get(0), new Pair(party, purpose), named, cells);
        }
      }
    }
    for (List<String> of : tally.of(Tally.Kind.CELL)) {
      Cells asked = new Cells(ImmutableSortedSet.of(), ImmutableSortedSet.of(of.get(3)));
      add(of.get(0), new Pair(of.get(1), of.get(2)), asked, cells);
    }
    return cells;
  }

  private static ImmutableSortedSet<String> ids(String joined) {
    return ImmutableSortedSet.copyOf(Splitter.on(' ').omitEmptyStrings().split(joined));
  }

  private static void add(
      String activity, Pair pair, Cells more, SortedMap<String, Map<Pair, Cells>> cells) {
    cells
        .computeIfAbsent(activity, absent -> new TreeMap<>(BY_PARTY))
        .merge(pair, more, Cells::with);
  }

  private static final Comparator<Pair> BY_PARTY =
      Comparator.comparing(Pair::party).thenComparing(Pair::purpose);

  /**
   * What the tests of a run reached, of all its virtual machines together: their files are merged,
   * in whatever order they were written. Of which run, system property {@value Coverage#RUN} says;
   * without it all that lie there are taken, those of an earlier run too where no test has recorded
   * since.
   *
   * @param directory where they lie: {@code target/privacy-coverage}
   * @throws IllegalArgumentException when one of them is no coverage file
   * @throws java.io.UncheckedIOException when there is no such directory, or a file cannot be read
   */
  public static CoverageReport read(Path directory) {
    String began = System.getProperty(Coverage.RUN, "");
    return new CoverageReport(
        CoverageFiles.merged(directory, began.isEmpty() ? "" : CoverageFiles.begunAt(began) + "."));
  }

  ImmutableList<Line> clauses() {
    return clauses;
  }

  ImmutableSortedSet<String> arms() {
    return arms;
  }

  SortedMap<String, Map<Pair, Cells>> cells() {
    return cells;
  }

  /** The documents of a kind, with their clauses. */
  SortedMap<String, List<Line>> documents(String kind) {
    SortedMap<String, List<Line>> documents = new TreeMap<>();
    for (Line line : clauses) {
      if (line.kind().equals(kind)) {
        documents.computeIfAbsent(line.document(), absent -> new ArrayList<>()).add(line);
      }
    }
    return ImmutableSortedMap.copyOfSorted(documents);
  }

  /** The clauses of the notices that decide and were not reached, by id. */
  public ImmutableSortedSet<String> unreached() {
    return clauses.stream()
        .filter(line -> line.kind().equals(NOTICE) && !line.reached())
        .map(Line::id)
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /**
   * Fails unless so many of each notice's clauses that decide were reached.
   *
   * @param percent how many of a hundred, 0 to 100
   * @throws IllegalArgumentException when it is no such number
   * @throws AssertionError when fewer were, with each that was not; and when nothing was decided by
   *     any notice
   */
  public void requireClauses(int percent) {
    requireClauses(percent, "");
  }

  /** As above, with more to say of the remedy. */
  void requireClauses(int percent, String remedy) {
    Preconditions.checkArgument(
        percent >= 0 && percent <= 100, "`requireClauses` takes a whole number from 0 to 100");
    SortedMap<String, List<Line>> notices = documents(NOTICE);
    if (notices.isEmpty()) {
      throw new AssertionError(
          "no notice was asked, so no clause was reached\n  remedy    give the engine under test"
              + " Coverage.recording(...) for its log, and ask it; a proof (neverPermits) looks at"
              + " whole ranges of cases and reaches no clause");
    }
    StringBuilder message = new StringBuilder();
    notices.forEach(
        (notice, lines) -> {
          List<Line> open = lines.stream().filter(line -> !line.reached()).toList();
          if ((lines.size() - open.size()) * 100L < (long) percent * lines.size()) {
            message
                .append("clauses of ")
                .append(notice)
                .append(" were not reached\n  expected  ")
                .append(percent)
                .append("%\n  got       ")
                .append(share(lines));
            for (Line line : open) {
              message
                  .append("\n  missing   ")
                  .append(line.id())
                  .append(' ')
                  .append(line.effect())
                  .append(": ")
                  .append(line.gloss());
            }
            message
                .append(
                    "\n  remedy    add a test whose answer each of these determines; a proof"
                        + " (neverPermits) reaches none")
                .append(remedy)
                .append('\n');
          }
        });
    if (message.length() > 0) {
      throw new AssertionError(message.toString().strip());
    }
  }

  /** "3 of 4 (75%)"; rounded down, so that only all is 100%. */
  static String share(List<Line> lines) {
    long reached = lines.stream().filter(Line::reached).count();
    return reached + " of " + lines.size() + " (" + percent(reached, lines.size()) + "%)";
  }

  static long percent(long reached, long all) {
    return all == 0 ? 100 : reached * 100 / all;
  }

  private static void unreached(List<Line> lines, StringBuilder text) {
    List<Line> open = lines.stream().filter(line -> !line.reached()).toList();
    open.stream()
        .limit(MOST_SHOWN)
        .forEach(line -> text.append("  not reached: ").append(line.id()).append('\n'));
    if (open.size() > MOST_SHOWN) {
      text.append("  and ").append(open.size() - MOST_SHOWN).append(" more, on the page\n");
    }
  }

  /**
   * The console's text: a few lines, with the first clauses of each notice that were not reached;
   * empty where nothing was asked.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (clauses.isEmpty()) {
      return "";
    }
    for (String kind : List.of(NOTICE, "law", "deployment")) {
      documents(kind)
          .forEach(
              (document, lines) -> {
                text.append(kind)
                    .append(' ')
                    .append(document)
                    .append(": clauses reached ")
                    .append(share(lines))
                    .append('\n');
                if (kind.equals(NOTICE)) {
                  unreached(lines, text);
                }
              });
    }
    List<String> open = Arms.ALL.keySet().stream().filter(arm -> !arms.contains(arm)).toList();
    text.append("arms of the decision table reached ")
        .append(arms.size())
        .append(" of ")
        .append(Arms.ALL.size())
        .append(open.isEmpty() ? "" : "; not: " + String.join(", ", open))
        .append('\n');
    cells.forEach(
        (activity, pairs) -> {
          long others = count(pairs, Cells::askedOthers);
          text.append("cells of ")
              .append(activity)
              .append(": asked about ")
              .append(count(pairs, Cells::askedNamed))
              .append(" of ")
              .append(count(pairs, Cells::named))
              .append(" that permissions name")
              .append(others == 0 ? "" : ", and about " + others + " that none names")
              .append('\n');
        });
    return text.toString();
  }

  /** The page: one file, without scripts, that reads nothing from elsewhere. */
  public String html() {
    return new CoveragePage(this).text();
  }
}
