package org.privacynotice.document;

import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;

/**
 * The contact centre's notice with as many processors as wanted, of 1 to 40 services each, and all
 * else as it is there: to see what grows with an estate. The same number gives the same notice.
 *
 * <p>The list of services grows slowly, as a council's does: 60 for 23 processors, and twice as
 * many for ten times the processors. As in the contact centre's own notice, one processor in 23 has
 * an excluded service and two in 23 keep their services' data to themselves.
 */
public final class GeneratedNotice {

  /** The numbers of processors that growth is shown at. */
  public static final List<Integer> SIZES = List.of(23, 230, 2_300, 23_000);

  private static final String PARENT = "service-provision";
  private static final int MOST_SERVICES = 40;
  private static final int MOST_ITEMS = 9_999;

  private static final List<String> SUBJECTS =
      List.of(
          "allotment",
          "building-control",
          "business-rates",
          "care-home",
          "childcare",
          "cemetery",
          "council-tax",
          "dog-licence",
          "electoral-roll",
          "flooding",
          "food-hygiene",
          "fostering",
          "home-library",
          "housing",
          "leisure-centre",
          "market-stall",
          "museum",
          "parking",
          "planning",
          "recycling",
          "school-admission",
          "street-lighting",
          "taxi-licence",
          "tree-preservation",
          "youth-club");

  private static final List<String> ACTIVITIES =
      List.of(
          "applications",
          "appeals",
          "bookings",
          "complaints",
          "enquiries",
          "inspections",
          "payments",
          "permits",
          "records",
          "refunds",
          "registers",
          "renewals",
          "repairs",
          "reports",
          "requests",
          "reviews",
          "schedules",
          "surveys",
          "visits",
          "waiting-lists");

  private GeneratedNotice() {}

  /** The notice with so many processors. */
  public static Notice of(int processors) {
    Notice seed = Bundled.notice("contact-centre");
    List<Purpose> purposes = new ArrayList<>(seed.purposes());
    List<String> services = services(purposes, wanted(processors));
    List<Recipient> recipients = new ArrayList<>();
    Random random = new Random(20191129);
    for (int i = 1; i <= processors; i++) {
      recipients.add(processor(i, services, random));
    }
    seed.recipients().stream()
        .filter(each -> !(each instanceof Processor))
        .forEach(recipients::add);
    return Notice.builder()
        .id("generated-" + processors)
        .title(seed.title())
        .version(seed.version())
        .inForce(seed.inForce())
        .zone(seed.zone())
        .jurisdiction(seed.jurisdiction())
        .addAllTimeLimits(seed.timeLimits())
        .controller(seed.controller())
        .addAllFacts(seed.facts())
        .putAllRecords(seed.records())
        .addAllCategories(seed.categories())
        .addAllPurposes(purposes)
        .addAllRecipients(recipients)
        .addAllStated(seed.stated())
        .addAllRetention(seed.retention())
        .build();
  }

  /** The same as the text of a file. */
  public static String text(int processors) {
    return CanonicalWriter.write(of(processors));
  }

  /** How many services there are to draw from. */
  private static int wanted(int processors) {
    return (int) Math.round(60 * Math.pow(2, Math.log10(processors / 23.0)));
  }

  /** The services that the purposes have, with more added to both until there are enough. */
  private static List<String> services(List<Purpose> purposes, int wanted) {
    List<String> services = new ArrayList<>();
    Set<String> under = new TreeSet<>(Set.of(PARENT));
    for (boolean grown = true; grown; ) {
      grown = false;
      for (Purpose purpose : purposes) {
        if (purpose.parent().filter(under::contains).isPresent() && under.add(purpose.id())) {
          services.add(purpose.id());
          grown = true;
        }
      }
    }
    for (int i = 0; services.size() < wanted; i++) {
      String subject = SUBJECTS.get(i % SUBJECTS.size());
      String activity =
          ACTIVITIES.get((i % SUBJECTS.size() + i / SUBJECTS.size()) % ACTIVITIES.size());
      String id = subject + "-" + activity;
      if (!services.contains(id)) {
        services.add(id);
        purposes.add(added(id));
      }
    }
    return services;
  }

  private static Purpose added(String id) {
    return Purpose.builder().id(id).label(id.replace('-', ' ')).parent(Optional.of(PARENT)).build();
  }

  private static Processor processor(int number, List<String> services, Random random) {
    List<String> shuffled = new ArrayList<>(services);
    Collections.shuffle(shuffled, random);
    int used = 1 + random.nextInt(MOST_SERVICES);
    Processor.Builder processor =
        Processor.builder()
            .id("system-" + number)
            .label("System " + number)
            .addAllServices(ImmutableSortedSet.copyOf(shuffled.subList(0, used)))
            .heldLocally(number % 23 != 9 && number % 23 != 11)
            .addSources(
                new Citation.Heading(
                    "Who processes the information?", 1 + (number - 1) % MOST_ITEMS));
    return number % 23 == 1 ? processor.addExcludes(shuffled.get(used)).build() : processor.build();
  }
}
