package org.privacynotice.log;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.exchange.Paths;
import org.privacynotice.request.Answer;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.vocabulary.Identifier;

/**
 * What is recorded of a decision, or of the terms of a person's request: ids, grounds, clauses,
 * citations, digests and keyed pseudonyms; no personal data, and no text that a caller could put
 * any into.
 */
public final class DecisionRecord {

  /** The {@link Decision} or {@link RequestTerms} that it is of: whatever is recorded is read. */
  private final Object of;

  private final Pseudonyms pseudonyms;
  private final Optional<String> caller;

  private DecisionRecord(Object of, Pseudonyms pseudonyms, Optional<String> caller) {
    this.of = of;
    this.pseudonyms = pseudonyms;
    this.caller = caller;
  }

  /**
   * Makes the record of a decision.
   *
   * @param decision what was decided
   * @param pseudonyms how people and cases are named
   */
  public DecisionRecord(Decision decision, Pseudonyms pseudonyms) {
    this((Object) decision, pseudonyms, Optional.empty());
  }

  /**
   * Makes the record of the terms of a request.
   *
   * @param terms what the request obliges to
   * @param pseudonyms how people and cases are named
   */
  public DecisionRecord(RequestTerms terms, Pseudonyms pseudonyms) {
    this((Object) terms, pseudonyms, Optional.empty());
  }

  /**
   * The same, asked by a service.
   *
   * @param service the service's id
   * @throws IllegalArgumentException when it has not the form of an id
   */
  public DecisionRecord askedBy(String service) {
    return new DecisionRecord(of, pseudonyms, Optional.of(Identifier.requireId("caller", service)));
  }

  /** The service that asked, if it named itself. */
  public Optional<String> caller() {
    return caller;
  }

  Object of() {
    return of;
  }

  Pseudonyms pseudonyms() {
    return pseudonyms;
  }

  /**
   * The decision that it is of, with all that is not recorded; empty for the terms of a request.
   * For whoever looks at decisions within the process, as test kits do; a log keeps {@link
   * #fields}.
   */
  public Optional<Decision> decision() {
    return of instanceof Decision decision ? Optional.of(decision) : Optional.empty();
  }

  /** The terms that it is of, as {@link #decision}; empty for a decision. */
  public Optional<RequestTerms> terms() {
    return of instanceof RequestTerms terms ? Optional.of(terms) : Optional.empty();
  }

  /** What kind of record it is: {@code decision} or {@code terms}. */
  public String type() {
    return of instanceof Decision ? "decision" : "terms";
  }

  /** Whether it records a permission, or a request that must be granted at least in part. */
  public boolean permitted() {
    if (of instanceof Decision decision) {
      return decision.permitted();
    }
    Answer answer = ((RequestTerms) of).answer();
    return answer == Answer.GRANT || answer == Answer.GRANT_IN_PART;
  }

  /** What was decided, as one plain sentence. */
  public String sentence() {
    return of instanceof Decision decision ? decision.why() : ((RequestTerms) of).why();
  }

  /** The documents that it names: the notice, the law, and the deployment if there is one. */
  public ImmutableList<DocumentRef> documents() {
    return of instanceof Decision decision
        ? documents(decision.notice(), decision.law(), decision.deployment())
        : documents(
            ((RequestTerms) of).notice(),
            ((RequestTerms) of).law(),
            ((RequestTerms) of).deployment());
  }

  private static ImmutableList<DocumentRef> documents(
      DocumentRef notice, DocumentRef law, Optional<DocumentRef> deployment) {
    return deployment.isPresent()
        ? ImmutableList.of(notice, law, deployment.get())
        : ImmutableList.of(notice, law);
  }

  /**
   * All that is recorded, in a fixed order, by where it stands in the record's JSON: texts, truth
   * values and lists of texts. What is absent has no key.
   */
  public ImmutableMap<String, Object> fields() {
    return fields(new RecordWriter());
  }

  /** The same, with what the writer remembers. */
  ImmutableMap<String, Object> fields(RecordWriter writer) {
    StringBuilder line = new StringBuilder(2048).append('{');
    writer.write(this, line);
    return Paths.of(line.append('}').toString());
  }

  @Override
  public String toString() {
    return sentence();
  }
}
