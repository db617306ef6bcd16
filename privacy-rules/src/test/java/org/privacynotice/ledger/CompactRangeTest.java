package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.google.common.primitives.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trees and paths that implementations of Certificate Transparency are tested with. */
class CompactRangeTest {

  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static CompactRange range(int begin, int end) {
    CompactRange.Builder range = new CompactRange.Builder(begin);
    LEAVES.subList(begin, end).forEach(leaf -> range.add(hash(leaf), 0));
    return range.build();
  }

  private static byte[] hash(String leaf) {
    byte[] data = BaseEncoding.base16().lowerCase().decode(leaf);
    return Hashing.sha256().hashBytes(Bytes.concat(new byte[1], data)).asBytes();
  }

  private static String hex(byte[] hash) {
    return BaseEncoding.base16().lowerCase().encode(hash);
  }

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void root_ofTheKnownLeaves_isTheKnownRoot(int size, String root) {
    assertThat(hex(range(0, size).root())).isEqualTo(root);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, ''",
    "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
  })
  void path_toAKnownLeaf_isTheKnownPath(int index, int size, String nodes) {
    InclusionPath path = InclusionPath.between(range(0, index), range(index + 1, size));
    assertThat(path.nodes().stream().map(CompactRangeTest::hex))
        .isEqualTo(nodes.isEmpty() ? List.of() : List.of(nodes.split(" ")));
  }

  @Test
  void rangesThatDoNotMeet_areAnError() {
    assertThatThrownBy(() -> range(0, 3).plus(range(4, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leaf 3 follows, not leaf 4");
    assertThatThrownBy(() -> InclusionPath.between(range(0, 3), range(3, 5)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void root_ofLaterLeavesAlone_isAnError() {
    assertThatThrownBy(range(4, 8)::root).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void firstLeaves_areKnownByTheirSubtrees() {
    CompactRange seven = range(0, 7);
    assertThat(CompactRange.first(7, seven.nodes())).isEqualTo(seven).hasSameHashCodeAs(seven);
    assertThatThrownBy(() -> CompactRange.first(8, seven.nodes()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("8 leaves make up 1 complete subtrees");
  }
}
