package org.privacynotice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.privacynotice.vocabulary.Vocabulary.Kind;

class VocabularyPropertyTest {

  @Provide
  Arbitrary<List<Terms>> documents() {
    Arbitrary<Set<String>> ids =
        Arbitraries.strings().withChars("abc").ofMinLength(1).ofMaxLength(2).set().ofMaxSize(6);
    return Combinators.combine(ids, ids, ids)
        .as(
            (categories, purposes, recipients) ->
                new Terms(
                    ImmutableSortedSet.copyOf(categories),
                    ImmutableSortedSet.copyOf(purposes),
                    ImmutableSortedSet.copyOf(recipients),
                    ImmutableList.of()))
        .list()
        .ofMaxSize(4);
  }

  @Property(tries = 300)
  void with_anyDocuments_keepsEveryNumber(
      @ForAll("documents") List<Terms> first, @ForAll("documents") List<Terms> more) {
    Vocabulary before = Vocabulary.of(first);
    Vocabulary after = before.with(more);
    for (Kind kind : Kind.values()) {
      assertThat(after.ids(kind)).startsWith(before.ids(kind).toArray(String[]::new));
      assertThat(after.ids(kind)).doesNotHaveDuplicates();
      for (int i = 0; i < after.size(kind); i++) {
        assertThat(after.number(kind, after.ids(kind).get(i))).isEqualTo(i);
      }
    }
  }
}
