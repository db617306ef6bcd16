package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Scope;
import org.privacynotice.notice.Selection;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Sensitivity;

/** Reads clauses, and what clauses share with other parts: sources and in-force ranges. */
final class ClauseReader {

  private final Findings findings;
  private final Names names;
  private final ConditionReader conditions;

  ClauseReader(Findings findings, Names names) {
    this.findings = findings;
    this.names = names;
    this.conditions = new ConditionReader(findings, names);
  }

  /** The clause that an entry makes; empty where it cannot be read, which is found. */
  Optional<Clause> read(String id, Section section, Yaml.Entry entry) {
    // Only a notice's clauses are named after their section, and only a notice tells.
    boolean ofNotice = id.startsWith(section.id() + "/");
    Fields fields = fields(section, entry, ofNotice);
    Optional<String> gloss =
        fields.requiredText("gloss", "one sentence that says what the clause says");
    List<Citation> sources = sources(fields);
    Optional<InForce> inForce = inForce(fields);
    if (section.effect() == Effect.INFORMS) {
      ImmutableSortedSet<String> tells = disclosures(fields, "tells");
      ImmutableSortedSet<String> tellsPartly = disclosures(fields, "tells-partly");
      boolean sound = isEitherWhollyOrPartly(fields, tells, tellsPartly);
      return gloss.isEmpty() || sources.isEmpty() || !sound
          ? Optional.empty()
          : Optional.of(
              clause(id, section, telling(fields), gloss.get(), sources, inForce)
                  .addAllTells(tells)
                  .addAllTellsPartly(tellsPartly)
                  .build());
    }
    if (section == Section.COMMANDS
        && !sources.isEmpty()
        && sources.stream().noneMatch(Citation.Provision.class::isInstance)) {
      findings.error(
          fields.placeOf("sources"),
          "a command cites no enactment",
          "as in sources: [{law: Finance Act 2011, at: Sch 23}]");
    }
    boolean ofRequests = section.effect().isOfRequests() || fields.has("on");
    Optional<Scope> scope = ofRequests ? requests(fields) : scope(section, fields);
    Optional<Condition> condition =
        fields.has("if")
            ? fields.part("if").flatMap(conditions::read)
            : Optional.of(Condition.ALWAYS);
    boolean owed = fields.flag("owed").orElse(false);
    if (gloss.isEmpty() || sources.isEmpty() || scope.isEmpty() || condition.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        clause(id, section, scope.get(), gloss.get(), sources, inForce)
            .condition(condition.get())
            .owed(owed)
            .build());
  }

  private ImmutableSortedSet<String> disclosures(Fields fields, String key) {
    fields.namesSomething(key);
    return fields.ids(key, "disclosure", names.disclosures);
  }

  private boolean isEitherWhollyOrPartly(
      Fields fields, Set<String> tells, Set<String> tellsPartly) {
    Set<String> both = Sets.intersection(tells, tellsPartly);
    if (!both.isEmpty()) {
      findings.error(
          fields.placeOf("tells-partly"),
          "`" + both.iterator().next() + "` is said to be told wholly and in part",
          "leave it out of one of them");
    }
    return both.isEmpty();
  }

  /** Nothing that is done; perhaps the requests with whose answer it is told. */
  private Scope telling(Fields fields) {
    return Scope.builder()
        .addAllRights(rights(fields))
        .categories(Selection.NONE)
        .purposes(Selection.NONE)
        .parties(Selection.NONE)
        .build();
  }

  private static Clause.Builder clause(
      String id,
      Section section,
      Scope scope,
      String gloss,
      List<Citation> sources,
      Optional<InForce> inForce) {
    return Clause.builder()
        .id(id)
        .effect(section.effect())
        .scope(scope)
        .gloss(gloss)
        .addAllSources(sources)
        .inForce(inForce.orElse(InForce.ALWAYS));
  }

  /** The keys that every clause has. */
  private static final ImmutableList<String> ANY_CLAUSE =
      ImmutableList.of("gloss", "sources", "in-force");

  /** The keys of a clause about what is done with data. */
  private static final ImmutableList<String> OF_ACTIVITIES =
      ImmutableList.of("do", "categories", "sensitivity", "for", "with", "if");

  private Fields fields(Section section, Yaml.Entry entry, boolean ofNotice) {
    List<String> keys = new ArrayList<>(ANY_CLAUSE);
    switch (section.effect()) {
      case PERMITS -> keys.addAll(OF_ACTIVITIES);
      case FORBIDS -> {
        keys.addAll(OF_ACTIVITIES);
        keys.add("except");
      }
      case REQUIRES -> {
        keys.addAll(OF_ACTIVITIES);
        keys.addAll(List.of("except", "owed", "on"));
      }
      case INFORMS ->
          keys.addAll(ofNotice ? List.of("on", "tells", "tells-partly") : List.of("on"));
      case GRANTS, EXCUSES, WITHHOLDS, CHARGES -> keys.addAll(List.of("on", "if"));
    }
    return new Fields(entry, findings, keys.toArray(String[]::new));
  }

  /** The requests that a clause is about; empty for none. */
  List<Right> rights(Fields fields) {
    return fields.someOf("on", List.of(Right.values()), Right::id);
  }

  /** The scope of a clause about requests, which are about whatever data the person asks of. */
  private Optional<Scope> requests(Fields fields) {
    if (fields.lacks("on")) {
      findings.error(
          fields.place(), "it does not say which request it is about", "as in on: [erasure]");
    }
    for (String key : List.of("do", "categories", "sensitivity", "for", "with", "except")) {
      if (fields.has(key)) {
        findings.error(
            fields.placeOf(key),
            "a clause about requests speaks of all data that is asked about",
            "leave `" + key + "` out");
      }
    }
    List<Right> rights = rights(fields);
    return rights.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Scope.builder()
                .addAllRights(rights)
                .categories(Selection.ANY)
                .purposes(Selection.ANY)
                .parties(Selection.ANY)
                .build());
  }

  private Optional<Scope> scope(Section section, Fields fields) {
    boolean permits = section.effect() == Effect.PERMITS;
    List<Activity> activities =
        fields.has("do")
            ? fields.someOf("do", List.of(Activity.values()), Activity::id)
            : section.usual();
    if (activities.isEmpty() && fields.lacks("do")) {
      findings.error(
          fields.placeOf("do"), "it does not say what is done", "as in do: [collect, use]");
    }
    Fields except =
        fields
            .part("except")
            .map(yaml -> new Fields(yaml, findings, "categories", "for", "with"))
            .orElseGet(
                () -> new Fields(new Yaml.Mapping(ImmutableList.of(), fields.place()), findings));
    boolean withParty = activities.stream().anyMatch(Activity::hasParty);
    Optional<Selection> categories =
        selection(fields, except, "categories", "category", names.categories, permits);
    Optional<Selection> purposes =
        selection(fields, except, "for", "purpose", names.purposes, permits);
    Optional<Selection> parties = parties(fields, except, permits, withParty);
    List<Sensitivity> sensitivities =
        fields.someOf("sensitivity", List.of(Sensitivity.values()), Sensitivity::id);
    if (activities.isEmpty() || categories.isEmpty() || purposes.isEmpty() || parties.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Scope.builder()
            .addAllActivities(activities)
            .categories(categories.get())
            .addAllSensitivities(sensitivities)
            .purposes(purposes.get())
            .parties(parties.get())
            .build());
  }

  private Optional<Selection> parties(
      Fields fields, Fields except, boolean permits, boolean withParty) {
    if (permits && !withParty) {
      if (fields.has("with")) {
        findings.error(
            fields.placeOf("with"),
            "only sharing, keeping and erasing name somebody",
            "leave `with` out");
        return Optional.empty();
      }
      return Optional.of(Selection.NONE);
    }
    return selection(fields, except, "with", "recipient", names.parties, permits);
  }

  private Optional<Selection> selection(
      Fields fields, Fields except, String key, String kind, Set<String> known, boolean required) {
    ImmutableSortedSet<String> excepted = except.ids(key, kind, known);
    if (!fields.has(key)) {
      if (required && fields.lacks(key)) {
        findings.error(
            fields.place(), "key `" + key + "` is missing", "name each " + kind + ", or write any");
      }
      if (required) {
        return Optional.empty();
      }
      return Optional.of(new Selection(true, ImmutableSortedSet.of(), excepted));
    }
    List<Yaml> items = fields.list(key);
    if (items.size() == 1
        && items.get(0) instanceof Yaml.Scalar scalar
        && scalar.value().equals("any")) {
      return Optional.of(new Selection(true, ImmutableSortedSet.of(), excepted));
    }
    if (items.isEmpty()) {
      findings.error(
          fields.placeOf(key),
          "`" + key + "` names nothing",
          "name each " + kind + ", or write any");
      return Optional.empty();
    }
    ImmutableSortedSet<String> ids = fields.ids(items, kind, known);
    Set<String> both = Sets.intersection(ids, excepted);
    if (!both.isEmpty()) {
      findings.error(
          except.placeOf(key),
          "`" + both.iterator().next() + "` is both named and excepted, so nothing is left of it");
    }
    return ids.isEmpty() ? Optional.empty() : Optional.of(new Selection(false, ids, excepted));
  }

  /** Where it is written; at least one place, or it is found. */
  List<Citation> sources(Fields fields) {
    return sources(fields, "sources");
  }

  /** What is cited under a key; at least one place, or it is found. */
  List<Citation> sources(Fields fields, String key) {
    List<Citation> sources = new ArrayList<>();
    if (fields.lacks(key) || fields.isEmptyList(key)) {
      findings.error(
          fields.placeOf(key),
          "it cites no source",
          "as in sources: [{heading: Your rights, item: 1}]");
    }
    for (Yaml item : fields.list(key)) {
      if (isOfLaw(item)) {
        Fields source = new Fields(item, findings, "law", "at");
        Optional<String> law = source.requiredText("law", "the enactment, as in law: UK GDPR");
        Optional<String> at = source.requiredText("at", "the provision, as in at: Art 6(1)");
        if (law.isPresent() && at.isPresent()) {
          sources.add(new Citation.Provision(law.get(), at.get()));
        }
      } else {
        Fields source = new Fields(item, findings, "heading", "item");
        Optional<String> heading =
            source.requiredText("heading", "the notice's heading, or `law` with `at`");
        Optional<Integer> number =
            source.has("item") ? source.number("item", 1, 9999) : Optional.of(0);
        if (heading.isPresent() && number.isPresent()) {
          sources.add(new Citation.Heading(heading.get(), number.get()));
        }
      }
    }
    return sources;
  }

  private static boolean isOfLaw(Yaml source) {
    if (source instanceof Yaml.Mapping mapping) {
      for (Yaml.Entry entry : mapping.entries()) {
        String key = entry.key().value();
        if (key.equals("law") || key.equals("at")) {
          return true;
        }
      }
    }
    return false;
  }

  /** The in-force range, where there is one. */
  Optional<InForce> inForce(Fields fields) {
    return fields.part("in-force").flatMap(this::range);
  }

  private Optional<InForce> range(Yaml yaml) {
    Fields range = new Fields(yaml, findings, "from", "to");
    var from = range.day("from");
    var to = range.day("to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      findings.error(range.placeOf("to"), "the last day in force is before the first");
      return Optional.empty();
    }
    return Optional.of(new InForce(from, to));
  }
}
