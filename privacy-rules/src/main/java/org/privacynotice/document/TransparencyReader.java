package org.privacynotice.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.notice.InForce;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.LawfulBasis;

/** Reads what a law wants a notice to tell. */
final class TransparencyReader {

  private final Findings findings;
  private final Map<String, Place> places;
  private final ClauseReader clauses;

  TransparencyReader(Findings findings, Map<String, Place> places, ClauseReader clauses) {
    this.findings = findings;
    this.places = places;
    this.clauses = clauses;
  }

  /** The disclosures of the law's section; what cannot be read is found. */
  List<Disclosure> read(Fields law) {
    List<Disclosure> all = new ArrayList<>();
    for (Yaml.Entry entry : law.named("transparency", "disclosure")) {
      places.put("transparency/" + entry.key().value(), entry.key().place());
      read(entry).ifPresent(all::add);
    }
    return all;
  }

  private Optional<Disclosure> read(Yaml.Entry entry) {
    Fields fields =
        new Fields(entry, findings, "gloss", "sources", "in-force", "shown-by", "only-with");
    Optional<String> gloss =
        fields.requiredText("gloss", "one sentence that says what a notice must tell");
    List<Citation> sources = clauses.sources(fields);
    Optional<InForce> inForce = clauses.inForce(fields);
    Optional<Disclosure.Part> shownBy =
        fields.oneOf("shown-by", Arrays.asList(Disclosure.Part.values()), Disclosure.Part::id);
    List<LawfulBasis> onlyWith =
        fields.someOf("only-with", Arrays.asList(LawfulBasis.values()), LawfulBasis::id);
    if (gloss.isEmpty() || sources.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Disclosure.builder()
            .id(entry.key().value())
            .gloss(gloss.get())
            .addAllSources(sources)
            .inForce(inForce.orElse(InForce.ALWAYS))
            .shownBy(shownBy)
            .addAllOnlyWith(onlyWith)
            .build());
  }
}
