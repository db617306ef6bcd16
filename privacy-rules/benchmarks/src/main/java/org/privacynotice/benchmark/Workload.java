package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.privacynotice.decision.Ground;

/**
 * The requests that every contestant decides: as a contact centre might ask them in a day, the same
 * in every run, and their answers as a plain reading of the notice gives them.
 */
final class Workload {

  /** How many requests. */
  static final int SIZE = 2_000;

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

  static final ImmutableList<Request> REQUESTS = requests();

  private Workload() {}

  /**
   * The answer that is right.
   *
   * @param ground on what ground
   * @param clause a clause that decides it; null where none does
   */
  record Expected(Ground ground, @Nullable String clause) {

    Optional<String> named() {
      return Optional.ofNullable(clause);
    }
  }

  /** The right answer, most final ground first; slow and plain. */
  static Expected expected(Request request) {
    Listed listed =
        Listed.ALL.stream().filter(each -> each.id().equals(request.recipient())).findAny().get();
    String detail = request.detail();
    if (listed.excluded().contains(request.purpose())) {
      return new Expected(Ground.FORBIDDEN, listed.excludingClause());
    }
    if ("legitimate-interests".equals(request.basis())) {
      return new Expected(Ground.FORBIDDEN, Clauses.LEGITIMATE_INTERESTS);
    }
    if (detail.equals(Request.NOT_NEEDED)) {
      return new Expected(Ground.FORBIDDEN, Clauses.SENSITIVE);
    }
    if (!listed.services().contains(request.purpose())) {
      return new Expected(Ground.NOT_COVERED, null);
    }
    if (request.basis() == null) {
      return new Expected(Ground.UNDETERMINED, Clauses.LAWFUL_BASIS);
    }
    if (detail.equals(Request.OPEN)) {
      return new Expected(Ground.UNDETERMINED, Clauses.SENSITIVE);
    }
    return new Expected(Ground.PERMITTED, listed.clause());
  }

  /** The requests that end on a ground, over and over until there are {@link #SIZE}. */
  static ImmutableList<Request> endingOn(Ground... grounds) {
    ImmutableSet<Ground> wanted = ImmutableSet.copyOf(grounds);
    List<Request> found =
        REQUESTS.stream().filter(request -> wanted.contains(expected(request).ground())).toList();
    ImmutableList.Builder<Request> filled = ImmutableList.builder();
    for (int i = 0; i < SIZE; i++) {
      filled.add(found.get(i % found.size()));
    }
    return filled.build();
  }

  /**
   * A contestant that has given the right answer to every request.
   *
   * @throws IllegalStateException when it gives a wrong one
   */
  static <Q> Contestant<Q> checked(Contestant<Q> contestant) {
    for (Request request : REQUESTS) {
      Answer answer = contestant.decide(contestant.prepare(request));
      Expected expected = expected(request);
      if (answer.permitted() != (expected.ground() == Ground.PERMITTED)) {
        throw new IllegalStateException(
            contestant.getClass().getSimpleName()
                + " answers "
                + answer
                + " instead of "
                + expected
                + " to "
                + request);
      }
      if (answer.clause() != null
          && !answer.clause().equals(expected.clause())
          && !(contestant instanceof DecidesInAnyOrder)) {
        throw new IllegalStateException(
            contestant.getClass().getSimpleName() + " names the wrong clause: " + answer);
      }
    }
    return contestant;
  }

  /** Where several clauses refuse, it may name another of them. */
  interface DecidesInAnyOrder {}

  private static ImmutableList<Request> requests() {
    Random random = new Random(SEED);
    ImmutableList.Builder<Request> requests = ImmutableList.builder();
    for (int i = 0; i < SIZE; i++) {
      requests.add(request(random));
    }
    return requests.build();
  }

  /** Texts are copies, as they are when a caller has read them from somewhere. */
  private static Request request(Random random) {
    int pair = random.nextInt(100);
    Listed listed =
        pair < 75 || pair >= 80 ? any(Listed.ALL, random) : Listed.ALL.get(0); // 0 is sidem
    String purpose =
        pair < 75
            ? any(listed.services().asList(), random)
            : pair < 80 ? "penalty-charge-notices" : any(Listed.PURPOSES, random);
    List<String> ordinary = new ArrayList<>(ORDINARY);
    Collections.shuffle(ordinary, random);
    ImmutableList.Builder<String> categories = ImmutableList.builder();
    ordinary.stream().limit(1 + random.nextInt(3)).map(Workload::copy).forEach(categories::add);
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
