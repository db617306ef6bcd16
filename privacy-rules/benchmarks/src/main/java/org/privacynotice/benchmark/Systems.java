package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.privacynotice.notice.Notice;

/** The systems of any notice, as {@link Listed} has those of {@code contact-centre}. */
final class Systems {

  /** Left out everywhere, as the notice guards it by itself. */
  private static final String GUARDED = "bulky-waste-payments";

  private Systems() {}

  /** All of them, in the notice's order. */
  static List<Listed> in(Notice notice) {
    SetMultimap<String, String> under = LinkedHashMultimap.create();
    notice
        .purposes()
        .forEach(each -> each.parent().ifPresent(parent -> under.put(parent, each.id())));
    return notice.processors().stream()
        .map(
            each ->
                new Listed(each.id(), ends(each.services(), under), ends(each.excludes(), under)))
        .toList();
  }

  /** What has nothing under it, of the purposes and of what lies under them. */
  private static Set<String> ends(
      Collection<String> purposes, SetMultimap<String, String> under) {
    ImmutableSet.Builder<String> ends = ImmutableSet.builder();
    for (String purpose : purposes) {
      if (under.containsKey(purpose)) {
        ends.addAll(ends(under.get(purpose), under));
      } else if (!purpose.equals(GUARDED)) {
        ends.add(purpose);
      }
    }
    return ends.build();
  }
}
