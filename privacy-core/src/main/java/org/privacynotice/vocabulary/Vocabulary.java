package org.privacynotice.vocabulary;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every id of all versions of a notice, the law and the deployment, numbered once.
 *
 * <p>Actions are built against a vocabulary and hold its ids and numbers. A vocabulary only ever
 * grows: {@link #with} keeps every number, so that an action built before a notice was swapped can
 * still be decided after it. Three ids are always there: {@value #OTHER} as category, purpose and
 * recipient for what the notice does not name, and {@value #LOCAL} as the holder that is the
 * council itself.
 */
public final class Vocabulary {

  /** What the notice does not name; never permitted. */
  public static final String OTHER = "other";

  /** The council's own keeping, as holder of what is retained or erased. */
  public static final String LOCAL = "local";

  /** The number of {@link #OTHER} as category, purpose and recipient. */
  public static final int OTHER_NUMBER = 0;

  /** The ids of one kind, by number and the other way round. */
  private record Ids(ImmutableMap<String, Integer> numbers, ImmutableList<String> inOrder) {

    static Ids of(Map<String, Integer> numbers) {
      return new Ids(
          ImmutableMap.<String, Integer>builder().putAll(numbers).buildOrThrow(),
          ImmutableList.copyOf(numbers.keySet()));
    }
  }

  private final Ids categories;
  private final Ids purposes;
  private final Ids recipients;
  private final Ids factIds;
  private final ImmutableList<Fact> facts;

  private Vocabulary(
      Map<String, Integer> categories,
      Map<String, Integer> purposes,
      Map<String, Integer> recipients,
      List<Fact> facts) {
    this.categories = Ids.of(categories);
    this.purposes = Ids.of(purposes);
    this.recipients = Ids.of(recipients);
    this.facts = ImmutableList.copyOf(facts);
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Fact fact : facts) {
      numbers.put(fact.id(), numbers.size());
    }
    this.factIds = Ids.of(numbers);
  }

  /**
   * Numbers the terms of some documents.
   *
   * @throws IllegalArgumentException when two of them declare a fact with different types
   */
  public static Vocabulary of(Iterable<Terms> terms) {
    return grown(
        numbered(List.of(OTHER)),
        numbered(List.of(OTHER)),
        numbered(List.of(OTHER, LOCAL)),
        List.of(),
        terms);
  }

  /**
   * This vocabulary with the terms of more documents, itself where they add nothing; every id keeps
   * its number.
   *
   * @throws IllegalArgumentException when two documents declare a fact with different types
   */
  public Vocabulary with(Iterable<Terms> terms) {
    Vocabulary grown =
        grown(
            new LinkedHashMap<>(categories.numbers()),
            new LinkedHashMap<>(purposes.numbers()),
            new LinkedHashMap<>(recipients.numbers()),
            facts,
            terms);
    boolean more =
        grown.size(Kind.CATEGORY) > size(Kind.CATEGORY)
            || grown.size(Kind.PURPOSE) > size(Kind.PURPOSE)
            || grown.size(Kind.RECIPIENT) > size(Kind.RECIPIENT)
            || !grown.facts.equals(facts);
    return more ? grown : this;
  }

  private static Vocabulary grown(
      Map<String, Integer> categories,
      Map<String, Integer> purposes,
      Map<String, Integer> recipients,
      List<Fact> facts,
      Iterable<Terms> terms) {
    Map<String, Fact> factsById = new LinkedHashMap<>();
    for (Fact fact : facts) {
      factsById.put(fact.id(), fact);
    }
    for (Terms each : terms) {
      number(each.categories(), categories);
      number(each.purposes(), purposes);
      number(each.recipients(), recipients);
      for (Fact fact : each.facts()) {
        Fact before = factsById.get(fact.id());
        factsById.put(fact.id(), before == null ? fact : joined(before, fact));
      }
    }
    return new Vocabulary(categories, purposes, recipients, new ArrayList<>(factsById.values()));
  }

  private static Map<String, Integer> numbered(List<String> ids) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    number(ids, numbers);
    return numbers;
  }

  private static void number(Iterable<String> ids, Map<String, Integer> numbers) {
    for (String id : ids) {
      numbers.putIfAbsent(id, numbers.size());
    }
  }

  /** One declaration that takes what either takes; later documents' words win. */
  private static Fact joined(Fact one, Fact two) {
    Preconditions.checkArgument(
        one.type() == two.type(), "fact `%s` is declared with two different types", one.id());
    return Fact.of(
        one.id(),
        two.type(),
        two.ask(),
        one.statedBy() == two.statedBy() ? one.statedBy() : Fact.StatedBy.EITHER,
        ImmutableSortedSet.<String>naturalOrder().addAll(one.values()).addAll(two.values()).build(),
        two.presumed());
  }

  /**
   * The number of an id, from 0.
   *
   * @throws UnknownIdException when no version has it
   */
  public int number(Kind kind, String id) {
    Integer number = of(kind).numbers().get(id);
    if (number == null) {
      throw new UnknownIdException(kind, id, of(kind).numbers().keySet());
    }
    return number;
  }

  /** Whether any version has the id. */
  public boolean has(Kind kind, String id) {
    return of(kind).numbers().containsKey(id);
  }

  /** How many ids of a kind there are; numbers run from 0 to one less. */
  public int size(Kind kind) {
    return of(kind).inOrder().size();
  }

  /** The id of a number. */
  public String id(Kind kind, int number) {
    return of(kind).inOrder().get(number);
  }

  /** The ids of a kind, in the order of their numbers. */
  public ImmutableList<String> ids(Kind kind) {
    return of(kind).inOrder();
  }

  /**
   * The declaration of a fact.
   *
   * @throws UnknownIdException when no version has it
   */
  public Fact fact(String id) {
    return fact(number(Kind.FACT, id));
  }

  /** The declaration of the fact of a number. */
  public Fact fact(int number) {
    return facts.get(number);
  }

  private Ids of(Kind kind) {
    if (kind == Kind.FACT) {
      return factIds;
    }
    if (kind == Kind.CATEGORY) {
      return categories;
    }
    return kind == Kind.PURPOSE ? purposes : recipients;
  }

  @Override
  public String toString() {
    return "Vocabulary[%s categories, %s purposes, %s recipients, %s facts]"
        .formatted(size(Kind.CATEGORY), size(Kind.PURPOSE), size(Kind.RECIPIENT), size(Kind.FACT));
  }

  /** What an id can name. */
  public enum Kind {
    /** A data category. */
    CATEGORY("data category"),
    /** A purpose. */
    PURPOSE("purpose"),
    /** A recipient or holder. */
    RECIPIENT("recipient"),
    /** A fact. */
    FACT("fact");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in a message. */
    public String word() {
      return word;
    }
  }
}
