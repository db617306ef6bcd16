package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.privacynotice.document.YamlText.Inline;
import org.privacynotice.document.YamlText.Prose;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.Selection;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Sensitivity;

/** Writes a document in its one canonical form, which reads back as the same document. */
public final class CanonicalWriter {

  private CanonicalWriter() {}

  /** The document's text: UTF-8 when written to a file, line feeds, no comments. */
  public static String write(Document document) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("format", DocumentParts.FORMAT);
    out.put(kind(document), document.id());
    out.put("title", new Prose(document.title()));
    out.put("version", document.version());
    out.put("in-force", inForce(document.inForce()));
    if (document instanceof Notice notice) {
      out.put("zone", notice.zone().getId());
      out.put("jurisdiction", notice.jurisdiction().id());
      out.put("controller", controller(notice.controller()));
    }
    section(out, "facts", document.facts(), Fact::id, CanonicalWriter::fact);
    if (!document.records().isEmpty()) {
      Map<String, Object> records = new LinkedHashMap<>();
      document.records().forEach((id, label) -> records.put(id, Map.of("label", new Prose(label))));
      out.put("records", records);
    }
    if (document instanceof Notice notice) {
      vocabulary(out, notice);
    }
    if (document instanceof Law law && !law.suspendsRetention().isEmpty()) {
      out.put("suspends-retention", law.suspendsRetention().asList());
    }
    if (document instanceof Deployment deployment) {
      standing(out, deployment);
    }
    clauses(out, document);
    section(out, "time-limits", document.timeLimits(), TimeLimit::id, CanonicalWriter::timeLimit);
    if (document instanceof Law law) {
      section(out, "transparency", law.transparency(), Disclosure::id, CanonicalWriter::disclosure);
    }
    section(out, "retention", document.retention(), RetentionEntry::id, CanonicalWriter::retention);
    return YamlText.write(out);
  }

  private static Inline controller(Controller controller) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("name", new Prose(controller.name()));
    out.put("kind", controller.kind().id());
    return new Inline(out);
  }

  private static String kind(Document document) {
    if (document instanceof Notice) {
      return "notice";
    }
    return document instanceof Law ? "law" : "deployment";
  }

  private static Inline inForce(InForce inForce) {
    Map<String, Object> out = new LinkedHashMap<>();
    inForce.from().ifPresent(day -> out.put("from", day));
    inForce.to().ifPresent(day -> out.put("to", day));
    return new Inline(out);
  }

  private static <T> void section(
      Map<String, Object> out,
      String key,
      Collection<T> entries,
      Function<T, String> id,
      BiConsumer<Map<String, Object>, T> write) {
    Map<String, Object> named = new TreeMap<>();
    for (T entry : entries) {
      Map<String, Object> fields = new LinkedHashMap<>();
      write.accept(fields, entry);
      named.put(id.apply(entry), fields);
    }
    if (!named.isEmpty()) {
      out.put(key, named);
    }
  }

  private static void fact(Map<String, Object> out, Fact fact) {
    out.put("type", fact.type().id());
    out.put("ask", new Prose(fact.ask()));
    if (fact.statedBy() != Fact.StatedBy.CASE) {
      out.put("stated-by", fact.statedBy().name().toLowerCase(Locale.ROOT));
    }
    list(out, "values", fact.values());
    fact.presumed()
        .ifPresent(
            presumption -> {
              Map<String, Object> presumed = new LinkedHashMap<>();
              presumed.put("value", value(presumption.value()));
              presumed.put("because", new Prose(presumption.reason()));
              out.put("presumed", new Inline(presumed));
            });
  }

  static Object value(FactValue value) {
    if (value instanceof FactValue.YesNo answer) {
      return answer.yes();
    }
    if (value instanceof FactValue.Named named) {
      return named.value();
    }
    if (value instanceof FactValue.OccurredAt event) {
      return event.instant();
    }
    if (value instanceof FactValue.OccurredOn event) {
      return event.day();
    }
    if (value instanceof FactValue.Judged judged) {
      Map<String, Object> out = new LinkedHashMap<>();
      out.put("by", judged.by());
      out.put("on", judged.on());
      out.put("in", judged.in());
      return new Inline(out);
    }
    return value instanceof FactValue.Given given ? given.reference() : false;
  }

  private static void list(Map<String, Object> out, String key, Collection<?> values) {
    if (!values.isEmpty()) {
      out.put(key, ImmutableList.copyOf(values));
    }
  }

  private static void text(Map<String, Object> out, String key, Optional<String> text) {
    text.ifPresent(words -> out.put(key, new Prose(words)));
  }

  private static void vocabulary(Map<String, Object> out, Notice notice) {
    tree(
        out,
        "categories",
        notice.categories(),
        Optional.empty(),
        DataCategory::id,
        DataCategory::parent,
        CanonicalWriter::category);
    tree(
        out,
        "purposes",
        notice.purposes(),
        Optional.empty(),
        Purpose::id,
        Purpose::parent,
        CanonicalWriter::purpose);
    section(out, "processors", notice.processors(), Processor::id, CanonicalWriter::processor);
    List<Party> parties =
        notice.recipients().stream()
            .filter(Party.class::isInstance)
            .map(Party.class::cast)
            .toList();
    tree(
        out,
        "recipients",
        parties,
        Optional.empty(),
        Party::id,
        Party::parent,
        CanonicalWriter::party);
  }

  private static <T> void tree(
      Map<String, Object> out,
      String key,
      List<T> all,
      Optional<String> parent,
      Function<T, String> id,
      Function<T, Optional<String>> parentOf,
      BiConsumer<Map<String, Object>, T> write) {
    section(
        out,
        key,
        all.stream().filter(each -> parentOf.apply(each).equals(parent)).toList(),
        id,
        (fields, each) -> {
          write.accept(fields, each);
          tree(fields, "includes", all, Optional.of(id.apply(each)), id, parentOf, write);
        });
  }

  private static void category(Map<String, Object> out, DataCategory category) {
    out.put("label", new Prose(category.label()));
    if (category.sensitivity() != Sensitivity.ORDINARY) {
      out.put("sensitivity", category.sensitivity().id());
    }
    category.specialKind().ifPresent(kind -> out.put("special-kind", kind));
    text(out, "dpv", category.dpv());
  }

  private static void purpose(Map<String, Object> out, Purpose purpose) {
    out.put("label", new Prose(purpose.label()));
    list(out, "bases", purpose.bases().stream().map(LawfulBasis::id).toList());
    purpose.article9().ifPresent(point -> out.put("article9", point.id()));
    purpose.schedule1().ifPresent(paragraph -> out.put("schedule1", paragraph));
    if (!purpose.enactments().isEmpty()) {
      Map<String, Object> enactments = new LinkedHashMap<>();
      purpose.enactments().forEach((basis, cited) -> enactments.put(basis.id(), cited(cited)));
      out.put("enactments", enactments);
    }
    purpose.controller().ifPresent(each -> out.put("controller", controller(each)));
    purpose.toldBy().ifPresent(notice -> out.put("notice", notice));
    purpose.lgsl().ifPresent(number -> out.put("lgsl", number));
  }

  private static void processor(Map<String, Object> out, Processor processor) {
    out.put("label", new Prose(processor.label()));
    list(out, "services", processor.services());
    list(out, "excludes", processor.excludes());
    if (!processor.heldLocally()) {
      out.put("held-locally", false);
    }
    text(out, "supplier", processor.supplier());
    text(out, "acting-for", processor.actingFor());
    processor.parent().ifPresent(id -> out.put("within", id));
    processor.place().ifPresent(country -> out.put("place", country));
    sources(out, processor.sources());
  }

  private static void party(Map<String, Object> out, Party party) {
    out.put("label", new Prose(party.label()));
    out.put("kind", party.kind().id());
    party.role().ifPresent(role -> out.put("role", role));
    party.place().ifPresent(country -> out.put("place", country));
  }

  private static void sources(Map<String, Object> out, List<Citation> sources) {
    out.put("sources", cited(sources));
  }

  private static List<Object> cited(List<Citation> sources) {
    List<Object> written = new ArrayList<>();
    for (Citation source : sources) {
      Map<String, Object> fields = new LinkedHashMap<>();
      if (source instanceof Citation.Heading heading) {
        fields.put("heading", new Prose(heading.heading()));
        if (heading.item() > 0) {
          fields.put("item", heading.item());
        }
      } else if (source instanceof Citation.Provision provision) {
        fields.put("law", new Prose(provision.enactment()));
        fields.put("at", new Prose(provision.provision()));
      }
      written.add(new Inline(fields));
    }
    return written;
  }

  private static void standing(Map<String, Object> out, Deployment deployment) {
    if (!deployment.standing().isEmpty()) {
      Map<String, Object> standing = new LinkedHashMap<>();
      deployment.standing().forEach((id, fact) -> standing.put(id, value(fact)));
      out.put("standing", standing);
    }
    list(out, "withdraws", deployment.withdrawn());
  }

  private static void clauses(Map<String, Object> out, Document document) {
    Map<Section, List<Clause>> sections = new TreeMap<>();
    for (Clause clause : document.stated()) {
      requireWritable(document, clause);
      sections.computeIfAbsent(section(document, clause), section -> new ArrayList<>()).add(clause);
    }
    sections.forEach(
        (section, clauses) ->
            section(out, section.id(), clauses, CanonicalWriter::name, CanonicalWriter::clause));
  }

  /** A notice's clause stands where its id says; in the law and a deployment the effect says it. */
  private static Section section(Document document, Clause clause) {
    boolean notice = document instanceof Notice;
    for (Section section : Section.values()) {
      boolean named = clause.id().startsWith(section.id() + "/");
      if (section.effect() == clause.effect() && (notice ? named : section.usual().isEmpty())) {
        return section;
      }
    }
    throw new IllegalArgumentException(
        "clause `" + clause.id() + "` stands in no section of a " + kind(document));
  }

  /** An id is a section and a name; a longer path would not be read back. */
  private static void requireWritable(Document document, Clause clause) {
    String prefix = document instanceof Notice ? "" : kind(document) + "/";
    long parts = clause.id().chars().filter(c -> c == '/').count() + 1;
    if (parts != 2 || !clause.id().startsWith(prefix)) {
      throw new IllegalArgumentException(
          "clause `"
              + clause.id()
              + "`: its id should be "
              + (prefix.isEmpty() ? "its section/" : prefix)
              + " and a name");
    }
  }

  private static String name(Clause clause) {
    return clause.id().substring(clause.id().lastIndexOf('/') + 1);
  }

  private static void clause(Map<String, Object> out, Clause clause) {
    list(out, "on", clause.scope().rights().stream().map(Right::id).toList());
    if (clause.effect() != Effect.INFORMS) {
      list(out, "do", clause.scope().activities().stream().map(Activity::id).toList());
      boolean permits = clause.effect() == Effect.PERMITS;
      selection(out, "categories", clause.scope().categories(), permits);
      list(
          out,
          "sensitivity",
          clause.scope().sensitivities().stream().map(Sensitivity::id).toList());
      selection(out, "for", clause.scope().purposes(), permits);
      selection(out, "with", clause.scope().parties(), permits);
      Map<String, Object> except = new LinkedHashMap<>();
      list(except, "categories", clause.scope().categories().except());
      list(except, "for", clause.scope().purposes().except());
      list(except, "with", clause.scope().parties().except());
      if (!except.isEmpty()) {
        out.put("except", new Inline(except));
      }
      if (!clause.condition().equals(Condition.ALWAYS)) {
        out.put("if", condition(clause.condition()));
      }
      if (clause.owed()) {
        out.put("owed", true);
      }
    }
    list(out, "tells", clause.tells());
    list(out, "tells-partly", clause.tellsPartly());
    if (!clause.inForce().equals(InForce.ALWAYS)) {
      out.put("in-force", inForce(clause.inForce()));
    }
    out.put("gloss", new Prose(clause.gloss()));
    sources(out, clause.sources());
  }

  private static void disclosure(Map<String, Object> out, Disclosure disclosure) {
    disclosure.shownBy().ifPresent(part -> out.put("shown-by", part.id()));
    list(out, "only-with", disclosure.onlyWith().stream().map(LawfulBasis::id).toList());
    if (!disclosure.inForce().equals(InForce.ALWAYS)) {
      out.put("in-force", inForce(disclosure.inForce()));
    }
    out.put("gloss", new Prose(disclosure.gloss()));
    sources(out, disclosure.sources());
  }

  private static void selection(
      Map<String, Object> out, String key, Selection selection, boolean permits) {
    if (selection.any() && permits) {
      out.put(key, "any");
    } else {
      list(out, key, selection.ids());
    }
  }

  static Object condition(Condition condition) {
    if (condition instanceof Condition.Holds holds) {
      return holds.fact();
    }
    if (condition instanceof Condition.All all) {
      return one("all", all.of().stream().map(CanonicalWriter::condition).toList());
    }
    if (condition instanceof Condition.Some some) {
      return one("any", some.of().stream().map(CanonicalWriter::condition).toList());
    }
    if (condition instanceof Condition.Not not) {
      return one("not", condition(not.of()));
    }
    if (condition instanceof Condition.OneOf oneOf) {
      return one(oneOf.fact(), oneOf.values().asList());
    }
    if (condition instanceof Condition.ForPurpose purpose) {
      return one("purpose", purpose.purposes().asList());
    }
    if (condition instanceof Condition.WithParty with) {
      return one("with", with.parties().asList());
    }
    if (condition instanceof Condition.Instructions instructions) {
      return one("instructions", instructions.say().id());
    }
    if (condition instanceof Condition.Governs governs) {
      return one("governed-by", governs.entry());
    }
    if (condition instanceof Condition.ControllerIs controller) {
      return one("controller", controller.kind().id());
    }
    if (condition instanceof Condition.Since since) {
      return one("since", since.day());
    }
    return one("period", "over");
  }

  private static Inline one(String key, Object value) {
    return new Inline(Map.of(key, value));
  }

  private static void retention(Map<String, Object> out, RetentionEntry entry) {
    list(out, "records", entry.records());
    list(out, "for", entry.purposes());
    out.put("until", period(entry.until()));
    String anyway = entry.disposal().get(RetentionEntry.ANY_MEDIUM);
    if (anyway != null) {
      out.put("disposal", anyway);
    } else if (!entry.disposal().isEmpty()) {
      out.put("disposal", new Inline(new LinkedHashMap<>(entry.disposal())));
    }
    out.put("gloss", new Prose(entry.gloss()));
    sources(out, entry.sources());
  }

  private static void timeLimit(Map<String, Object> out, TimeLimit limit) {
    list(out, "on", limit.rights().stream().map(Right::id).toList());
    out.put("within", length(limit.within()));
    limit.extension().ifPresent(longer -> out.put("extension", length(longer)));
    if (limit.waits()) {
      out.put("waits", true);
    }
    list(out, "pauses", limit.pauses().stream().map(Right::id).toList());
    if (limit.rolls()) {
      out.put("rolls", true);
    }
    if (!limit.inForce().equals(InForce.ALWAYS)) {
      out.put("in-force", inForce(limit.inForce()));
    }
    out.put("gloss", new Prose(limit.gloss()));
    sources(out, limit.sources());
  }

  private static Inline length(TimeLimit.Length length) {
    return one(length.unit().id(), length.amount());
  }

  private static Object period(RetentionPeriod period) {
    if (period instanceof RetentionPeriod.Event event) {
      return event.fact();
    }
    if (period instanceof RetentionPeriod.EndOfYear end) {
      return one(end.year().id(), period(end.of()));
    }
    if (period instanceof RetentionPeriod.Plus plus) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(plus.unit().id(), plus.amount());
      fields.put("after", period(plus.from()));
      return new Inline(fields);
    }
    if (period instanceof RetentionPeriod.Earliest earliest) {
      return one("earliest", earliest.of().stream().map(CanonicalWriter::period).toList());
    }
    if (period instanceof RetentionPeriod.Latest latest) {
      return one("latest", latest.of().stream().map(CanonicalWriter::period).toList());
    }
    return period instanceof RetentionPeriod.Never ? PeriodReader.NEVER : PeriodReader.BY_SCHEDULE;
  }
}
