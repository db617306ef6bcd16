package org.privacynotice.testkit.table;

import com.google.common.base.CharMatcher;
import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.SetMultimap;
import com.google.common.collect.TreeMultimap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Suggestion;
import org.privacynotice.vocabulary.Term;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What a notice's own words name: an id, or the label of any of its versions. Case of letters, and
 * whether a space or a hyphen parts the words, makes no difference.
 */
final class Labels {

  private static final CharMatcher PARTING = CharMatcher.whitespace().or(CharMatcher.is('-'));

  private final Vocabulary vocabulary;
  private final Map<Vocabulary.Kind, SetMultimap<String, String>> byLabel;

  Labels(PrivacyEngine engine) {
    this.vocabulary = engine.vocabulary();
    this.byLabel =
        Map.of(
            Vocabulary.Kind.CATEGORY,
            labels(engine, Vocabulary.Kind.CATEGORY, Notice::categories),
            Vocabulary.Kind.PURPOSE,
            labels(engine, Vocabulary.Kind.PURPOSE, Notice::purposes),
            Vocabulary.Kind.RECIPIENT,
            labels(engine, Vocabulary.Kind.RECIPIENT, Notice::recipients));
  }

  private static SetMultimap<String, String> labels(
      PrivacyEngine engine, Vocabulary.Kind kind, Function<Notice, List<? extends Term>> terms) {
    SetMultimap<String, String> labels = TreeMultimap.create();
    for (String id : engine.vocabulary().ids(kind)) {
      labels.put(folded(id), id);
    }
    for (Notice notice : engine.notices()) {
      for (Term term : terms.apply(notice)) {
        labels.put(folded(term.label()), term.id());
      }
    }
    return labels;
  }

  /**
   * The id of what is named.
   *
   * @throws IllegalArgumentException when nothing is, or more than one thing
   */
  String id(Vocabulary.Kind kind, String words) {
    if (vocabulary.has(kind, words)) {
      return words;
    }
    SetMultimap<String, String> labels = byLabel.getOrDefault(kind, TreeMultimap.create());
    Set<String> ids = labels.get(folded(words));
    if (ids.size() == 1) {
      return ids.iterator().next();
    }
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          Cell.quoted(words)
              + " is no "
              + kind.word()
              + " of the notice; "
              + Suggestion.help(folded(words), labels.keySet()));
    }
    throw new IllegalArgumentException(
        Cell.quoted(words)
            + " is what the notice calls `"
            + Joiner.on("` and `").join(ImmutableList.copyOf(ids))
            + "`; write the id");
  }

  private static String folded(String words) {
    return PARTING.trimAndCollapseFrom(words, ' ').toLowerCase(Locale.ROOT);
  }
}
