package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CompactRangePropertyTest {

  private static byte[] leaf(long number) {
    return Hashing.sha256().hashLong(number).asBytes();
  }

  private static CompactRange range(long begin, long end) {
    CompactRange.Builder range = new CompactRange.Builder(begin);
    for (long number = begin; number < end; number++) {
      range.add(leaf(number), 0);
    }
    return range.build();
  }

  /** The definition of RFC 6962, word for word. */
  private static byte[] root(long begin, long end) {
    if (end - begin == 1) {
      return leaf(begin);
    }
    long middle = begin + Long.highestOneBit(end - begin - 1);
    return Hashing.sha256()
        .hashBytes(Bytes.concat(new byte[] {1}, root(begin, middle), root(middle, end)))
        .asBytes();
  }

  @Property
  void root_isThatOfTheDefinition(@ForAll @IntRange(min = 1, max = 300) int size) {
    assertThat(range(0, size).root()).isEqualTo(root(0, size));
  }

  @Property
  void ranges_mergeToTheRangeOfAll(
      @ForAll @IntRange(max = 300) int a,
      @ForAll @IntRange(max = 300) int b,
      @ForAll @IntRange(max = 300) int c,
      @ForAll @IntRange(max = 1000) int begin) {
    CompactRange left = range(begin, begin + a);
    CompactRange middle = range(begin + a, begin + a + b);
    CompactRange right = range(begin + a + b, begin + a + b + c);
    CompactRange all = range(begin, begin + a + b + c);
    assertThat(left.plus(middle).plus(right)).isEqualTo(all);
    assertThat(left.plus(middle.plus(right))).isEqualTo(all);
  }

  @Property
  void firstLeaves_takeAHashForEachBitOfTheirNumber(@ForAll @IntRange(max = 2000) int size) {
    assertThat(range(0, size).nodes()).hasSize(Integer.bitCount(size) * RecordHash.BYTES);
  }

  @Property
  void path_leadsFromItsLeafToTheRoot_andFromNoOther(
      @ForAll @IntRange(min = 1, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
    int index = any % size;
    InclusionPath path = InclusionPath.between(range(0, index), range(index + 1, size));
    assertThat(path.root(leaf(index))).hasValue(range(0, size).root());
    assertThat(path.root(leaf(size)).get()).isNotEqualTo(range(0, size).root());
  }

  @Property
  void path_thatIsTooLongOrTooShort_leadsNowhere(
      @ForAll @IntRange(min = 2, max = 300) int size, @ForAll @IntRange(max = 299) int any) {
    int index = any % size;
    InclusionPath path = InclusionPath.between(range(0, index), range(index + 1, size));
    List<byte[]> longer = new ArrayList<>(path.nodes());
    longer.add(leaf(0));
    List<byte[]> shorter = path.nodes().subList(1, path.nodes().size());
    assertThat(new InclusionPath(index, size, longer).root(leaf(index))).isEmpty();
    assertThat(new InclusionPath(index, size, shorter).root(leaf(index))).isEmpty();
  }
}
