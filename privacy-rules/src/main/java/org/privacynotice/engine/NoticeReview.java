package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.privacynotice.document.Finding.Severity;
import org.privacynotice.document.Reading.Remark;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Asks a notice the silent questions, before anybody asks it a real one: what it says of itself,
 * with nothing that a case would bring.
 *
 * <p>Errors: what a purpose declares or a clause permits though the law bars it whatever the case,
 * and a permission that can never permit. Notes: a permission without a condition that makes
 * another's condition pointless, labels that the law does not share, and what of the law's
 * transparency list is told. Asked as at the notice's first day in force, and at every day after it
 * on which something changes; the list as at the last of these days on which the law does.
 */
public final class NoticeReview {

  private NoticeReview() {}

  /**
   * What is found, in no particular order; empty where there is nothing to say.
   *
   * @throws IllegalArgumentException when the documents do not fit each other
   */
  public static List<Remark> of(Notice notice, Law law, Optional<Deployment> deployment) {
    List<Document> documents = new ArrayList<>(List.of(notice, law));
    deployment.ifPresent(documents::add);
    Vocabulary vocabulary = Vocabulary.of(documents.stream().map(Document::terms).toList());
    Version version =
        new Version(vocabulary, Timeline.of(List.of(notice)), notice, law, deployment, false);
    List<InForce> ranges = new ArrayList<>();
    documents.forEach(document -> ranges.addAll(Turns.ranges(document)));
    List<InForce> ofLaw = new ArrayList<>(Turns.ranges(law));
    law.transparency().forEach(disclosure -> ofLaw.add(disclosure.inForce()));
    PermissionReview permissions = new PermissionReview(version, days(notice, ranges));
    LocalDate lastOfLaw = days(notice, ofLaw).last();
    return ImmutableList.<Remark>builder()
        .addAll(permissions.conflicts())
        .addAll(permissions.neverPermitting())
        .addAll(permissions.pointlessGuards())
        .addAll(labels(notice))
        .addAll(Transparency.of(version.rulebook(), law, lastOfLaw))
        .build();
  }

  /** The notice's first day in force, and each after it on which a range begins or has ended. */
  private static ImmutableSortedSet<LocalDate> days(Notice notice, List<InForce> ranges) {
    LocalDate first =
        notice
            .inForce()
            .from()
            .or(() -> Optional.of(notice.version()).filter(notice.inForce()::contains))
            .or(notice.inForce()::to)
            .orElseThrow();
    return Stream.concat(
            Stream.of(first),
            Turns.of(ranges).stream()
                .filter(day -> day.isAfter(first) && notice.inForce().contains(day)))
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
  }

  private static List<Remark> labels(Notice notice) {
    return notice.categories().stream()
        .filter(category -> category.sensitivity() == Sensitivity.NOTICE)
        .map(DataCategory::id)
        .map(
            id ->
                new Remark(
                    Severity.NOTE,
                    "category/" + id,
                    "`%s` is sensitive by this notice alone; the law treats it as ordinary"
                        .formatted(id),
                    "UK GDPR Art 9(1) does not list it, so no Art 9(2) point will be asked for"))
        .toList();
  }

  static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  static String sources(List<Citation> sources) {
    return String.join("; ", sources.stream().map(Citation::text).toList());
  }
}
