package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Jurisdiction;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;

/** Reads the three kinds of document from their parts. */
final class DocumentParts {

  /** The form of the file that this reader reads. */
  static final String FORMAT = "privacy-notice/1";

  private static final List<String> KINDS = List.of("notice", "law", "deployment");

  private static final List<String> HEAD = List.of("format", "title", "version", "in-force");

  private final Findings findings;
  private final Names names;
  private final Map<String, Place> places;

  DocumentParts(Findings findings, Names names, Map<String, Place> places) {
    this.findings = findings;
    this.names = names;
    this.places = places;
  }

  /** What every document begins with. */
  private record Head(String id, String title, LocalDate version, InForce inForce) {}

  private Fields document(Yaml root, String kind, Stream<String> keys) {
    String[] known =
        Stream.of(Stream.of(kind), HEAD.stream(), keys)
            .flatMap(each -> each)
            .toArray(String[]::new);
    Fields fields = new Fields(root, findings, known);
    if (fields.lacks(kind)) {
      findings.error(
          root.place(), "this is no " + kind + ": key `" + kind + "` with its id is missing");
    }
    return fields;
  }

  /** Whether it is a document of the kind at all; what is not is found, and nothing else of it. */
  private boolean isKind(Yaml root, String kind) {
    if (!(root instanceof Yaml.Mapping mapping)) {
      findings.error(root.place(), "here should be keys with values, " + root.instead());
      return false;
    }
    Set<String> keys = new HashSet<>();
    mapping.entries().forEach(entry -> keys.add(entry.key().value()));
    Optional<String> other =
        KINDS.stream().filter(each -> keys.contains(each) && !keys.contains(kind)).findFirst();
    other.ifPresent(
        each -> findings.error(root.place(), "this is a " + each + " and not a " + kind));
    return other.isEmpty();
  }

  private Optional<Head> head(Fields fields, String kind, Function<LocalDate, InForce> unlessSaid) {
    fields
        .text("format")
        .filter(format -> !format.equals(FORMAT))
        .ifPresent(
            format ->
                findings.error(
                    fields.placeOfValue("format"),
                    "the form " + YamlSource.quoted(format) + " is unknown",
                    "`" + FORMAT + "`"));
    Optional<String> id =
        fields
            .part(kind)
            .flatMap(fields::scalar)
            .filter(scalar -> !Fields.named(asKey(scalar), kind, findings).isEmpty())
            .map(Yaml.Scalar::value);
    Optional<String> title = fields.requiredText("title", "what a reader calls it");
    if (fields.lacks("version")) {
      findings.error(fields.place(), "key `version` is missing: the date of this version");
    }
    Optional<LocalDate> version = fields.day("version");
    Optional<InForce> inForce = new ClauseReader(findings, names).inForce(fields);
    if (id.isEmpty() || title.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Head(
            id.get(),
            title.get(),
            version.get(),
            inForce.orElseGet(() -> unlessSaid.apply(version.get()))));
  }

  private static Yaml asKey(Yaml.Scalar scalar) {
    return new Yaml.Mapping(ImmutableList.of(new Yaml.Entry(scalar, scalar)), scalar.place());
  }

  Optional<Notice> notice(Yaml root) {
    if (!isKind(root, "notice")) {
      return Optional.empty();
    }
    Fields fields =
        document(
            root,
            "notice",
            Stream.of(
                "zone",
                "jurisdiction",
                "time-limits",
                "controller",
                "facts",
                "records",
                "categories",
                "purposes",
                "processors",
                "recipients",
                "collects",
                "uses",
                "shares",
                "limits",
                "duties",
                "information",
                "retention"));
    Optional<Head> head = head(fields, "notice", InForce::from);
    for (String key : List.of("notice", "zone", "information")) {
      places.put(key, fields.placeOf(fields.has(key) ? key : "notice"));
    }
    places.put("in-force", fields.placeOf(fields.has("in-force") ? "in-force" : "version"));
    Optional<Controller> controller = controller(fields);
    Optional<ZoneId> zone = zone(fields);
    Optional<Jurisdiction> jurisdiction =
        fields.oneOf("jurisdiction", List.of(Jurisdiction.values()), Jurisdiction::id);
    List<Fact> facts = facts(fields);
    ImmutableSortedMap<String, String> records = records(fields);
    VocabularyReader vocabulary = new VocabularyReader(findings, names, places);
    var categories = vocabulary.categories(fields);
    var purposes = vocabulary.purposes(fields);
    var recipients = vocabulary.recipients(fields);
    List<RetentionEntry> retention =
        new RetentionReader(findings, names, places).read(fields, "retention/", records.keySet());
    List<TimeLimit> limits = new TimeLimitReader(findings, names, places).read(fields);
    List<Clause> clauses = new ArrayList<>();
    for (Section section :
        List.of(
            Section.COLLECTS,
            Section.USES,
            Section.SHARES,
            Section.LIMITS,
            Section.DUTIES,
            Section.INFORMATION)) {
      clauses.addAll(clauses(fields, section, section.id() + "/"));
    }
    if (head.isEmpty() || controller.isEmpty() || findings.hasErrors()) {
      return Optional.empty();
    }
    return built(
        () ->
            Notice.builder()
                .id(head.get().id())
                .title(head.get().title())
                .version(head.get().version())
                .inForce(head.get().inForce())
                .zone(zone.orElseThrow())
                .jurisdiction(jurisdiction.orElse(Jurisdiction.ENGLAND_AND_WALES))
                .addAllTimeLimits(byId(limits, TimeLimit::id))
                .controller(controller.get())
                .addAllFacts(byId(facts, Fact::id))
                .putAllRecords(records)
                .addAllCategories(byId(categories, DataCategory::id))
                .addAllPurposes(byId(purposes, Purpose::id))
                .addAllRecipients(byId(recipients, Recipient::id))
                .addAllStated(byId(clauses, Clause::id))
                .addAllRetention(byId(retention, RetentionEntry::id))
                .build());
  }

  /** In the order that a notice has: one that is built in it need not be built again. */
  private static <T> List<T> byId(List<T> read, Function<T, String> id) {
    List<T> ordered = new ArrayList<>(read);
    ordered.sort(Comparator.comparing(id));
    return ordered;
  }

  Optional<Law> law(Yaml root) {
    if (!isKind(root, "law")) {
      return Optional.empty();
    }
    Fields fields =
        document(
            root,
            "law",
            Stream.of(
                "facts",
                "time-limits",
                "suspends-retention",
                "commands",
                "limits",
                "duties",
                "information",
                "grants",
                "excuses",
                "withholds",
                "charges",
                "transparency"));
    Optional<Head> head = head(fields, "law", version -> InForce.ALWAYS);
    List<Fact> facts = facts(fields);
    Set<String> answers = new HashSet<>();
    names.facts.values().stream()
        .filter(fact -> fact.type() == FactType.YES_NO || fact.type() == FactType.ATTESTED)
        .forEach(fact -> answers.add(fact.id()));
    List<TimeLimit> limits = new TimeLimitReader(findings, names, places).read(fields);
    ImmutableSortedSet<String> suspends = fields.ids("suspends-retention", "yes/no fact", answers);
    List<Clause> clauses =
        clauses(
            fields,
            "law/",
            Section.COMMANDS,
            Section.LIMITS,
            Section.DUTIES,
            Section.INFORMATION,
            Section.GRANTS,
            Section.EXCUSES,
            Section.WITHHOLDS,
            Section.CHARGES);
    List<Disclosure> transparency =
        new TransparencyReader(findings, places, new ClauseReader(findings, names)).read(fields);
    if (head.isEmpty() || findings.hasErrors()) {
      return Optional.empty();
    }
    return built(
        () ->
            Law.builder()
                .id(head.get().id())
                .title(head.get().title())
                .version(head.get().version())
                .inForce(head.get().inForce())
                .addAllFacts(facts)
                .addAllSuspendsRetention(suspends)
                .addAllTimeLimits(limits)
                .addAllStated(clauses)
                .addAllTransparency(transparency)
                .build());
  }

  Optional<Deployment> deployment(Yaml root) {
    if (!isKind(root, "deployment")) {
      return Optional.empty();
    }
    Fields fields =
        document(
            root,
            "deployment",
            Stream.of(
                "facts",
                "records",
                "standing",
                "withdraws",
                "retention",
                "commands",
                "limits",
                "duties",
                "information"));
    Optional<Head> head = head(fields, "deployment", version -> InForce.ALWAYS);
    List<Fact> facts = facts(fields);
    Fact before = names.facts.get(Document.RECORD);
    Set<String> inherited = before == null ? Set.of() : before.values();
    ImmutableSortedMap<String, String> records = records(fields);
    ImmutableSortedMap<String, FactValue> standing = standing(fields);
    ImmutableSortedSet<String> withdrawn = withdrawn(fields);
    List<RetentionEntry> retention =
        new RetentionReader(findings, names, places)
            .read(fields, "deployment/retention/", Sets.union(inherited, records.keySet()));
    List<Clause> clauses =
        clauses(
            fields,
            "deployment/",
            Section.COMMANDS,
            Section.LIMITS,
            Section.DUTIES,
            Section.INFORMATION);
    if (head.isEmpty() || findings.hasErrors()) {
      return Optional.empty();
    }
    return built(
        () ->
            Deployment.builder()
                .id(head.get().id())
                .title(head.get().title())
                .version(head.get().version())
                .inForce(head.get().inForce())
                .addAllFacts(facts)
                .putAllRecords(records)
                .putAllStanding(standing)
                .addAllWithdrawn(withdrawn)
                .addAllRetention(retention)
                .addAllStated(clauses)
                .build());
  }

  /** What the types themselves refuse, and no finding foresaw, is a finding all the same. */
  private <D> Optional<D> built(Supplier<D> building) {
    try {
      return Optional.of(building.get());
    } catch (IllegalArgumentException refused) {
      findings.error(Place.START, String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Controller> controller(Fields fields) {
    if (!fields.has("controller")) {
      findings.error(
          fields.place(),
          "key `controller` is missing",
          "as in controller: {name: A Council, kind: public-authority}");
      return Optional.empty();
    }
    return Controllers.read(fields.part("controller").orElseThrow(), findings);
  }

  private Optional<ZoneId> zone(Fields fields) {
    String zone = fields.text("zone").orElse("Europe/London");
    try {
      return Optional.of(ZoneId.of(zone));
    } catch (DateTimeException unknown) {
      findings.error(
          fields.placeOfValue("zone"),
          "there is no time zone " + YamlSource.quoted(zone),
          "as in Europe/London");
      return Optional.empty();
    }
  }

  private List<Fact> facts(Fields fields) {
    FactReader reader = new FactReader(findings);
    List<Fact> facts = new ArrayList<>();
    for (Yaml.Entry entry : fields.named("facts", "fact")) {
      Optional<Fact> read = reader.read(entry);
      if (read.isEmpty()) {
        continue;
      }
      Fact fact = read.get();
      Fact before = names.facts.get(fact.id());
      if (fact.id().equals(Document.RECORD)) {
        findings.error(
            entry.key().place(),
            "fact `" + Document.RECORD + "` is there already: what kind of record it is",
            "name the kinds under `records`, or choose another id");
        continue;
      }
      if (before != null) {
        findings.error(
            entry.key().place(),
            "fact `" + fact.id() + "` is declared already, by a document that this one stands on",
            "leave it out; what is declared there holds here too");
        continue;
      }
      facts.add(fact);
      names.facts.put(fact.id(), fact);
      places.put("fact/" + fact.id(), entry.key().place());
    }
    return facts;
  }

  private ImmutableSortedMap<String, String> records(Fields fields) {
    Map<String, String> records = new TreeMap<>();
    for (Yaml.Entry entry : fields.named("records", "record")) {
      new Fields(entry, findings, "label")
          .requiredText("label", "what it is called")
          .ifPresent(label -> records.put(entry.key().value(), label));
    }
    if (!records.isEmpty()) {
      Fact before = names.facts.get(Document.RECORD);
      Set<String> all = new HashSet<>(records.keySet());
      if (before != null) {
        all.addAll(before.values());
      }
      names.facts.put(Document.RECORD, Document.recordFact(all));
    }
    return ImmutableSortedMap.copyOf(records);
  }

  private ImmutableSortedMap<String, FactValue> standing(Fields fields) {
    FactReader reader = new FactReader(findings);
    Map<String, FactValue> standing = new TreeMap<>();
    for (Yaml.Entry entry : fields.named("standing", "fact")) {
      Fact fact = names.facts.get(entry.key().value());
      if (fact == null) {
        findings.unknown(
            entry.key().place(),
            "there is no fact " + YamlSource.quoted(entry.key().value()),
            entry.key().value(),
            names.facts.keySet());
      } else if (!fact.statedBy().byDeployment()) {
        findings.error(
            entry.key().place(),
            "fact `" + fact.id() + "` is stated case by case, not once for all");
      } else {
        reader.value(fact, entry.value()).ifPresent(value -> standing.put(fact.id(), value));
      }
    }
    return ImmutableSortedMap.copyOf(standing);
  }

  private ImmutableSortedSet<String> withdrawn(Fields fields) {
    Set<String> presumed = new HashSet<>();
    names.facts.values().stream()
        .filter(fact -> fact.presumed().isPresent())
        .forEach(fact -> presumed.add(fact.id()));
    return fields.ids("withdraws", "presumed fact", presumed);
  }

  private List<Clause> clauses(Fields fields, String prefix, Section... sections) {
    List<Clause> clauses = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Section section : sections) {
      for (Clause clause : clauses(fields, section, prefix)) {
        if (seen.add(clause.id())) {
          clauses.add(clause);
        } else {
          findings.error(
              places.getOrDefault(clause.id(), Place.START),
              "clause `" + clause.id() + "` stands in two sections",
              "ids of limits, duties and the rest share one list here");
        }
      }
    }
    return clauses;
  }

  private List<Clause> clauses(Fields fields, Section section, String prefix) {
    ClauseReader reader = new ClauseReader(findings, names);
    List<Clause> clauses = new ArrayList<>();
    for (Yaml.Entry entry : fields.named(section.id(), "clause")) {
      String id = prefix + entry.key().value();
      places.put(id, entry.key().place());
      reader.read(id, section, entry).ifPresent(clauses::add);
    }
    return clauses;
  }
}
