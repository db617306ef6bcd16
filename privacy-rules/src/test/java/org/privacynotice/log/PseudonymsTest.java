package org.privacynotice.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {

  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private static String expected(String keyId, byte[] key, String message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] all = mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    return keyId
        + ":"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, 16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque-7f3a", "", "Jos\u00e9 \ud83d\ude00", "a\0b"})
  void of_aReference_isTheFirst128BitsOfItsHmac(String reference) throws Exception {
    assertThat(Pseudonyms.keyed("k1", KEY).of("subject", reference))
        .contains(expected("k1", KEY, "subject\0" + reference));
  }

  @Test
  void of_aKnownReference_isTheFixedVector() {
    // Computed apart, with Python's hmac.
    assertThat(Pseudonyms.keyed("k1", KEY).of("subject", "opaque-7f3a"))
        .contains("k1:bg9kxHpJwknd_m1mj1MT5g");
  }

  @Test
  void of_anotherKindOrKey_isAnotherPseudonym() {
    byte[] other = KEY.clone();
    other[0]++;
    Pseudonyms pseudonyms = Pseudonyms.keyed("k1", KEY);
    assertThat(pseudonyms.of("subject", "x"))
        .isEqualTo(Pseudonyms.keyed("k1", KEY).of("subject", "x"))
        .isNotEqualTo(pseudonyms.of("ref", "x"))
        .isNotEqualTo(pseudonyms.of("subject", "y"))
        .isNotEqualTo(Pseudonyms.keyed("k1", other).of("subject", "x"));
  }

  @Test
  void of_withoutAKey_isNothing() {
    assertThat(Pseudonyms.none().of("subject", "x")).isEmpty();
  }

  @Test
  void keyed_aKeyChangedAfterwards_keepsTheOldOne() {
    byte[] key = KEY.clone();
    Pseudonyms pseudonyms = Pseudonyms.keyed("k1", key);
    Arrays.fill(key, (byte) 0);
    assertThat(pseudonyms.of("ref", "x")).isEqualTo(Pseudonyms.keyed("k1", KEY).of("ref", "x"));
  }

  @Test
  void keyed_aShortKeyOrNoId_isRefused() {
    assertThatThrownBy(() -> Pseudonyms.keyed("k1", new byte[15]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key has at least 16 bytes");
    assertThatThrownBy(() -> Pseudonyms.keyed("Key 1", KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a key id is lower-case letters");
    assertThat(Pseudonyms.keyed("k1", new byte[16]).of("ref", "x")).isPresent();
  }

  @Test
  void toString_ofPseudonyms_showsTheKeysIdOnly() {
    assertThat(Pseudonyms.keyed("k1", KEY)).hasToString("Pseudonyms[k1]");
    assertThat(Pseudonyms.none()).hasToString("Pseudonyms[none]");
    assertThat(PseudonymKey.of("k1", KEY)).hasToString("PseudonymKey[k1]");
  }

  @Test
  void changing_keys_asksForTheKeyOfEachPseudonym() {
    AtomicReference<PseudonymKey> current = new AtomicReference<>(PseudonymKey.of("k1", KEY));
    Pseudonyms pseudonyms = Pseudonyms.changing(current::get);
    assertThat(pseudonyms.of("subject", "opaque-7f3a")).contains("k1:bg9kxHpJwknd_m1mj1MT5g");
    current.set(PseudonymKey.of("k2", KEY));
    assertThat(pseudonyms.of("subject", "opaque-7f3a")).contains("k2:bg9kxHpJwknd_m1mj1MT5g");
  }
}
