package org.privacynotice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "59r", "parking-permits", "h2h-sharepoint", "a--b", "0"})
  void isId_ofAnId_isTrue(String id) {
    assertThat(Identifier.isId(id)).isTrue();
    assertThat(Identifier.isReference(id)).isTrue();
    assertThat(Identifier.isPath(id)).isTrue();
    assertThat(Identifier.quoted(id)).isEqualTo("`" + id + "`");
    assertThat(Identifier.requireId("purpose", id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-a", "a-", "-", "A", "a b", "a_b", "a/b", "a.b", "é", "š", "а", "１", "a\n", "\u0000",
        "a`b"
      })
  void isId_ofAnythingElse_isFalse(String text) {
    assertThat(Identifier.isId(text)).isFalse();
  }

  @Test
  void isId_atTheLongest_isTrueAndOneMoreIsNot() {
    assertThat(Identifier.isId("a".repeat(64))).isTrue();
    assertThat(Identifier.isId("a".repeat(65))).isFalse();
    assertThat(Identifier.isReference("a".repeat(64))).isTrue();
    assertThat(Identifier.isReference("a".repeat(65))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"apd/2026-01", "Case_7", "urn:x:y", "-", ".", "A/B", "2019-11-29"})
  void isReference_ofAReference_isTrue(String text) {
    assertThat(Identifier.isReference(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Jane Doe", "a@b", "a,b", "é", "š", "\u0000", "a\\b", "(x)", "a\t"})
  void isReference_ofAnythingElse_isFalse(String text) {
    assertThat(Identifier.isReference(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"processors/sidem", "a/b/c", "limits/59r"})
  void isPath_ofAPath_isTrue(String path) {
    assertThat(Identifier.isPath(path)).isTrue();
    assertThat(Identifier.quoted(path)).isEqualTo("`" + path + "`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "a/", "/a", "a//b", "a/B", "a/b c", "a/š"})
  void isPath_withAPartThatIsNoId_isFalse(String path) {
    assertThat(Identifier.isPath(path)).isFalse();
    assertThat(Identifier.quoted(path)).isEqualTo("(text that is not an id)");
  }

  @Test
  void requireId_ofOtherText_saysTheFormAndNotTheText() {
    assertThatThrownBy(() -> Identifier.requireId("purpose", "Jane Doe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a purpose id is lower-case letters, digits and inner hyphens, at most 64 characters");
  }
}
