package org.privacynotice.benchmark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As {@link StringSwitch}, for a notice of any size. A method holds no more than some two thousand
 * cases, and is compiled to machine code with a few hundred at most; so this is what the compiler
 * makes of a switch over texts, as data: the hash codes searched by halves, then one comparison of
 * texts.
 */
final class SwitchTable extends StringSwitch {

  private final Cases<Cases<Answer>> systems;

  SwitchTable(List<Listed> systems) {
    Map<String, Cases<Answer>> each = new LinkedHashMap<>();
    for (Listed listed : systems) {
      Answer permits = Answer.permits(listed.clause());
      Answer excludes = Answer.refuses(listed.excludingClause());
      Map<String, Answer> purposes = new LinkedHashMap<>();
      listed.services().forEach(purpose -> purposes.put(purpose, permits));
      listed.excluded().forEach(purpose -> purposes.put(purpose, excludes));
      each.put(listed.id(), new Cases<>(purposes, Answer.UNEXPLAINED));
    }
    this.systems = new Cases<>(each, new Cases<>(Map.of(), Answer.UNEXPLAINED));
  }

  @Override
  Answer listed(String recipient, String purpose) {
    return systems.of(recipient).of(purpose);
  }

  /** The cases of one switch. */
  private static final class Cases<V> {

    private final int[] hashes;
    private final String[] texts;
    private final V[] values;
    private final V otherwise;

    @SuppressWarnings("unchecked") // only what was put in comes out
    Cases(Map<String, V> cases, V otherwise) {
      texts = cases.keySet().toArray(new String[0]);
      Arrays.sort(texts, Comparator.comparingInt(String::hashCode));
      hashes = Arrays.stream(texts).mapToInt(String::hashCode).toArray();
      if (Arrays.stream(hashes).distinct().count() < hashes.length) {
        throw new IllegalStateException("two texts have one hash code");
      }
      values = (V[]) Arrays.stream(texts).map(cases::get).toArray();
      this.otherwise = otherwise;
    }

    V of(String text) {
      int place = Arrays.binarySearch(hashes, text.hashCode());
      return place >= 0 && texts[place].equals(text) ? values[place] : otherwise;
    }
  }
}
