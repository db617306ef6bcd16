package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.privacynotice.notice.Scope;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/** Reads a notice's categories, purposes, processors and other recipients, which are trees. */
final class VocabularyReader {

  private final Findings findings;
  private final Names names;
  private final Map<String, Place> places;

  VocabularyReader(Findings findings, Names names, Map<String, Place> places) {
    this.findings = findings;
    this.names = names;
    this.places = places;
  }

  /** Whether the id is free; what is not is found. */
  private boolean isNew(String kind, Yaml.Scalar id, Set<String> taken) {
    if (Scope.RESERVED.contains(id.value())) {
      findings.error(
          id.place(), "`" + id.value() + "` is reserved and names no " + kind + " of a notice");
      return false;
    }
    if (!taken.add(id.value())) {
      findings.error(
          id.place(),
          kind + " `" + id.value() + "` stands twice",
          "each has one place in the tree");
      return false;
    }
    places.put(kind + "/" + id.value(), id.place());
    return true;
  }

  List<DataCategory> categories(Fields fields) {
    List<DataCategory> all = new ArrayList<>();
    needed(fields, "categories", "category");
    categories(fields.named("categories", "category"), Optional.empty(), all);
    return all;
  }

  private void needed(Fields fields, String key, String kind) {
    if (fields.lacks(key)) {
      findings.error(
          fields.place(), "key `" + key + "` is missing: a notice names at least one " + kind);
    }
    if (fields.part(key).orElse(null) instanceof Yaml.Mapping named && named.entries().isEmpty()) {
      findings.error(fields.placeOf(key), "a notice names at least one " + kind);
    }
  }

  private void categories(
      List<Yaml.Entry> entries, Optional<String> parent, List<DataCategory> all) {
    for (Yaml.Entry entry : entries) {
      Fields fields =
          new Fields(entry, findings, "label", "sensitivity", "special-kind", "dpv", "includes");
      Optional<String> label = fields.requiredText("label", "the notice's words for it");
      Optional<Sensitivity> sensitivity =
          fields.oneOf("sensitivity", Arrays.asList(Sensitivity.values()), Sensitivity::id);
      Optional<String> kind = valueOf(fields, "special-kind");
      if (kind.isPresent() && !sensitivity.equals(Optional.of(Sensitivity.SPECIAL))) {
        findings.error(
            fields.placeOf("special-kind"),
            "only special category data is of a special kind",
            "write sensitivity: special, or leave the kind out");
        kind = Optional.empty();
      }
      if (isNew("category", entry.key(), names.categories) && label.isPresent()) {
        all.add(
            DataCategory.builder()
                .id(entry.key().value())
                .label(label.get())
                .parent(parent)
                .sensitivity(sensitivity.orElse(Sensitivity.ORDINARY))
                .specialKind(kind)
                .dpv(fields.text("dpv"))
                .build());
      }
      categories(fields.named("includes", "category"), Optional.of(entry.key().value()), all);
    }
  }

  List<Purpose> purposes(Fields fields) {
    List<Purpose> all = new ArrayList<>();
    needed(fields, "purposes", "purpose");
    purposes(fields.named("purposes", "purpose"), Optional.empty(), all);
    return all;
  }

  private void purposes(List<Yaml.Entry> entries, Optional<String> parent, List<Purpose> all) {
    for (Yaml.Entry entry : entries) {
      Fields fields =
          new Fields(
              entry,
              findings,
              "label",
              "bases",
              "article9",
              "schedule1",
              "enactments",
              "controller",
              "notice",
              "lgsl",
              "includes");
      Optional<String> label = fields.requiredText("label", "the notice's words for it");
      List<LawfulBasis> bases =
          fields.someOf("bases", Arrays.asList(LawfulBasis.values()), LawfulBasis::id);
      Optional<SpecialCategoryCondition> point =
          fields.oneOf(
              "article9",
              Arrays.asList(SpecialCategoryCondition.values()),
              SpecialCategoryCondition::id);
      Optional<Integer> paragraph = fields.number("schedule1", 1, 37);
      Optional<Integer> lgsl = fields.number("lgsl", 1, 999_999);
      if (isNew("purpose", entry.key(), names.purposes) && label.isPresent()) {
        all.add(
            Purpose.builder()
                .id(entry.key().value())
                .label(label.get())
                .parent(parent)
                .addAllBases(bases)
                .article9(point)
                .schedule1(paragraph.map(String::valueOf))
                .putAllEnactments(enactments(fields, bases))
                .controller(controller(fields))
                .toldBy(toldBy(fields))
                .lgsl(lgsl)
                .build());
      }
      purposes(fields.named("includes", "purpose"), Optional.of(entry.key().value()), all);
    }
  }

  /** The enactments behind a purpose's own bases. */
  private Map<LawfulBasis, ImmutableList<Citation>> enactments(
      Fields fields, List<LawfulBasis> bases) {
    Map<LawfulBasis, ImmutableList<Citation>> enactments = new EnumMap<>(LawfulBasis.class);
    String[] declared = bases.stream().map(LawfulBasis::id).toArray(String[]::new);
    fields
        .part("enactments")
        .ifPresent(
            yaml -> {
              Fields named = new Fields(yaml, findings, declared);
              for (LawfulBasis basis : bases) {
                if (named.has(basis.id())) {
                  List<Citation> sources =
                      new ClauseReader(findings, names).sources(named, basis.id());
                  enactments.put(basis, ImmutableList.copyOf(sources));
                }
              }
            });
    return enactments;
  }

  /** Who decides on a purpose: a name alone is a public authority's, the careful reading. */
  private Optional<Controller> controller(Fields fields) {
    Optional<Yaml> part = fields.part("controller");
    if (part.isPresent() && part.get() instanceof Yaml.Scalar) {
      return fields
          .text("controller")
          .map(name -> new Controller(name, Controller.Kind.PUBLIC_AUTHORITY));
    }
    return part.flatMap(yaml -> Controllers.read(yaml, findings));
  }

  private Optional<String> toldBy(Fields fields) {
    Optional<String> notice = fields.text("notice");
    if (notice.isPresent() && !Identifier.isId(notice.get())) {
      findings.error(
          fields.placeOfValue("notice"),
          YamlSource.quoted(notice.get()) + " is not the form of a notice id",
          "lower-case letters, digits and inner hyphens");
      return Optional.empty();
    }
    return notice;
  }

  /** A value of the law's fact that has the key's name; only processors have theirs. */
  private Optional<String> valueOf(Fields fields, String key) {
    Fact fact = names.facts.get(key);
    return fact == null ? fields.text(key) : fields.oneOf(key, fact.values(), Function.identity());
  }

  /** Processors first, then everybody else. */
  List<Recipient> recipients(Fields fields) {
    List<Recipient> parties = new ArrayList<>();
    parties(fields.named("recipients", "recipient"), Optional.empty(), parties);
    Set<String> classes = new HashSet<>();
    parties.forEach(party -> classes.add(party.id()));
    List<Recipient> all = new ArrayList<>();
    for (Yaml.Entry entry : fields.named("processors", "processor")) {
      processor(entry, classes).ifPresent(all::add);
    }
    all.addAll(parties);
    return all;
  }

  private void parties(List<Yaml.Entry> entries, Optional<String> parent, List<Recipient> all) {
    for (Yaml.Entry entry : entries) {
      Fields fields = new Fields(entry, findings, "label", "kind", "role", "place", "includes");
      Optional<String> label = fields.requiredText("label", "its name in a sentence");
      if (fields.lacks("kind")) {
        findings.error(
            fields.place(),
            "key `kind` is missing",
            "department, agency, class, data-subject or public");
      }
      Optional<Party.Kind> kind =
          fields.oneOf("kind", Arrays.asList(Party.Kind.values()), Party.Kind::id);
      Optional<String> place = place(fields);
      if (isNew("recipient", entry.key(), names.parties) && label.isPresent() && kind.isPresent()) {
        all.add(
            Party.builder()
                .id(entry.key().value())
                .label(label.get())
                .kind(kind.get())
                .parent(parent)
                .role(valueOf(fields, "role"))
                .place(place)
                .build());
      }
      parties(fields.named("includes", "recipient"), Optional.of(entry.key().value()), all);
    }
  }

  private Optional<Processor> processor(Yaml.Entry entry, Set<String> classes) {
    Fields fields =
        new Fields(
            entry,
            findings,
            "label",
            "services",
            "excludes",
            "held-locally",
            "supplier",
            "acting-for",
            "within",
            "place",
            "sources");
    places.put("processors/" + entry.key().value(), entry.key().place());
    Optional<String> label = fields.requiredText("label", "its name in a sentence");
    if (fields.lacks("services") || fields.isEmptyList("services")) {
      findings.error(
          fields.placeOf("services"),
          "it says no service that it is used for",
          "name each purpose");
    }
    List<String> services = fields.known("services", "purpose", names.purposes);
    ImmutableSortedSet<String> excludes = fields.ids("excludes", "purpose", names.purposes);
    Set<String> both =
        excludes.isEmpty() ? Set.of() : Sets.intersection(excludes, new HashSet<>(services));
    if (!both.isEmpty()) {
      findings.error(
          fields.placeOf("excludes"),
          "`" + both.iterator().next() + "` is both a service of it and excluded from it",
          "keep one of the two");
    }
    Optional<String> within = fields.id("within", "recipient", classes);
    Optional<Boolean> heldLocally = fields.flag("held-locally");
    Optional<String> place = place(fields);
    List<Citation> sources = new ClauseReader(findings, names).sources(fields);
    boolean whole = isNew("recipient", entry.key(), names.parties) && both.isEmpty();
    if (!whole || label.isEmpty() || services.isEmpty() || sources.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Processor.builder()
            .id(entry.key().value())
            .label(label.get())
            .addAllServices(services)
            .addAllExcludes(excludes)
            .heldLocally(heldLocally.orElse(true))
            .supplier(fields.text("supplier"))
            .actingFor(fields.text("acting-for"))
            .parent(within)
            .place(place)
            .addAllSources(sources)
            .build());
  }

  private Optional<String> place(Fields fields) {
    return fields
        .text("place")
        .filter(
            country -> {
              boolean fits = country.matches("[A-Z]{2}");
              if (!fits) {
                findings.error(
                    fields.placeOfValue("place"),
                    "a place is an ISO 3166-1 country code",
                    "two capital letters, as in GB");
              }
              return fits;
            });
  }
}
