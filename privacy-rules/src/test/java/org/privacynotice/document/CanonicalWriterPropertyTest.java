package org.privacynotice.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

class CanonicalWriterPropertyTest {

  /** The escape of half a character, after any number of escaped backslashes. */
  private static final Pattern HALF =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\ud[89a-f][0-9a-f]{2}");

  @Property(tries = 500)
  void prepared_anyNotice_isReadBack(@ForAll("notices") Notice notice) {
    PreparedReader.Prepared<Notice> prepared = PreparedReader.notice(PreparedWriter.write(notice));
    assertThat(prepared.digest()).isEqualTo(Digest.of(notice));
    // No bundled file has half a character, and the prepared form has a question mark for it.
    String whole = HALF.matcher(CanonicalWriter.write(notice)).replaceAll("$1?");
    assertThat(CanonicalWriter.write(prepared.document())).isEqualTo(whole);
    assertThat(PreparedReader.notice(PreparedWriter.write(prepared.document())).document())
        .isEqualTo(prepared.document());
  }

  @Property(tries = 500)
  void write_anyNotice_readsBackAsTheSame(@ForAll("notices") Notice notice) {
    String text = CanonicalWriter.write(notice);
    Notice again = DocumentReader.notice("a.yaml", text.getBytes(UTF_8), Bundled.law()).orThrow();
    assertThat(again).isEqualTo(notice);
    assertThat(CanonicalWriter.write(again)).isEqualTo(text);
  }

  @Property(tries = 500)
  void write_anyNotice_isPlainText(@ForAll("notices") Notice notice) {
    assertThat(CanonicalWriter.write(notice)).matches("[\\n -~\u00a1-\u024f\u2018-\u201f]*");
  }

  @Property(tries = 200)
  void digest_ofTwoNotices_isTheSameExactlyWhereTheyAre(
      @ForAll("notices") Notice one, @ForAll("notices") Notice two) {
    assertThat(Digest.of(one).equals(Digest.of(two))).isEqualTo(one.equals(two));
  }

  @Property(tries = 1000)
  void write_anyTitle_readsBack(@ForAll String title) {
    Notice notice =
        Notice.builder()
            .id("a")
            .title("." + title)
            .version(LocalDate.EPOCH)
            .inForce(InForce.ALWAYS)
            .controller(new Controller(title + ".", Controller.Kind.ORGANISATION))
            .addCategories(
                DataCategory.builder().id("a").label("a").sensitivity(Sensitivity.ORDINARY).build())
            .addPurposes(Purpose.builder().id("a").label("a").build())
            .build();
    byte[] text = CanonicalWriter.write(notice).getBytes(UTF_8);
    assertThat(DocumentReader.notice("a", text, Bundled.law()).orThrow()).isEqualTo(notice);
  }

  @Provide
  Arbitrary<Notice> notices() {
    return Arbitraries.randomValue(random -> new Some(random).notice());
  }

  private static final ImmutableSortedSet<String> DISCLOSURES =
      Bundled.law().transparency().stream()
          .map(Disclosure::id)
          .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));

  /** Notices by chance. */
  private static final class Some {

    private static final List<String> WORDS =
        List.of(
            "yes",
            "no",
            "null",
            "true",
            "false",
            "on",
            "y",
            "1",
            "007",
            "1e5",
            "0x1f",
            "59r",
            "a-b",
            "2026-01-05",
            "inf",
            "nan",
            "any-thing",
            "o",
            "x");

    private static final List<String> PIECES =
        List.of(
            "\"",
            "'",
            "\\",
            "\\n",
            "- ",
            ": ",
            " #",
            "#",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&a",
            "*a",
            "!b",
            "|",
            ">",
            "%",
            "@",
            "`",
            "~",
            "?",
            "<<",
            "\n",
            "\r",
            "\t",
            "\0",
            "\u0007",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00ad",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ufffe",
            "\ud83d\ude00",
            "\ud800",
            "\udc00",
            "e\u0301",
            "\u540d\u524d",
            " ",
            "null",
            "yes",
            "---",
            "...",
            "\u2019");

    private final Random random;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<String> categories = new LinkedHashSet<>();
    private final Set<String> purposes = new LinkedHashSet<>();
    private final Set<String> parties = new LinkedHashSet<>();
    private final Set<String> records = new LinkedHashSet<>();
    private final List<String> entries = new ArrayList<>();

    Some(Random random) {
      this.random = random;
    }

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }

    private <T> T one(T[] of) {
      return one(Arrays.asList(of));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
      return chance(50) ? Optional.of(value.get()) : Optional.empty();
    }

    private String id() {
      return chance(50) ? one(WORDS) : one(WORDS) + "-" + Integer.toString(random.nextInt(999), 36);
    }

    private String newId(Set<String> taken) {
      String id = id();
      while (!taken.add(id)) {
        id = id();
      }
      return id;
    }

    private String text() {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) {
        text.append(chance(70) ? one(PIECES) : id());
      }
      return text.toString().isBlank() ? "." : text.toString();
    }

    private LocalDate day() {
      return LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_652_000));
    }

    private InForce inForce() {
      Optional<LocalDate> from = maybe(this::day);
      return new InForce(from, maybe(() -> from.orElseGet(this::day)));
    }

    private ImmutableSortedSet<String> some(Set<String> of, int least) {
      ImmutableSortedSet.Builder<String> some = ImmutableSortedSet.naturalOrder();
      List<String> all = new ArrayList<>(of);
      for (int i = Math.max(least, random.nextInt(3)); i > 0 && !all.isEmpty(); i--) {
        some.add(one(all));
      }
      return some.build();
    }

    private <T> List<T> several(T[] of) {
      return Stream.of(of).filter(each -> chance(30)).toList();
    }

    private List<Citation> sources() {
      return IntStream.rangeClosed(0, random.nextInt(3))
          .<Citation>mapToObj(
              i ->
                  chance(70)
                      ? new Citation.Heading(text(), chance(30) ? 0 : 1 + random.nextInt(9999))
                      : new Citation.Provision(text(), text()))
          .toList();
    }

    Notice notice() {
      for (int i = 0; i < 6; i++) {
        facts.add(fact("f" + i, one(FactType.values())));
      }
      Map<String, String> labels = new HashMap<>();
      while (chance(50)) {
        labels.put(newId(records), text());
      }
      Notice.Builder notice =
          Notice.builder()
              .id(id())
              .title(text())
              .version(day())
              .inForce(inForce())
              .controller(new Controller(text(), one(Controller.Kind.values())))
              .addAllFacts(facts)
              .putAllRecords(labels);
      if (chance(30)) {
        notice.zone(ZoneId.of(one(List.of("Europe/Paris", "UTC", "Z", "+01:00", "GMT+2"))));
      }
      vocabulary(notice);
      Set<String> taken = new HashSet<>();
      Set<String> free = new LinkedHashSet<>(purposes); // so that no two entries tie
      while (chance(60)) {
        ImmutableSortedSet<String> governed = some(free, 0);
        free.removeAll(governed);
        String id = newId(taken);
        entries.add("retention/" + id);
        notice.addRetention(entry(id, governed));
        if (governed.isEmpty()) {
          break;
        }
      }
      for (Section section : Section.values()) {
        Set<String> ids = new HashSet<>();
        boolean ofNotices = section != Section.COMMANDS && !section.effect().isOfRequests();
        while (ofNotices && chance(60)) {
          notice.addStated(clause(section, section.id() + "/" + newId(ids)));
        }
      }
      return notice.build();
    }

    private Fact fact(String id, FactType type) {
      Fact.Builder fact =
          Fact.builder().id(id).type(type).ask(text()).statedBy(one(Fact.StatedBy.values()));
      List<String> values = List.of("a", "NO", "x/y.z:_-", "1", "null");
      if (type == FactType.NAMED) {
        fact.addAllValues(values);
      }
      List<FactValue> possible =
          switch (type) {
            case YES_NO -> List.of(FactValue.YES, FactValue.NO);
            case ATTESTED -> List.of(FactValue.YES, FactValue.NO, new FactValue.Given("a/1"));
            case JUDGEMENT ->
                List.of(FactValue.YES, FactValue.NO, new FactValue.Judged("a/1", day(), "No.1:_-"));
            case NAMED -> values.stream().<FactValue>map(FactValue.Named::new).toList();
            case EVENT ->
                List.of(
                    FactValue.NOT_HAPPENED,
                    new FactValue.OccurredOn(day()),
                    new FactValue.OccurredAt(day().atStartOfDay(ZoneId.of("UTC")).toInstant()));
            case REFERENCE -> List.of(FactValue.NOT_GIVEN, new FactValue.Given("No.1:_-"));
          };
      maybe(() -> new Fact.Presumption(one(possible), text())).ifPresent(fact::presumed);
      return fact.build();
    }

    /** A parent among those before, so that nothing lies under itself; not too deep. */
    private Optional<String> parent(List<String> before, Map<String, Integer> depths, String id) {
      Optional<String> parent = before.isEmpty() ? Optional.empty() : maybe(() -> one(before));
      Optional<String> shallow = parent.filter(above -> depths.get(above) < 9);
      depths.put(id, shallow.map(above -> depths.get(above) + 1).orElse(1));
      return shallow;
    }

    private void vocabulary(Notice.Builder notice) {
      Map<String, Integer> depths = new HashMap<>();
      do {
        List<String> before = List.copyOf(categories);
        String id = newId(categories);
        Sensitivity sensitivity = one(Sensitivity.values());
        notice.addCategories(
            DataCategory.builder()
                .id(id)
                .label(text())
                .parent(parent(before, depths, id))
                .sensitivity(sensitivity)
                .specialKind(
                    sensitivity == Sensitivity.SPECIAL
                        ? maybe(() -> one(List.of("health", "genetic")))
                        : Optional.empty())
                .dpv(maybe(this::text))
                .build());
      } while (chance(80));
      do {
        List<String> before = List.copyOf(purposes);
        String id = newId(purposes);
        Set<LawfulBasis> bases = new LinkedHashSet<>(several(LawfulBasis.values()));
        Map<LawfulBasis, ImmutableList<Citation>> enactments = new HashMap<>();
        bases.stream()
            .filter(basis -> chance(40))
            .forEach(basis -> enactments.put(basis, ImmutableList.copyOf(sources())));
        notice.addPurposes(
            Purpose.builder()
                .id(id)
                .label(text())
                .parent(parent(before, depths, id))
                .addAllBases(bases)
                .putAllEnactments(enactments)
                .toldBy(maybe(() -> one(List.of("another", "social-care"))))
                .article9(maybe(() -> one(SpecialCategoryCondition.values())))
                .schedule1(maybe(() -> String.valueOf(1 + random.nextInt(37))))
                .controller(maybe(() -> new Controller(text(), one(Controller.Kind.values()))))
                .lgsl(maybe(() -> 1 + random.nextInt(999_999)))
                .build());
      } while (chance(80));
      while (chance(70)) {
        List<String> before = List.copyOf(parties);
        String id = newId(parties);
        notice.addRecipients(
            Party.builder()
                .id(id)
                .label(text())
                .kind(one(Party.Kind.values()))
                .role(maybe(() -> one(List.of("joint-controller", "statutory-recipient"))))
                .parent(parent(before, depths, id))
                .place(maybe(() -> one(List.of("GB", "NO", "FR"))))
                .build());
      }
      List<String> classes = List.copyOf(parties);
      while (chance(60)) {
        ImmutableSortedSet<String> services = some(purposes, 1);
        Set<String> rest = new LinkedHashSet<>(purposes);
        rest.removeAll(services);
        notice.addRecipients(
            Processor.builder()
                .id(newId(parties))
                .label(text())
                .parent(classes.isEmpty() ? Optional.empty() : maybe(() -> one(classes)))
                .place(maybe(() -> "NO"))
                .addAllServices(services)
                .addAllExcludes(some(rest, 0))
                .heldLocally(chance(50))
                .supplier(maybe(this::text))
                .actingFor(maybe(this::text))
                .addAllSources(sources())
                .build());
      }
      parties.add("local");
      parties.add("processors");
    }

    private RetentionEntry entry(String id, ImmutableSortedSet<String> governed) {
      return RetentionEntry.builder()
          .id(id)
          .addAllRecords(some(records, 0))
          .addAllPurposes(governed)
          .until(period(4))
          .putAllDisposal(
              chance(50)
                  ? Map.of()
                  : Map.of(RetentionEntry.ANY_MEDIUM, one(List.of("shredding", "anonymisation"))))
          .gloss(text())
          .addAllSources(sources())
          .build();
    }

    private RetentionPeriod period(int depth) {
      List<String> events =
          facts.stream().filter(f -> f.type() == FactType.EVENT).map(Fact::id).toList();
      int kind = random.nextInt(depth == 0 ? 3 : 7);
      return switch (kind) {
        case 0 -> new RetentionPeriod.Never();
        case 1 -> new RetentionPeriod.BySchedule();
        case 2 ->
            events.isEmpty() ? new RetentionPeriod.Never() : new RetentionPeriod.Event(one(events));
        case 3 ->
            new RetentionPeriod.EndOfYear(period(depth - 1), one(RetentionPeriod.Year.values()));
        case 4 ->
            new RetentionPeriod.Plus(
                period(depth - 1), 1 + random.nextInt(10_000), one(RetentionPeriod.Unit.values()));
        case 5 ->
            new RetentionPeriod.Earliest(ImmutableList.of(period(depth - 1), period(depth - 1)));
        default ->
            new RetentionPeriod.Latest(ImmutableList.of(period(depth - 1), period(depth - 1)));
      };
    }

    private Clause clause(Section section, String id) {
      Clause.Builder clause =
          Clause.builder()
              .id(id)
              .effect(section.effect())
              .gloss(text())
              .addAllSources(sources())
              .inForce(inForce());
      if (section.effect() == Effect.INFORMS) {
        ImmutableSortedSet<String> tells = some(DISCLOSURES, 0);
        return clause
            .addAllTells(tells)
            .addAllTellsPartly(Sets.difference(some(DISCLOSURES, 0), tells))
            .scope(
                Scope.builder()
                    .addAllRights(several(Right.values()))
                    .categories(Selection.NONE)
                    .purposes(Selection.NONE)
                    .parties(Selection.NONE)
                    .build())
            .build();
      }
      if (section.effect() == Effect.REQUIRES && chance(30)) {
        return clause
            .scope(
                Scope.builder()
                    .addRights(one(Right.values()))
                    .categories(Selection.ANY)
                    .purposes(Selection.ANY)
                    .parties(Selection.ANY)
                    .build())
            .condition(chance(30) ? Condition.ALWAYS : condition(3))
            .build();
      }
      boolean permits = section.effect() == Effect.PERMITS;
      List<Activity> activities = new ArrayList<>(several(Activity.values()));
      activities.add(one(Activity.values()));
      boolean party = activities.stream().anyMatch(Activity::hasParty);
      return clause
          .scope(
              Scope.builder()
                  .addAllActivities(activities)
                  .categories(selection(categories, permits))
                  .addAllSensitivities(several(Sensitivity.values()))
                  .purposes(selection(purposes, permits))
                  .parties(permits && !party ? Selection.NONE : selection(parties, permits))
                  .build())
          .condition(chance(30) ? Condition.ALWAYS : condition(3))
          .owed(section.effect() == Effect.REQUIRES && chance(50))
          .build();
    }

    private Selection selection(Set<String> of, boolean permits) {
      boolean any = chance(30);
      ImmutableSortedSet<String> ids = any ? ImmutableSortedSet.of() : some(of, 1);
      Set<String> rest = new LinkedHashSet<>(of);
      rest.removeAll(ids);
      return new Selection(any, ids, permits ? ImmutableSortedSet.of() : some(rest, 0));
    }

    private Condition condition(int depth) {
      int kind = random.nextInt(depth == 0 ? 8 : 11);
      Fact fact = one(facts);
      return switch (kind) {
        case 0, 1 ->
            fact.type() == FactType.NAMED
                ? new Condition.OneOf(fact.id(), some(fact.values(), 1))
                : new Condition.Holds(fact.id());
        case 2 -> new Condition.ForPurpose(some(purposes, 1));
        case 3 -> new Condition.WithParty(some(parties, 1));
        case 4 -> new Condition.Instructions(one(Condition.Say.values()));
        case 5 ->
            entries.isEmpty() ? new Condition.PeriodOver() : new Condition.Governs(one(entries));
        case 6 -> new Condition.ControllerIs(one(Controller.Kind.values()));
        case 7 -> new Condition.Since(day());
        case 8 -> new Condition.Not(condition(depth - 1));
        case 9 -> new Condition.All(conditions(depth - 1));
        default -> new Condition.Some(conditions(depth - 1));
      };
    }

    private ImmutableList<Condition> conditions(int depth) {
      return IntStream.rangeClosed(0, random.nextInt(3))
          .mapToObj(i -> condition(depth))
          .collect(ImmutableList.toImmutableList());
    }
  }
}
