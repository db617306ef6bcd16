package org.privacynotice.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;

/**
 * Writes the bundled law and notices, when the library is built, in a form that {@link
 * PreparedReader} reads in a few milliseconds: each part as a number; a text, a scope or a
 * condition where it first stands and its number after that, and first of all the document's
 * digest.
 *
 * <p>The form is for one build of the library alone, whose jar holds both the files and the reader.
 */
final class PreparedWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Scope, Integer> scopes = new HashMap<>();
  private final Map<Condition, Integer> conditions = new HashMap<>();

  private PreparedWriter() {}

  /**
   * Prepares all that is bundled.
   *
   * @param folder where the files go
   */
  public static void main(String... folder) throws IOException {
    Path target = Path.of(folder[0]);
    Files.createDirectories(target);
    Law law = Bundled.readLaw();
    Files.write(target.resolve("uk.prepared"), write(law));
    for (String id : Bundled.notices()) {
      Files.write(target.resolve(id + ".prepared"), write(Bundled.reading(id, law).orThrow()));
    }
  }

  static byte[] write(Law law) {
    PreparedWriter writer = new PreparedWriter();
    writer.head(law);
    writer.texts(law.suspendsRetention());
    writer.number(law.transparency().size());
    law.transparency().forEach(writer::disclosure);
    return writer.out.toByteArray();
  }

  static byte[] write(Notice notice) {
    PreparedWriter writer = new PreparedWriter();
    writer.head(notice);
    writer.text(notice.zone().getId());
    writer.one(notice.jurisdiction());
    writer.controller(notice.controller());
    writer.map(notice.records());
    writer.number(notice.categories().size());
    notice.categories().forEach(writer::category);
    writer.number(notice.purposes().size());
    notice.purposes().forEach(writer::purpose);
    writer.number(notice.recipients().size());
    notice.recipients().forEach(writer::recipient);
    writer.number(notice.retention().size());
    notice.retention().forEach(writer::retention);
    return writer.out.toByteArray();
  }

  private void head(Document document) {
    text(Digest.written(document));
    text(document.id());
    text(document.title());
    day(document.version());
    inForce(document.inForce());
    number(document.facts().size());
    document.facts().forEach(this::fact);
    number(document.stated().size());
    document.stated().forEach(this::clause);
    number(document.timeLimits().size());
    document.timeLimits().forEach(this::timeLimit);
  }

  private void clause(Clause clause) {
    text(clause.id());
    one(clause.effect());
    scope(clause.scope());
    condition(clause.condition());
    sources(clause.sources());
    text(clause.gloss());
    inForce(clause.inForce());
    flag(clause.owed());
    texts(clause.tells());
    texts(clause.tellsPartly());
  }

  private void scope(Scope scope) {
    Integer before = scopes.putIfAbsent(scope, scopes.size());
    if (before != null) {
      number(before);
      return;
    }
    number(scopes.size() - 1);
    several(scope.rights());
    several(scope.activities());
    selection(scope.categories());
    several(scope.sensitivities());
    selection(scope.purposes());
    selection(scope.parties());
  }

  private void selection(Selection selection) {
    flag(selection.any());
    texts(selection.ids());
    texts(selection.except());
  }

  private void condition(Condition condition) {
    Integer before = conditions.get(condition);
    if (before != null) {
      number(before);
      return;
    }
    newCondition(condition);
    conditions.put(condition, conditions.size());
  }

  private void newCondition(Condition condition) {
    if (condition instanceof Condition.All all) {
      number(-1);
      conditions(all.of());
    } else if (condition instanceof Condition.Some some) {
      number(-2);
      conditions(some.of());
    } else if (condition instanceof Condition.Not not) {
      number(-3);
      condition(not.of());
    } else if (condition instanceof Condition.Holds holds) {
      number(-4);
      text(holds.fact());
    } else if (condition instanceof Condition.OneOf oneOf) {
      number(-5);
      text(oneOf.fact());
      texts(oneOf.values());
    } else if (condition instanceof Condition.ForPurpose purpose) {
      number(-6);
      texts(purpose.purposes());
    } else if (condition instanceof Condition.WithParty with) {
      number(-7);
      texts(with.parties());
    } else if (condition instanceof Condition.Instructions instructions) {
      number(-8);
      one(instructions.say());
    } else if (condition instanceof Condition.Governs governs) {
      number(-9);
      text(governs.entry());
    } else if (condition instanceof Condition.PeriodOver) {
      number(-10);
    } else if (condition instanceof Condition.ControllerIs controller) {
      number(-11);
      one(controller.kind());
    } else if (condition instanceof Condition.Since since) {
      number(-12);
      day(since.day());
    } else {
      throw unknown(condition);
    }
  }

  private void conditions(List<Condition> conditions) {
    number(conditions.size());
    conditions.forEach(this::condition);
  }

  private void sources(List<Citation> sources) {
    number(sources.size());
    for (Citation source : sources) {
      if (source instanceof Citation.Heading heading) {
        number(heading.item());
        text(heading.heading());
      } else if (source instanceof Citation.Provision provision) {
        number(-1);
        text(provision.enactment());
        text(provision.provision());
      }
    }
  }

  private void inForce(InForce inForce) {
    flag(inForce.from().isPresent());
    inForce.from().ifPresent(this::day);
    flag(inForce.to().isPresent());
    inForce.to().ifPresent(this::day);
  }

  private void fact(Fact fact) {
    text(fact.id());
    one(fact.type());
    text(fact.ask());
    one(fact.statedBy());
    texts(fact.values());
    flag(fact.presumed().isPresent());
    if (fact.presumed().isPresent()) {
      value(fact.presumed().get().value());
      text(fact.presumed().get().reason());
    }
  }

  private void value(FactValue value) {
    if (value instanceof FactValue.YesNo answer) {
      number(answer.yes() ? 1 : 0);
    } else if (value instanceof FactValue.NotHappened) {
      number(2);
    } else if (value instanceof FactValue.NotGiven) {
      number(3);
    } else if (value instanceof FactValue.Named named) {
      number(4);
      text(named.value());
    } else if (value instanceof FactValue.Given given) {
      number(5);
      text(given.reference());
    } else if (value instanceof FactValue.OccurredOn event) {
      number(6);
      day(event.day());
    } else if (value instanceof FactValue.OccurredAt event) {
      number(7);
      text(event.instant().toString());
    } else if (value instanceof FactValue.Judged judged) {
      number(8);
      text(judged.by());
      day(judged.on());
      text(judged.in());
    } else {
      throw unknown(value);
    }
  }

  private void timeLimit(TimeLimit limit) {
    text(limit.id());
    several(limit.rights());
    length(limit.within());
    flag(limit.extension().isPresent());
    limit.extension().ifPresent(this::length);
    flag(limit.waits());
    several(limit.pauses());
    flag(limit.rolls());
    inForce(limit.inForce());
    text(limit.gloss());
    sources(limit.sources());
  }

  private void length(TimeLimit.Length length) {
    number(length.amount());
    one(length.unit());
  }

  private void disclosure(Disclosure disclosure) {
    text(disclosure.id());
    text(disclosure.gloss());
    sources(disclosure.sources());
    inForce(disclosure.inForce());
    perhapsOne(disclosure.shownBy());
    several(disclosure.onlyWith());
  }

  private void controller(Controller controller) {
    text(controller.name());
    one(controller.kind());
  }

  private void category(DataCategory category) {
    text(category.id());
    text(category.label());
    perhaps(category.parent());
    one(category.sensitivity());
    perhaps(category.specialKind());
    perhaps(category.dpv());
  }

  private void purpose(Purpose purpose) {
    text(purpose.id());
    text(purpose.label());
    perhaps(purpose.parent());
    several(purpose.bases());
    perhapsOne(purpose.article9());
    perhaps(purpose.schedule1());
    number(purpose.enactments().size());
    for (Map.Entry<LawfulBasis, ? extends List<Citation>> entry : purpose.enactments().entrySet()) {
      one(entry.getKey());
      sources(entry.getValue());
    }
    flag(purpose.controller().isPresent());
    purpose.controller().ifPresent(this::controller);
    perhaps(purpose.toldBy());
    flag(purpose.lgsl().isPresent());
    purpose.lgsl().ifPresent(this::number);
  }

  private void recipient(Recipient recipient) {
    flag(recipient instanceof Processor);
    text(recipient.id());
    text(recipient.label());
    perhaps(recipient.parent());
    perhaps(recipient.place());
    if (recipient instanceof Processor processor) {
      texts(processor.services());
      texts(processor.excludes());
      flag(processor.heldLocally());
      perhaps(processor.supplier());
      perhaps(processor.actingFor());
      sources(processor.sources());
    } else if (recipient instanceof Party party) {
      perhaps(party.role());
      one(party.kind());
    }
  }

  private void retention(RetentionEntry entry) {
    text(entry.id());
    texts(entry.records());
    texts(entry.purposes());
    period(entry.until());
    map(entry.disposal());
    sources(entry.sources());
    text(entry.gloss());
  }

  private void period(RetentionPeriod period) {
    if (period instanceof RetentionPeriod.Event event) {
      number(0);
      text(event.fact());
    } else if (period instanceof RetentionPeriod.EndOfYear end) {
      number(1);
      period(end.of());
      one(end.year());
    } else if (period instanceof RetentionPeriod.Plus plus) {
      number(2);
      period(plus.from());
      number(plus.amount());
      one(plus.unit());
    } else if (period instanceof RetentionPeriod.Earliest earliest) {
      number(3);
      number(earliest.of().size());
      earliest.of().forEach(this::period);
    } else if (period instanceof RetentionPeriod.Latest latest) {
      number(4);
      number(latest.of().size());
      latest.of().forEach(this::period);
    } else if (period instanceof RetentionPeriod.Never) {
      number(5);
    } else if (period instanceof RetentionPeriod.BySchedule) {
      number(6);
    } else {
      throw unknown(period);
    }
  }

  private static IllegalStateException unknown(Object part) {
    return new IllegalStateException(part.getClass() + " cannot be prepared");
  }

  private void map(Map<String, String> map) {
    number(map.size());
    map.forEach(
        (key, value) -> {
          text(key);
          text(value);
        });
  }

  private void perhaps(Optional<String> text) {
    flag(text.isPresent());
    text.ifPresent(this::text);
  }

  private void perhapsOne(Optional<? extends Enum<?>> value) {
    flag(value.isPresent());
    value.ifPresent(this::one);
  }

  private void texts(Collection<String> all) {
    number(all.size());
    all.forEach(this::text);
  }

  private void several(Collection<? extends Enum<?>> values) {
    number(values.size());
    values.forEach(this::one);
  }

  @SuppressWarnings("EnumOrdinal") // writer and reader are of one build
  private void one(Enum<?> value) {
    number(value.ordinal());
  }

  private void flag(boolean flag) {
    number(flag ? 1 : 0);
  }

  private void day(LocalDate day) {
    number(Math.toIntExact(day.toEpochDay()));
  }

  private void text(String text) {
    Integer before = texts.putIfAbsent(text, texts.size());
    if (before != null) {
      number(before);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(-1 - bytes.length);
    out.writeBytes(bytes);
  }

  /** Seven bits a byte, the lowest first; numbers near 0 are short. */
  private void number(int number) {
    int rest = (number << 1) ^ (number >> 31);
    while (rest >>> 7 != 0) {
      out.write(rest | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
