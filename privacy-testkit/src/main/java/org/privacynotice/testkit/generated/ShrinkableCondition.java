package org.privacynotice.testkit.generated;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.privacynotice.notice.Condition;

/** A condition that is made smaller by leaving parts out, till one of them stands in its place. */
record ShrinkableCondition(Condition value) implements Shrinkable<Condition> {

  /** One put together from some tests, as many storeys high at most. */
  static ShrinkableCondition of(List<Condition> tests, int storeys, Random random) {
    return new ShrinkableCondition(condition(tests, storeys, random));
  }

  private static Condition condition(List<Condition> tests, int storeys, Random random) {
    return switch (storeys == 0 ? 0 : random.nextInt(4)) {
      case 1 -> Condition.not(condition(tests, storeys - 1, random));
      case 2 -> new Condition.All(parts(tests, storeys - 1, random));
      case 3 -> new Condition.Some(parts(tests, storeys - 1, random));
      default -> Scenes.one(tests, random);
    };
  }

  private static ImmutableList<Condition> parts(List<Condition> tests, int storeys, Random random) {
    return Stream.generate(() -> condition(tests, storeys, random)) // two or three
        .limit(2 + random.nextInt(2))
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public Stream<Shrinkable<Condition>> shrink() {
    return smaller(value).map(ShrinkableCondition::new);
  }

  private static Stream<Condition> smaller(Condition condition) {
    if (condition instanceof Condition.Not not) {
      return Stream.concat(Stream.of(not.of()), smaller(not.of()).map(Condition.Not::new));
    }
    if (condition instanceof Condition.All all) {
      return Stream.concat(all.of().stream(), fewer(all.of()).map(Condition.All::new));
    }
    if (condition instanceof Condition.Some some) {
      return Stream.concat(some.of().stream(), fewer(some.of()).map(Condition.Some::new));
    }
    return Stream.empty();
  }

  /** With one of three left out, or one of them smaller. */
  private static Stream<ImmutableList<Condition>> fewer(ImmutableList<Condition> parts) {
    return IntStream.range(0, parts.size())
        .boxed()
        .flatMap(
            i ->
                Stream.concat(
                    parts.size() == 2 ? Stream.empty() : Stream.of(with(parts, i, List.of())),
                    smaller(parts.get(i)).map(part -> with(parts, i, List.of(part)))));
  }

  private static ImmutableList<Condition> with(
      ImmutableList<Condition> parts, int index, List<Condition> instead) {
    return ImmutableList.<Condition>builder()
        .addAll(parts.subList(0, index))
        .addAll(instead)
        .addAll(parts.subList(index + 1, parts.size()))
        .build();
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(size(value));
  }

  private static long size(Condition condition) {
    if (condition instanceof Condition.Not not) {
      return 1 + size(not.of());
    }
    if (condition instanceof Condition.All all) {
      return 1 + size(all.of());
    }
    return condition instanceof Condition.Some some ? 1 + size(some.of()) : 1;
  }

  private static long size(List<Condition> parts) {
    return parts.stream().mapToLong(ShrinkableCondition::size).sum();
  }
}
