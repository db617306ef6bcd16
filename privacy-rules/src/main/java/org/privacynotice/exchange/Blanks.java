package org.privacynotice.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.Vocabulary;

/** The keys behind which a line has what is its case's own: references, days and times. */
final class Blanks {

  /** The place of no key. */
  static final int NONE = -1;

  /** The places of the keys that are no fact's. */
  static final int REF = 0;

  static final int SUBJECT = 1;
  static final int AT = 2;

  private final List<String> keys = new ArrayList<>(List.of("ref", "subject", "at"));
  private final byte[][] bytes;
  private final int[][] ofLength; // the places of the keys that are so long

  /** Those of a vocabulary. */
  Blanks(Vocabulary vocabulary) {
    for (int number = 0; number < vocabulary.size(Vocabulary.Kind.FACT); number++) {
      Fact fact = vocabulary.fact(number);
      switch (fact.type()) {
        case REFERENCE, ATTESTED, EVENT -> keys.add(fact.id());
        case YES_NO, NAMED, JUDGEMENT -> {} // words, or more than a text
      }
    }
    this.bytes =
        keys.stream().map(key -> key.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
    this.ofLength = new int[1 + Arrays.stream(bytes).mapToInt(key -> key.length).max().orElse(0)][];
    Arrays.fill(ofLength, new int[0]);
    for (int place = 0; place < bytes.length; place++) {
      int[] others = ofLength[bytes[place].length];
      int[] all = Arrays.copyOf(others, others.length + 1);
      all[others.length] = place;
      ofLength[bytes[place].length] = all;
    }
  }

  String key(int place) {
    return keys.get(place);
  }

  /** The place of the key that stands on a line. */
  int place(byte[] line, int from, int to) {
    if (to - from < ofLength.length) {
      for (int place : ofLength[to - from]) {
        byte[] key = bytes[place];
        if (line[from] == key[0] && Arrays.equals(line, from, to, key, 0, key.length)) {
          return place;
        }
      }
    }
    return NONE;
  }
}
