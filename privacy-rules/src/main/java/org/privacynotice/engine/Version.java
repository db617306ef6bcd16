package org.privacynotice.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.document.Digest;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * A version of the notice with the law and the deployment, and how decisions name these. Rules and
 * digests are worked out when they are first asked for: the digest of a large notice takes longer
 * than its rules.
 */
final class Version {

  private final Vocabulary vocabulary;
  private final Timeline timeline;
  private final boolean none;
  private final Notice notice;
  private final Law law;
  private final Optional<Deployment> deployment;
  private volatile @Nullable Rulebook rulebook;
  private @Nullable Named named; // the same, whoever works it out first

  /** How decisions name the documents. */
  private record Named(DocumentRef notice, DocumentRef law, Optional<DocumentRef> deployment) {}

  /**
   * A version of which nothing is worked out.
   *
   * @param timeline the versions that it is one of
   * @param none whether it stands for there being none: it holds no rule about what is done, and
   *     lends its words
   */
  Version(
      Vocabulary vocabulary,
      Timeline timeline,
      Notice notice,
      Law law,
      Optional<Deployment> deployment,
      boolean none) {
    this.vocabulary = vocabulary;
    this.timeline = timeline;
    this.none = none;
    this.notice = notice;
    this.law = law;
    this.deployment = deployment;
  }

  private Named named() {
    Named known = named;
    if (known == null) {
      DocumentRef byNotice =
          none ? new DocumentRef(notice.id(), Optional.empty(), Optional.empty()) : ref(notice);
      known = new Named(byNotice, ref(law), deployment.map(Version::ref));
      named = known;
    }
    return known;
  }

  private static DocumentRef ref(Document document) {
    return new DocumentRef(
        document.id(), Optional.of(document.version()), Optional.of(Digest.of(document)));
  }

  /** What the documents say together, worked out once for all threads. */
  Rulebook rulebook() {
    Rulebook known = rulebook;
    return known == null ? workedOut() : known;
  }

  private synchronized Rulebook workedOut() {
    Rulebook known = rulebook;
    if (known == null) {
      known = new Rulebook(vocabulary, notice, law, deployment, !none);
      rulebook = known;
    }
    return known;
  }

  /** The day in its zone. */
  LocalDate dayOf(Instant at) {
    return at.atZone(notice.zone()).toLocalDate();
  }

  /** The versions that it is one of. */
  Timeline timeline() {
    return timeline;
  }

  /** Whether it stands for there being none. */
  boolean isNone() {
    return none;
  }

  /** The notice; without a date where no version is in force. */
  DocumentRef notice() {
    return named().notice();
  }

  DocumentRef law() {
    return named().law();
  }

  Optional<DocumentRef> deployment() {
    return named().deployment();
  }
}
