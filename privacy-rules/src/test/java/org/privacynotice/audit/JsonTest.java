package org.privacynotice.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void object_isReadAsItStands() {
    assertThat(
            Json.object(
                "{\"a\":-12,\"b\":[true,false,null,[],{}],\"c\":\"x\\u00e9\\n\\\"\\\\y\",\"d\":{\"e\":0}}"))
        .containsEntry("a", -12L)
        .containsEntry("c", "x\u00e9\n\"\\y")
        .containsEntry("d", Map.of("e", 0L))
        .hasEntrySatisfying("b", list -> assertThat((List<?>) list).hasSize(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}x",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1.5}",
        "{\"a\":-}",
        "{\"a\":tru}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"}",
        "{\"a\":123456789012345678}",
        "{ \"a\":1}",
        "{\"a\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}"
      })
  void anythingElse_isNone(String text) {
    assertThatThrownBy(() -> Json.object(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
