package org.privacynotice.engine;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.action.DataAction;
import org.privacynotice.deadline.Holidays;
import org.privacynotice.decision.Decision;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.Terms;
import org.privacynotice.vocabulary.Vocabulary;

/** The versions of a notice, the law and a deployment, ready to decide with. Immutable. */
final class Policy {

  private final Vocabulary vocabulary;
  private final Timeline timeline;
  private final ImmutableList<Stretch> stretches; // the latest first
  private final Law law;

  private Policy(
      Vocabulary vocabulary, Timeline timeline, ImmutableList<Stretch> stretches, Law law) {
    this.vocabulary = vocabulary;
    this.timeline = timeline;
    this.stretches = stretches;
    this.law = law;
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
    List<Document> documents = new ArrayList<>();
    documents.add(law);
    if (deployment.isPresent()) {
      documents.add(deployment.get());
    }
    documents.addAll(timeline.versions());
    List<Terms> terms = new ArrayList<>();
    List<InForce> ranges = new ArrayList<>();
    for (Document document : documents) {
      terms.add(document.terms());
      ranges.addAll(Turns.ranges(document));
    }
    Vocabulary vocabulary = earlier.isPresent() ? earlier.get().with(terms) : Vocabulary.of(terms);
    for (Document document : documents) {
      References.check(vocabulary, document);
    }
    return new Policy(
        vocabulary,
        timeline,
        stretches(vocabulary, timeline, law, deployment, Turns.of(ranges)),
        law);
  }

  /** What is in force from the beginning of time, and from each of the days; the latest first. */
  private static ImmutableList<Stretch> stretches(
      Vocabulary vocabulary,
      Timeline timeline,
      Law law,
      Optional<Deployment> deployment,
      Set<LocalDate> turns) {
    ImmutableList<Notice> notices = timeline.versions();
    List<Version> versions = new ArrayList<>();
    for (Notice notice : notices) {
      versions.add(new Version(vocabulary, timeline, notice, law, deployment, false));
    }
    Notice latest = notices.get(notices.size() - 1);
    Version none = new Version(vocabulary, timeline, latest, law, deployment, true);
    List<LocalDate> days = new ArrayList<>();
    days.add(LocalDate.MIN);
    days.addAll(turns);
    ImmutableList.Builder<Stretch> stretches = ImmutableList.builder();
    for (LocalDate day : days) {
      Version inForce = none;
      for (int i = 0; i < versions.size(); i++) {
        if (notices.get(i).inForce().contains(day)) {
          inForce = versions.get(i);
        }
      }
      stretches.add(new Stretch(inForce, day));
    }
    return stretches.build().reverse();
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  ImmutableList<Notice> notices() {
    return timeline.versions();
  }

  /** Decides an action at a time, by what is in force then. */
  Decision decide(DataAction asked, Instant at) {
    return EvaluatedDecision.of(inForce(at), own(asked), at);
  }

  private Regime inForce(Instant at) {
    int last = stretches.size() - 1;
    int place = 0;
    while (place < last && !stretches.get(place).hasBegun(at)) {
      place++;
    }
    return stretches.get(place).regime();
  }

  /** The action in this policy's numbers, if it was built before these were given out. */
  private DataAction own(DataAction asked) {
    return asked.against(vocabulary);
  }

  /**
   * The terms of a request at a time, by the version in force then. Its rights hang on no notice:
   * where none is in force, the law answers in the words of the latest.
   *
   * @throws BrokenClauseException when a clause cannot be evaluated, so that nothing can be said
   * @throws IllegalArgumentException when something happened to the request after that day
   */
  RequestTerms terms(SubjectRequest request, Instant at, Holidays holidays) {
    return Answering.terms(inForce(at), law, request, at, holidays);
  }
}
