package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Retain;
import org.privacynotice.deadline.Holidays;
import org.privacynotice.deadline.RequestClock;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.document.Digest;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.Vocabulary;

/** The versions of a notice, the law and a deployment, ready to decide with. Immutable. */
final class Policy {

  /**
   * A version that may be in force.
   *
   * @param rulebook it with the law and the deployment
   * @param ref how decisions name it
   */
  private record Version(Rulebook rulebook, DocumentRef ref) {

    boolean isInForce(Instant at) {
      return rulebook.notice().inForce().contains(dayOf(at));
    }

    LocalDate dayOf(Instant at) {
      return at.atZone(rulebook.zone()).toLocalDate();
    }
  }

  private final Vocabulary vocabulary;
  private final Timeline timeline;
  private final ImmutableList<Version> versions;
  private final Version nothing;
  private final Law law;
  private final DocumentRef lawRef;
  private final Optional<DocumentRef> deployment;

  private Policy(
      Vocabulary vocabulary,
      Timeline timeline,
      ImmutableList<Version> versions,
      Version nothing,
      Law law,
      Optional<DocumentRef> deployment) {
    this.vocabulary = vocabulary;
    this.timeline = timeline;
    this.versions = versions;
    this.nothing = nothing;
    this.law = law;
    this.lawRef = ref(law);
    this.deployment = deployment;
  }

  /**
   * Makes a policy.
   *
   * @param earlier the vocabulary to go on from, so that actions built against it can still be
   *     decided
   * @throws IllegalArgumentException when the versions are not such as one can decide by, as {@link
   *     Timeline} says, or when the documents declare a fact with different types
   */
  static Policy of(
      Optional<Vocabulary> earlier,
      List<Notice> notices,
      Law law,
      Optional<Deployment> deployment) {
    Preconditions.checkArgument(!notices.isEmpty(), "an engine needs a notice");
    Timeline timeline = Timeline.of(notices);
    timeline.requireSound();
    ImmutableList<Notice> sorted = timeline.versions();
    Notice latest = sorted.get(sorted.size() - 1);
    List<Document> documents = new ArrayList<>();
    documents.add(law);
    deployment.ifPresent(documents::add);
    documents.addAll(sorted);
    var terms = documents.stream().map(Document::terms).collect(toImmutableList());
    Vocabulary vocabulary =
        earlier.map(before -> before.with(terms)).orElseGet(() -> Vocabulary.of(terms));
    documents.forEach(document -> References.check(vocabulary, document));
    return new Policy(
        vocabulary,
        timeline,
        sorted.stream()
            .map(
                notice ->
                    new Version(
                        new Rulebook(vocabulary, notice, law, deployment, true), ref(notice)))
            .collect(toImmutableList()),
        new Version(
            new Rulebook(vocabulary, latest, law, deployment, false),
            new DocumentRef(latest.id(), Optional.empty(), Optional.empty())),
        law,
        deployment.map(Policy::ref));
  }

  private static DocumentRef ref(Document document) {
    return new DocumentRef(
        document.id(), Optional.of(document.version()), Optional.of(Digest.of(document)));
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  ImmutableList<Notice> notices() {
    return timeline.versions();
  }

  Timeline timeline() {
    return timeline;
  }

  DocumentRef law() {
    return lawRef;
  }

  Optional<DocumentRef> deployment() {
    return deployment;
  }

  /** Decides an action at a time, by the version in force then. */
  Decision decide(DataAction asked, Instant at) {
    Version version = inForce(at);
    return EvaluatedDecision.of(
        this, version.ref(), version.rulebook(), own(asked), at, version.dayOf(at));
  }

  /** The version in force at a time; where none is, the one that permits nothing. */
  private Version inForce(Instant at) {
    return versions.stream().filter(version -> version.isInForce(at)).findFirst().orElse(nothing);
  }

  private DataAction own(DataAction asked) {
    return vocabulary.extendsFrom(asked.vocabulary()) ? asked : asked.against(vocabulary);
  }

  /**
   * The terms of a request at a time, by the version in force then. Its rights hang on no notice:
   * where none is in force, the law answers in the words of the latest.
   *
   * @throws BrokenClauseException when a clause cannot be evaluated, so that nothing can be said
   * @throws IllegalArgumentException when something happened to the request after that day
   */
  RequestTerms terms(SubjectRequest request, Instant at, Holidays holidays) {
    Version version = inForce(at);
    requirePast(request.dates(), version.dayOf(at));
    try {
      return terms(request, at, holidays, version);
    } catch (ClauseFault fault) {
      throw new BrokenClauseException(fault.clause().id(), fault.kind());
    }
  }

  private static void requirePast(RequestDates dates, LocalDate today) {
    Preconditions.checkArgument(
        !dates.received().isAfter(today),
        "`received` is after the day of `at`; a request is answered once it is there");
    Preconditions.checkArgument(
        !dates.last().isAfter(today),
        "one of the request's days is after the day of `at`; give those that have come");
  }

  private RequestTerms terms(
      SubjectRequest request, Instant at, Holidays holidays, Version version) {
    Rulebook rulebook = version.rulebook();
    Optional<Notice> promising =
        timeline.versions().stream()
            .filter(notice -> notice.inForce().contains(request.dates().received()))
            .findFirst();
    RequestClock clock = new RequestClock(holidays, rulebook.notice().jurisdiction());
    return new Answering(rulebook, request, (Retain) own(request.about()), at, version.dayOf(at))
        .terms(law, promising, clock)
        .notice(version.ref())
        .law(lawRef)
        .deployment(deployment)
        .words(new RequestWording(rulebook))
        .build();
  }
}
