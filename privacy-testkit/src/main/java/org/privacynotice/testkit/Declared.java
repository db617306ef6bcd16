package org.privacynotice.testkit;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Term;

/** Which facts a notice itself answers, of a category, a purpose or a party, in some version. */
final class Declared {

  /** What one version has, by id. */
  private record Named(
      ImmutableMap<String, DataCategory> categories,
      ImmutableMap<String, Purpose> purposes,
      ImmutableMap<String, Recipient> recipients) {

    static Named in(Notice notice) {
      return new Named(
          byId(notice.categories()), byId(notice.purposes()), byId(notice.recipients()));
    }

    private static <T extends Identified> ImmutableMap<String, T> byId(List<T> terms) {
      return Maps.uniqueIndex(terms, Identified::id);
    }
  }

  private final List<Named> versions;
  private final Activity activity;
  private final ImmutableSet<String> standing;

  /**
   * Makes ready.
   *
   * @param standing the facts that stand for all cases, and so come before what is declared
   */
  Declared(List<Notice> versions, Activity activity, Set<String> standing) {
    this.versions = versions.stream().map(Named::in).toList();
    this.activity = activity;
    this.standing = ImmutableSet.copyOf(standing);
  }

  /**
   * The facts. The lawful basis is one only where a case may rely on another than what the purpose
   * declares: for erasing, or where one stands; else another permits nothing.
   */
  Set<String> of(Cell cell) {
    Set<String> declared = new TreeSet<>();
    for (Named version : versions) {
      for (DataCategory each : line(version.categories(), cell.category())) {
        each.specialKind().ifPresent(kind -> declared.add("special-kind"));
      }
      for (Purpose each : line(version.purposes(), cell.purpose())) {
        add(each, declared);
      }
      if (cell.party().isPresent()) {
        for (Recipient each : line(version.recipients(), cell.party().get())) {
          each.place().ifPresent(place -> declared.add("place"));
          each.role().ifPresent(role -> declared.add("role"));
        }
      }
    }
    return declared;
  }

  private void add(Purpose purpose, Set<String> declared) {
    purpose.article9().ifPresent(point -> declared.add("article9"));
    purpose.schedule1().ifPresent(paragraph -> declared.add("schedule1"));
    if (!purpose.enactments().isEmpty()) {
      declared.add("required-by-law");
    }
    boolean another = activity == Activity.ERASE || standing.contains("basis");
    if (another && !purpose.bases().isEmpty()) {
      declared.add("basis");
    }
  }

  /** The thing itself and all that it lies under. */
  private static <T extends Term> List<T> line(Map<String, T> byId, String id) {
    List<T> line = new ArrayList<>();
    Optional<T> here = Optional.ofNullable(byId.get(id));
    while (here.isPresent()) {
      line.add(here.get());
      here = here.get().parent().map(byId::get);
    }
    return line;
  }
}
