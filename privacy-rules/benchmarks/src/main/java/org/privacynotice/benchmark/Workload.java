package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.decision.Ground;

/**
 * The requests about a notice's systems that every contestant decides: as a contact centre might
 * ask them in a day, the same in every run, and their answers as a plain reading of the notice
 * gives them.
 */
final class Workload {

  /** How many requests. */
  static final int SIZE = 2_000;

  /** About the systems of the bundled notice {@code contact-centre}. */
  static final Workload CONTACT_CENTRE = new Workload(Listed.ALL);

  private final ImmutableMap<String, Listed> systems;
  private final List<String> purposes;
  private final ImmutableList<Request> requests;

  /** About these systems. */
  Workload(List<Listed> listed) {
    systems = Maps.uniqueIndex(listed, Listed::id);
    purposes = Listed.purposes(listed);
    requests = new Drawn(listed, purposes).requests();
  }

  private Workload(
      ImmutableMap<String, Listed> systems,
      List<String> purposes,
      ImmutableList<Request> requests) {
    this.systems = systems;
    this.purposes = purposes;
    this.requests = requests;
  }

  /** What the notice lists. */
  ImmutableList<Listed> systems() {
    return systems.values().asList();
  }

  /** Every purpose that a system is listed for or excluded from. */
  List<String> purposes() {
    return purposes;
  }

  /** All {@link #SIZE} of them. */
  ImmutableList<Request> requests() {
    return requests;
  }

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
  Expected expected(Request request) {
    Listed listed = Objects.requireNonNull(systems.get(request.recipient()));
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

  /** Those of the requests that end on a ground, over and over until there are {@link #SIZE}. */
  Workload endingOn(Ground... grounds) {
    ImmutableSet<Ground> wanted = ImmutableSet.copyOf(grounds);
    List<Request> found =
        requests.stream().filter(request -> wanted.contains(expected(request).ground())).toList();
    ImmutableList.Builder<Request> filled = ImmutableList.builder();
    for (int i = 0; i < SIZE; i++) {
      filled.add(found.get(i % found.size()));
    }
    return new Workload(systems, purposes, filled.build());
  }

  /** One request alone. */
  Workload only(int place) {
    return new Workload(systems, purposes, requests.subList(place, place + 1));
  }

  /**
   * A contestant that has given the right answer to every request.
   *
   * @throws IllegalStateException when it gives a wrong one
   */
  <Q> Contestant<Q> checked(Contestant<Q> contestant) {
    for (Request request : requests) {
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
}
