package org.privacynotice.testkit.generated;

import java.time.Instant;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.privacynotice.action.DataAction;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * An action that is made smaller by leaving out a category or a fact, or asking at the usual time;
 * whatever still fails with nothing more to leave out is the smallest.
 */
final class ShrinkableAction<A extends DataAction> implements Shrinkable<A> {

  private final Sketch sketch;
  private final Vocabulary vocabulary;
  private final Instant usual;
  private final Class<A> type;

  ShrinkableAction(Sketch sketch, Vocabulary vocabulary, Instant usual, Class<A> type) {
    this.sketch = sketch;
    this.vocabulary = vocabulary;
    this.usual = usual;
    this.type = type;
  }

  @Override
  public A value() {
    return type.cast(sketch.action(vocabulary));
  }

  @Override
  public Stream<Shrinkable<A>> shrink() {
    return smaller().map(smaller -> new ShrinkableAction<>(smaller, vocabulary, usual, type));
  }

  /** With one thing left out. */
  Stream<Sketch> smaller() {
    Stream<Sketch> fewerCategories =
        sketch.categories().size() == 1
            ? Stream.empty()
            : sketch.categories().stream().map(sketch::withoutCategory);
    Stream<Sketch> fewerFacts =
        Stream.concat(
            sketch.apart().keySet().stream().map(sketch::withoutFact),
            sketch.facts().keySet().stream().map(sketch::withoutFact));
    Stream<Sketch> usually =
        sketch.at().equals(usual) ? Stream.empty() : Stream.of(sketch.withAt(usual));
    return Stream.of(fewerCategories, fewerFacts, usually).flatMap(each -> each);
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(
        sketch.categories().size()
            + sketch.facts().size()
            + sketch.apart().size()
            + (sketch.at().equals(usual) ? 0 : 1));
  }

  @Override
  public String toString() {
    return sketch.toString();
  }
}
