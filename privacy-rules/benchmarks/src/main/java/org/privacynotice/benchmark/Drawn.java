package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Requests about systems, drawn from a fixed seed; the page on benchmarks says how often what. */
final class Drawn {

  private static final long SEED = 20_191_129;

  private static final ImmutableList<String> ORDINARY =
      ImmutableList.of(
          "name",
          "home-address",
          "mailing-address",
          "forwarding-address",
          "telephone",
          "email",
          "verification-details",
          "enquiry-details");

  private static final ImmutableList<String> SENSITIVE =
      ImmutableList.of("ethnic-origin", "age", "sex");

  private final Random random = new Random(SEED);
  private final Random exclusions = new Random(SEED + 1);
  private final List<Listed> serving;
  private final List<Listed> excluding;
  private final List<String> purposes;

  Drawn(List<Listed> systems, List<String> purposes) {
    serving = systems.stream().filter(each -> !each.services().isEmpty()).toList();
    excluding = systems.stream().filter(each -> !each.excluded().isEmpty()).toList();
    this.purposes = purposes;
  }

  /** As many as are measured. */
  ImmutableList<Request> requests() {
    return all().limit(Workload.SIZE).collect(ImmutableList.toImmutableList());
  }

  /** One after the other, without end. */
  Stream<Request> all() {
    return Stream.generate(this::request);
  }

  /** Texts are copies, as they are when a caller has read them from somewhere. */
  private Request request() {
    int pair = random.nextInt(100);
    boolean excluded = pair >= 75 && pair < 80;
    Listed listed = excluded ? any(excluding, exclusions) : any(serving, random);
    String purpose =
        excluded
            ? any(List.copyOf(listed.excluded()), exclusions)
            : any(pair < 75 ? List.copyOf(listed.services()) : purposes, random);
    List<String> ordinary = new ArrayList<>(ORDINARY);
    Collections.shuffle(ordinary, random);
    ImmutableList.Builder<String> categories = ImmutableList.builder();
    ordinary.stream().limit(1 + random.nextInt(3)).map(Drawn::copy).forEach(categories::add);
    Boolean needed = null;
    if (random.nextInt(100) < 25) {
      categories.add(copy(any(SENSITIVE, random)));
      int said = random.nextInt(100);
      needed = said < 60 ? Boolean.TRUE : said < 80 ? Boolean.FALSE : null;
    }
    int basis = random.nextInt(100);
    return new Request(
        copy(listed.id()),
        copy(purpose),
        categories.build(),
        basis < 90 ? copy("public-task") : basis < 95 ? copy("legitimate-interests") : null,
        needed);
  }

  private static String copy(String text) {
    return String.valueOf(text.toCharArray());
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
