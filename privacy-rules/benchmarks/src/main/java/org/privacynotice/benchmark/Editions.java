package org.privacynotice.benchmark;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.privacynotice.document.Bundled;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Processor;

/**
 * The bundled notice {@code contact-centre} over and over, each time with one more system of its
 * own: as its versions, in force for a week each, or as notices of as many councils.
 */
final class Editions {

  /** The day after the last version. */
  private static final LocalDate END = LocalDate.ofInstant(Ours.AT, ZoneOffset.UTC);

  private Editions() {}

  /** So many versions of one notice. */
  static Notice[] versions(int count) {
    Notice[] versions = new Notice[count];
    for (int i = 0; i < count; i++) {
      LocalDate from = END.minusWeeks(count - i);
      versions[i] =
          edition(
              "contact-centre",
              from,
              new InForce(Optional.of(from), Optional.of(from.plusDays(6))),
              i);
    }
    return versions;
  }

  /** A time in the middle of a version's week. */
  static Instant during(Notice version) {
    return version.version().plusDays(3).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** The notice of one of many councils. */
  static Notice notice(int number) {
    Notice seed = Bundled.notice("contact-centre");
    return edition("council-" + number, seed.version(), seed.inForce(), number);
  }

  private static Notice edition(String id, LocalDate version, InForce inForce, int number) {
    Notice seed = Bundled.notice("contact-centre");
    return Notice.builder()
        .id(id)
        .title(seed.title())
        .version(version)
        .inForce(inForce)
        .zone(seed.zone())
        .jurisdiction(seed.jurisdiction())
        .addAllTimeLimits(seed.timeLimits())
        .controller(seed.controller())
        .addAllFacts(seed.facts())
        .putAllRecords(seed.records())
        .addAllCategories(seed.categories())
        .addAllPurposes(seed.purposes())
        .addAllRecipients(seed.recipients())
        .addRecipients(
            Processor.builder()
                .id("system-" + number)
                .label("System " + number)
                .heldLocally(true)
                .addServices(Listed.PURPOSES.get(number % Listed.PURPOSES.size()))
                .addSources(new Citation.Heading("Who processes the information?", 24))
                .build())
        .addAllStated(seed.stated())
        .addAllRetention(seed.retention())
        .build();
  }
}
