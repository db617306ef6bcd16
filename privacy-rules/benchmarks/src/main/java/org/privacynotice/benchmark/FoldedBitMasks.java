package org.privacynotice.benchmark;

/** As {@link BitMasks}, asked with the categories as bits of one number already. */
final class FoldedBitMasks implements Contestant<FoldedBitMasks.Folded> {

  /** A request in numbers, and its categories as bits. */
  record Folded(BitMasks.Numbers numbers, long categories) {}

  private final BitMasks masks = new BitMasks();

  @Override
  public Folded prepare(Request request) {
    BitMasks.Numbers numbers = masks.prepare(request);
    return new Folded(numbers, BitMasks.mask(numbers.categories()));
  }

  @Override
  public Answer decide(Folded asked) {
    return masks.decide(asked.numbers, asked.categories);
  }
}
