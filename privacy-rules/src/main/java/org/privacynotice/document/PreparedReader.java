package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Jurisdiction;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.notice.TimeLimit;
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
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/**
 * Reads what {@link PreparedWriter} wrote, part by part as it stands there.
 *
 * <p>The first decision of a new virtual machine waits for it, so it has no lambdas and no streams,
 * each of which would take longer to link than to run.
 */
final class PreparedReader {

  /**
   * A document with its digest.
   *
   * @param document the document
   * @param digest its digest
   */
  record Prepared<D extends Document>(D document, String digest) {}

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();
  private int at;

  private PreparedReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static Prepared<Law> law(byte[] bytes) {
    PreparedReader reader = new PreparedReader(bytes);
    String digest = reader.text();
    return new Prepared<>(reader.law(), digest);
  }

  static Prepared<Notice> notice(byte[] bytes) {
    PreparedReader reader = new PreparedReader(bytes);
    String digest = reader.text();
    return new Prepared<>(reader.notice(), digest);
  }

  private Law law() {
    Law.Builder law = Law.builder();
    law.id(text()).title(text()).version(day()).inForce(inForce());
    law.addAllFacts(facts()).addAllStated(clauses()).addAllTimeLimits(timeLimits());
    law.addAllSuspendsRetention(texts());
    for (int n = number(); n > 0; n--) {
      law.addTransparency(disclosure());
    }
    return law.build();
  }

  private Notice notice() {
    Notice.Builder notice = Notice.builder();
    notice.id(text()).title(text()).version(day()).inForce(inForce());
    notice.addAllFacts(facts()).addAllStated(clauses()).addAllTimeLimits(timeLimits());
    notice.zoneId(text()).jurisdiction(one(Jurisdiction.values()));
    notice.controller(controller());
    for (int n = number(); n > 0; n--) {
      notice.putRecords(text(), text());
    }
    for (int n = number(); n > 0; n--) {
      notice.addCategories(category());
    }
    for (int n = number(); n > 0; n--) {
      notice.addPurposes(purpose());
    }
    for (int n = number(); n > 0; n--) {
      notice.addRecipients(recipient());
    }
    for (int n = number(); n > 0; n--) {
      notice.addRetention(retention());
    }
    return notice.build();
  }

  private List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>();
    for (int n = number(); n > 0; n--) {
      clauses.add(
          Clause.builder()
              .id(text())
              .effect(one(Effect.values()))
              .scope(scope())
              .condition(condition())
              .addAllSources(sources())
              .gloss(text())
              .inForce(inForce())
              .owed(flag())
              .addAllTells(texts())
              .addAllTellsPartly(texts())
              .build());
    }
    return clauses;
  }

  private Scope scope() {
    int number = number();
    if (number == scopes.size()) {
      scopes.add(newScope());
    }
    return scopes.get(number);
  }

  private Scope newScope() {
    return Scope.builder()
        .addAllRights(several(Right.values()))
        .addAllActivities(several(Activity.values()))
        .categories(selection())
        .addAllSensitivities(several(Sensitivity.values()))
        .purposes(selection())
        .parties(selection())
        .build();
  }

  private Selection selection() {
    return new Selection(flag(), ids(), ids());
  }

  private Condition condition() {
    int test = number();
    return switch (test) {
      case 0 -> new Condition.All(conditions());
      case 1 -> new Condition.Some(conditions());
      case 2 -> new Condition.Not(condition());
      case 3 -> new Condition.Holds(text());
      case 4 -> new Condition.OneOf(text(), ids());
      case 5 -> new Condition.ForPurpose(ids());
      case 6 -> new Condition.WithParty(ids());
      case 7 -> new Condition.Instructions(one(Condition.Say.values()));
      case 8 -> new Condition.Governs(text());
      case 9 -> new Condition.PeriodOver();
      case 10 -> new Condition.ControllerIs(one(Controller.Kind.values()));
      case 11 -> new Condition.Since(day());
      default -> throw unknown(test);
    };
  }

  private ImmutableList<Condition> conditions() {
    ImmutableList.Builder<Condition> conditions = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      conditions.add(condition());
    }
    return conditions.build();
  }

  private ImmutableList<Citation> sources() {
    ImmutableList.Builder<Citation> sources = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      int item = number();
      sources.add(
          item < 0 ? new Citation.Provision(text(), text()) : new Citation.Heading(text(), item));
    }
    return sources.build();
  }

  private InForce inForce() {
    Optional<LocalDate> from = perhapsDay();
    Optional<LocalDate> to = perhapsDay();
    return from.isEmpty() && to.isEmpty() ? InForce.ALWAYS : new InForce(from, to);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    for (int n = number(); n > 0; n--) {
      Fact.Builder fact = Fact.builder();
      fact.id(text()).type(one(FactType.values())).ask(text());
      fact.statedBy(one(Fact.StatedBy.values())).addAllValues(texts());
      if (flag()) {
        fact.presumed(new Fact.Presumption(value(), text()));
      }
      facts.add(fact.build());
    }
    return facts;
  }

  private FactValue value() {
    int kind = number();
    return switch (kind) {
      case 0 -> FactValue.NO;
      case 1 -> FactValue.YES;
      case 2 -> FactValue.NOT_HAPPENED;
      case 3 -> FactValue.NOT_GIVEN;
      case 4 -> new FactValue.Named(text());
      case 5 -> new FactValue.Given(text());
      case 6 -> new FactValue.OccurredOn(day());
      case 7 -> new FactValue.OccurredAt(Instant.parse(text()));
      case 8 -> new FactValue.Judged(text(), day(), text());
      default -> throw unknown(kind);
    };
  }

  private List<TimeLimit> timeLimits() {
    List<TimeLimit> limits = new ArrayList<>();
    for (int n = number(); n > 0; n--) {
      TimeLimit.Builder limit = TimeLimit.builder();
      limit.id(text()).addAllRights(several(Right.values())).within(length());
      if (flag()) {
        limit.extension(length());
      }
      limit.waits(flag()).addAllPauses(several(Right.values())).rolls(flag());
      limit.inForce(inForce()).gloss(text()).addAllSources(sources());
      limits.add(limit.build());
    }
    return limits;
  }

  private TimeLimit.Length length() {
    return new TimeLimit.Length(number(), one(TimeLimit.Length.Unit.values()));
  }

  private Disclosure disclosure() {
    Disclosure.Builder disclosure = Disclosure.builder();
    disclosure.id(text()).gloss(text()).addAllSources(sources()).inForce(inForce());
    if (flag()) {
      disclosure.shownBy(one(Disclosure.Part.values()));
    }
    return disclosure.addAllOnlyWith(several(LawfulBasis.values())).build();
  }

  private Controller controller() {
    return new Controller(text(), one(Controller.Kind.values()));
  }

  private DataCategory category() {
    return DataCategory.builder()
        .id(text())
        .label(text())
        .parent(perhaps())
        .sensitivity(one(Sensitivity.values()))
        .specialKind(perhaps())
        .dpv(perhaps())
        .build();
  }

  private Purpose purpose() {
    Purpose.Builder purpose = Purpose.builder();
    purpose.id(text()).label(text()).parent(perhaps());
    purpose.addAllBases(several(LawfulBasis.values()));
    if (flag()) {
      purpose.article9(one(SpecialCategoryCondition.values()));
    }
    purpose.schedule1(perhaps());
    for (int n = number(); n > 0; n--) {
      purpose.putEnactments(one(LawfulBasis.values()), sources());
    }
    if (flag()) {
      purpose.controller(controller());
    }
    purpose.toldBy(perhaps());
    if (flag()) {
      purpose.lgsl(number());
    }
    return purpose.build();
  }

  private Recipient recipient() {
    if (flag()) {
      return Processor.builder()
          .id(text())
          .label(text())
          .parent(perhaps())
          .place(perhaps())
          .addAllServices(texts())
          .addAllExcludes(texts())
          .heldLocally(flag())
          .supplier(perhaps())
          .actingFor(perhaps())
          .addAllSources(sources())
          .build();
    }
    return Party.builder()
        .id(text())
        .label(text())
        .parent(perhaps())
        .place(perhaps())
        .kind(one(Party.Kind.values()))
        .role(perhaps())
        .build();
  }

  private RetentionEntry retention() {
    RetentionEntry.Builder entry = RetentionEntry.builder();
    entry.id(text()).addAllRecords(texts()).addAllPurposes(texts()).until(period());
    for (int n = number(); n > 0; n--) {
      entry.putDisposal(text(), text());
    }
    return entry.addAllSources(sources()).gloss(text()).build();
  }

  private RetentionPeriod period() {
    int kind = number();
    return switch (kind) {
      case 0 -> new RetentionPeriod.Event(text());
      case 1 -> new RetentionPeriod.EndOfYear(period(), one(RetentionPeriod.Year.values()));
      case 2 -> new RetentionPeriod.Plus(period(), number(), one(RetentionPeriod.Unit.values()));
      case 3 -> new RetentionPeriod.Earliest(periods());
      case 4 -> new RetentionPeriod.Latest(periods());
      case 5 -> new RetentionPeriod.Never();
      case 6 -> new RetentionPeriod.BySchedule();
      default -> throw unknown(kind);
    };
  }

  private ImmutableList<RetentionPeriod> periods() {
    ImmutableList.Builder<RetentionPeriod> periods = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      periods.add(period());
    }
    return periods.build();
  }

  private Optional<String> perhaps() {
    return flag() ? Optional.of(text()) : Optional.empty();
  }

  private Optional<LocalDate> perhapsDay() {
    return flag() ? Optional.of(day()) : Optional.empty();
  }

  private ImmutableSortedSet<String> ids() {
    List<String> texts = texts();
    return texts.isEmpty() ? ImmutableSortedSet.of() : ImmutableSortedSet.copyOf(texts);
  }

  private List<String> texts() {
    int size = number();
    if (size == 0) {
      return List.of();
    }
    String[] all = new String[size];
    for (int i = 0; i < size; i++) {
      all[i] = text();
    }
    return List.of(all);
  }

  private <E> List<E> several(E[] values) {
    int size = number();
    if (size == 0) {
      return List.of();
    }
    List<E> several = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      several.add(one(values));
    }
    return several;
  }

  private <E> E one(E[] values) {
    return values[number()];
  }

  private boolean flag() {
    return number() == 1;
  }

  private LocalDate day() {
    return LocalDate.ofEpochDay(number());
  }

  private String text() {
    int number = number();
    if (number >= 0) {
      return texts.get(number);
    }
    int length = -1 - number;
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    texts.add(text);
    return text;
  }

  private int number() {
    int number = 0;
    int shift = 0;
    byte part;
    do {
      part = bytes[at++];
      number |= (part & 0x7F) << shift;
      shift += 7;
    } while (part < 0);
    return (number >>> 1) ^ -(number & 1);
  }

  private static IllegalStateException unknown(int kind) {
    return new IllegalStateException("a bundled file has a part of the unknown kind " + kind);
  }
}
