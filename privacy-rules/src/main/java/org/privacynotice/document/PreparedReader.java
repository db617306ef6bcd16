package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final List<Condition> conditions = new ArrayList<>();
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
    return Law.of(
        text(), text(), day(), inForce(), facts(), clauses(), timeLimits(), ids(), disclosures());
  }

  private Notice notice() {
    return Notice.of(
        text(),
        text(),
        day(),
        inForce(),
        facts(),
        clauses(),
        timeLimits(),
        text(),
        one(Jurisdiction.values()),
        controller(),
        records(),
        categories(),
        purposes(),
        recipients(),
        retention());
  }

  private ImmutableMap<String, String> records() {
    ImmutableMap.Builder<String, String> records = ImmutableMap.builder();
    for (int n = number(); n > 0; n--) {
      records.put(text(), text());
    }
    return records.buildOrThrow();
  }

  private ImmutableList<Clause> clauses() {
    ImmutableList.Builder<Clause> clauses = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      clauses.add(
          Clause.of(
              text(),
              one(Effect.values()),
              scope(),
              condition(),
              sources(),
              text(),
              inForce(),
              flag(),
              ids(),
              ids()));
    }
    return clauses.build();
  }

  private Scope scope() {
    int number = number();
    if (number == scopes.size()) {
      scopes.add(newScope());
    }
    return scopes.get(number);
  }

  private Scope newScope() {
    return Scope.of(
        several(Right.values()),
        several(Activity.values()),
        selection(),
        several(Sensitivity.values()),
        selection(),
        selection());
  }

  private Selection selection() {
    return new Selection(flag(), ids(), ids());
  }

  private Condition condition() {
    int number = number();
    if (number >= 0) {
      return conditions.get(number);
    }
    Condition condition = newCondition(number);
    conditions.add(condition);
    return condition;
  }

  private Condition newCondition(int test) {
    return switch (test) {
      case -1 -> new Condition.All(conditions());
      case -2 -> new Condition.Some(conditions());
      case -3 -> new Condition.Not(condition());
      case -4 -> new Condition.Holds(text());
      case -5 -> new Condition.OneOf(text(), ids());
      case -6 -> new Condition.ForPurpose(ids());
      case -7 -> new Condition.WithParty(ids());
      case -8 -> new Condition.Instructions(one(Condition.Say.values()));
      case -9 -> new Condition.Governs(text());
      case -10 -> new Condition.PeriodOver();
      case -11 -> new Condition.ControllerIs(one(Controller.Kind.values()));
      case -12 -> new Condition.Since(day());
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

  private ImmutableList<Fact> facts() {
    ImmutableList.Builder<Fact> facts = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      facts.add(
          Fact.of(
              text(),
              one(FactType.values()),
              text(),
              one(Fact.StatedBy.values()),
              ids(),
              flag() ? Optional.of(new Fact.Presumption(value(), text())) : Optional.empty()));
    }
    return facts.build();
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

  private ImmutableList<TimeLimit> timeLimits() {
    ImmutableList.Builder<TimeLimit> limits = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      limits.add(
          TimeLimit.of(
              text(),
              several(Right.values()),
              length(),
              flag() ? Optional.of(length()) : Optional.empty(),
              flag(),
              several(Right.values()),
              flag(),
              inForce(),
              text(),
              sources()));
    }
    return limits.build();
  }

  private TimeLimit.Length length() {
    return new TimeLimit.Length(number(), one(TimeLimit.Length.Unit.values()));
  }

  private ImmutableList<Disclosure> disclosures() {
    ImmutableList.Builder<Disclosure> disclosures = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      disclosures.add(
          Disclosure.of(
              text(),
              text(),
              sources(),
              inForce(),
              flag() ? Optional.of(one(Disclosure.Part.values())) : Optional.empty(),
              several(LawfulBasis.values())));
    }
    return disclosures.build();
  }

  private Controller controller() {
    return new Controller(text(), one(Controller.Kind.values()));
  }

  private ImmutableList<DataCategory> categories() {
    ImmutableList.Builder<DataCategory> categories = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      categories.add(
          DataCategory.of(
              text(), text(), perhaps(), one(Sensitivity.values()), perhaps(), perhaps()));
    }
    return categories.build();
  }

  private ImmutableList<Purpose> purposes() {
    ImmutableList.Builder<Purpose> purposes = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      purposes.add(
          Purpose.of(
              text(),
              text(),
              perhaps(),
              several(LawfulBasis.values()),
              flag() ? Optional.of(one(SpecialCategoryCondition.values())) : Optional.empty(),
              perhaps(),
              enactments(),
              flag() ? Optional.of(controller()) : Optional.empty(),
              perhaps(),
              flag() ? Optional.of(number()) : Optional.empty()));
    }
    return purposes.build();
  }

  private ImmutableSortedMap<LawfulBasis, ImmutableList<Citation>> enactments() {
    int size = number();
    if (size == 0) {
      return ImmutableSortedMap.of();
    }
    ImmutableSortedMap.Builder<LawfulBasis, ImmutableList<Citation>> enactments =
        ImmutableSortedMap.naturalOrder();
    for (int n = size; n > 0; n--) {
      enactments.put(one(LawfulBasis.values()), sources());
    }
    return enactments.buildOrThrow();
  }

  private ImmutableList<Recipient> recipients() {
    ImmutableList.Builder<Recipient> recipients = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      recipients.add(
          flag()
              ? Processor.of(
                  text(), text(), perhaps(), perhaps(), ids(), ids(), flag(), perhaps(), perhaps(),
                  sources())
              : Party.of(
                  text(), text(), perhaps(), perhaps(), perhaps(), one(Party.Kind.values())));
    }
    return recipients.build();
  }

  private ImmutableList<RetentionEntry> retention() {
    ImmutableList.Builder<RetentionEntry> retention = ImmutableList.builder();
    for (int n = number(); n > 0; n--) {
      retention.add(
          RetentionEntry.of(text(), ids(), ids(), period(), disposal(), sources(), text()));
    }
    return retention.build();
  }

  private ImmutableSortedMap<String, String> disposal() {
    int size = number();
    if (size == 0) {
      return ImmutableSortedMap.of();
    }
    ImmutableSortedMap.Builder<String, String> disposal = ImmutableSortedMap.naturalOrder();
    for (int n = size; n > 0; n--) {
      disposal.put(text(), text());
    }
    return disposal.buildOrThrow();
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
    int size = number();
    if (size == 0) {
      return ImmutableSortedSet.of();
    }
    String[] ids = new String[size];
    for (int i = 0; i < size; i++) {
      ids[i] = text();
    }
    return ImmutableSortedSet.copyOf(ids);
  }

  private <E extends Enum<E>> ImmutableSortedSet<E> several(E[] values) {
    int size = number();
    if (size == 0) {
      return ImmutableSortedSet.of();
    }
    E[] several = Arrays.copyOf(values, size);
    for (int i = 0; i < size; i++) {
      several[i] = one(values);
    }
    return ImmutableSortedSet.copyOf(several);
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
