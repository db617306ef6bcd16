package org.privacynotice.engine;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.privacynotice.document.Finding.Severity;
import org.privacynotice.document.Reading.Remark;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;

/**
 * The versions of one notice, each with its days in force, and what does not fit among them.
 *
 * <p>Errors, with which nothing can be decided: documents of different notices, versions that count
 * their days in different zones, and two versions in force on the same day. Notes: days between two
 * versions on which none is in force, versions that are not in force in the order of their dates,
 * and one version in two texts that follow each other. A correction may keep the date of what it
 * corrects: its digest is another, and decisions name it.
 */
public final class Timeline {

  /**
   * Something that does not fit.
   *
   * @param place which of the given notices it is about, counted from 0
   * @param remark what it is, about that notice's {@code notice}, {@code zone} or {@code in-force}
   */
  public record Found(int place, Remark remark) {}

  /** A notice and its place among the given; in order by date, and then by its first day. */
  private record Version(int place, Notice notice) implements Comparable<Version> {

    @Override
    public int compareTo(Version other) {
      int byDate = date().compareTo(other.date());
      return byDate == 0 ? first().compareTo(other.first()) : byDate;
    }

    LocalDate date() {
      return notice.version();
    }

    LocalDate first() {
      return notice.inForce().from().orElse(LocalDate.MIN);
    }

    ZoneId zone() {
      return notice.zone();
    }

    LocalDate last() {
      return notice.inForce().to().orElse(LocalDate.MAX);
    }

    Found error(String part, String message, String help) {
      return new Found(place, new Remark(Severity.ERROR, part, message, help));
    }

    Found note(String part, String message, String help) {
      return new Found(place, new Remark(Severity.NOTE, part, message, help));
    }
  }

  private final ImmutableList<Version> given;

  private Timeline(ImmutableList<Version> given) {
    this.given = given;
  }

  /** The timeline of some notices, in any order. */
  public static Timeline of(List<Notice> notices) {
    ImmutableList.Builder<Version> given = ImmutableList.builder();
    for (int place = 0; place < notices.size(); place++) {
      given.add(new Version(place, notices.get(place)));
    }
    return new Timeline(given.build());
  }

  /** The versions by date, and those of one date by their first day in force. */
  public ImmutableList<Notice> versions() {
    ImmutableList.Builder<Notice> versions = ImmutableList.builder();
    for (Version version : given.size() < 2 ? given : ImmutableList.sortedCopyOf(given)) {
      versions.add(version.notice());
    }
    return versions.build();
  }

  /** The version whose days in force ended last before a day. */
  Optional<Notice> before(LocalDate day) {
    return given.stream()
        .filter(version -> version.last().isBefore(day))
        .max(Comparator.comparing(Version::last))
        .map(Version::notice);
  }

  /** The version whose days in force begin first after a day. */
  Optional<Notice> after(LocalDate day) {
    return given.stream()
        .filter(version -> version.first().isAfter(day))
        .min(Comparator.comparing(Version::first))
        .map(Version::notice);
  }

  /**
   * Holds the versions to be such as one can decide by.
   *
   * @throws IllegalArgumentException when they are not, with the first error's message
   */
  void requireSound() {
    for (Found found : findings()) {
      Preconditions.checkArgument(
          found.remark().severity() != Severity.ERROR, found.remark().message());
    }
  }

  /** What does not fit, by the days in force; of different notices no more than that they are. */
  public ImmutableList<Found> findings() {
    List<Found> found = new ArrayList<>();
    for (Version version : given) {
      add(differentNotice(version), found);
    }
    if (!found.isEmpty()) {
      return ImmutableList.copyOf(found);
    }
    for (Version version : given) {
      add(differentZone(version), found);
    }
    List<Version> earlier = new ArrayList<>();
    for (Version later : byDays()) {
      for (Version version : earlier) {
        add(pair(version, later), found);
      }
      if (!earlier.isEmpty()) {
        add(gap(Collections.max(earlier, Comparator.comparing(Version::last)), later), found);
      }
      earlier.add(later);
    }
    return ImmutableList.copyOf(found);
  }

  private static void add(Optional<Found> perhaps, List<Found> found) {
    if (perhaps.isPresent()) {
      found.add(perhaps.get());
    }
  }

  private List<Version> byDays() {
    return given.size() < 2
        ? given
        : given.stream()
            .sorted(
                Comparator.comparing(Version::first)
                    .thenComparing(Version::last)
                    .thenComparing(Version::date))
            .toList();
  }

  private Optional<Found> differentNotice(Version version) {
    String first = given.get(0).notice().id();
    String id = version.notice().id();
    return id.equals(first)
        ? Optional.empty()
        : Optional.of(
            version.error(
                "notice",
                "`%s` and `%s` are different notices".formatted(first, id),
                "give the versions of one notice only"));
  }

  private Optional<Found> differentZone(Version version) {
    Version first = given.get(0);
    return version.place() == first.place() || version.zone().equals(first.zone())
        ? Optional.empty()
        : Optional.of(
            version.error(
                "zone",
                "versions of `%s` count their days in `%s` and in `%s`"
                    .formatted(version.notice().id(), first.zone(), version.zone()),
                "write the same zone in all, so that one ends where the next begins"));
  }

  private static Optional<Found> pair(Version earlier, Version later) {
    InForce days = later.notice().inForce();
    boolean sameDate = earlier.date().equals(later.date());
    if (earlier.notice().inForce().overlaps(days)) {
      return Optional.of(sameDate ? twoTextsAtOnce(earlier, later) : overlap(earlier, later));
    }
    if (sameDate) {
      return Optional.of(
          later.note(
              "in-force",
              "version %s of `%s` has two texts, one in force %s and one %s"
                  .formatted(
                      later.date(),
                      later.notice().id(),
                      days(earlier.first(), earlier.last()),
                      days(later.first(), later.last())),
              "decisions name the digest of the one that they used; a new text may also have a date of its own"));
    }
    return earlier.date().isBefore(later.date())
        ? Optional.empty()
        : Optional.of(
            later.note(
                "in-force",
                "version %s of `%s` is in force after version %s, the later one"
                    .formatted(later.date(), later.notice().id(), earlier.date()),
                "look whether `version` and `in-force` are right in both"));
  }

  private static Found overlap(Version earlier, Version later) {
    String help =
        earlier.first().isBefore(later.first())
            ? "end version %s on %s: `to` under `in-force`"
                .formatted(earlier.date(), later.first().minusDays(1))
            : "let one of them end before the other begins: `from` and `to` under `in-force`";
    return earlier.error(
        "in-force",
        "versions %s and %s of `%s` are both in force %s"
            .formatted(earlier.date(), later.date(), earlier.notice().id(), shared(earlier, later)),
        help);
  }

  private static Found twoTextsAtOnce(Version earlier, Version later) {
    return later.error(
        "in-force",
        earlier.notice().equals(later.notice())
            ? "version %s of `%s` is given twice".formatted(later.date(), later.notice().id())
            : "version %s of `%s` has two texts, both in force %s"
                .formatted(later.date(), later.notice().id(), shared(earlier, later)),
        "give the corrected text alone, or let the other end before it begins");
  }

  private static String shared(Version one, Version two) {
    LocalDate first = one.first().isAfter(two.first()) ? one.first() : two.first();
    LocalDate last = one.last().isBefore(two.last()) ? one.last() : two.last();
    return days(first, last);
  }

  private static Optional<Found> gap(Version earlier, Version later) {
    boolean apart =
        earlier.last().isBefore(later.first())
            && earlier.last().plusDays(1).isBefore(later.first());
    if (!apart) {
      return Optional.empty();
    }
    return Optional.of(
        earlier.note(
            "in-force",
            "no version of `%s` is in force %s; nothing is permitted then"
                .formatted(
                    earlier.notice().id(),
                    days(earlier.last().plusDays(1), later.first().minusDays(1))),
            "if that is not meant, end version %s on %s or begin version %s on %s"
                .formatted(
                    earlier.date(),
                    later.first().minusDays(1),
                    later.date(),
                    earlier.last().plusDays(1))));
  }

  /** "from 2020-01-01 to 2020-03-31", "on 2020-01-01", "up to", "from ... on", "always". */
  private static String days(LocalDate first, LocalDate last) {
    boolean begins = !first.equals(LocalDate.MIN);
    boolean ends = !last.equals(LocalDate.MAX);
    if (first.equals(last)) {
      return "on " + first;
    }
    if (begins && ends) {
      return "from " + first + " to " + last;
    }
    if (begins) {
      return "from " + first + " on";
    }
    return ends ? "up to " + last : "always";
  }
}
