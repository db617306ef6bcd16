package org.privacynotice.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Strings;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordHashTest {

  private static final String TEXT = "LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ";

  @Test
  void record_isHashedWithAZeroByteAndTheHashBefore() {
    byte[] before = Hashing.sha256().hashString("before", US_ASCII).asBytes();
    byte[] line = "..{\"seq\":1,\"hash\":\"".getBytes(US_ASCII);
    byte[] hash = new byte[40];
    new RecordHash().record(before, 0, line, 2, 10, hash, 8);
    byte[] expected =
        Hashing.sha256()
            .hashBytes(Bytes.concat(new byte[1], before, "{\"seq\":1".getBytes(US_ASCII)))
            .asBytes();
    assertThat(hash).endsWith(expected).startsWith(new byte[8]);
  }

  @Test
  void hash_mayTakeThePlaceOfTheOneBefore() {
    byte[] apart = new byte[RecordHash.BYTES];
    byte[] inPlace = new byte[RecordHash.BYTES];
    byte[] line = "{}".getBytes(US_ASCII);
    new RecordHash().record(new byte[RecordHash.BYTES], 0, line, 0, 2, apart, 0);
    new RecordHash().record(inPlace, 0, line, 0, 2, inPlace, 0);
    assertThat(inPlace).isEqualTo(apart);
  }

  @Test
  void member_atTheEndOfALine_isReadAndWritten() {
    byte[] line = ("{\"seq\":0,\"hash\":\"" + TEXT + "\"}").getBytes(US_ASCII);
    byte[] hash = new byte[RecordHash.BYTES];
    assertThat(RecordHash.member(line, 0, line.length, hash, 0)).isEqualTo(8);
    assertThat(hash).isEqualTo(Hashing.sha256().hashString("hello", US_ASCII).asBytes());
    assertThat(RecordHash.text(hash)).isEqualTo(TEXT);
    assertThat(RecordHash.parse(TEXT)).isEqualTo(hash);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        ",\"hash\":\"LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmC\"}",
        "{\"hash\":\"LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ\"}",
        ",\"hash\":\"LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCR\"}",
        ",\"hash\":\"LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ\"}",
        ",\"hash\":\"LPJNul\u00ffwow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ\"}",
        ",\"hash\":\"LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLm==\"}",
        ",\"hash\":\"LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ\"} ",
        ",\"hash\": \"LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ\"}",
      })
  void member_writtenInAnyOtherWay_isNone(String line) {
    byte[] bytes = line.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    byte[] hash = new byte[RecordHash.BYTES];
    assertThat(RecordHash.member(bytes, 0, bytes.length, hash, 0)).isEqualTo(-1);
  }

  @Test
  void text_thatIsNoHash_isAnError() {
    assertThatThrownBy(() -> RecordHash.parse(Strings.repeat("?", 43)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a hash is 32 bytes, written as 43 characters of base64url");
    assertThatThrownBy(() -> RecordHash.parse(TEXT + "A"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
