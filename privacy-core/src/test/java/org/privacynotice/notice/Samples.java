package org.privacynotice.notice;

import java.time.LocalDate;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Sensitivity;

/** Small documents for the tests of this package. */
final class Samples {

  static final Citation SOURCE = new Citation.Heading("Who processes the information?", 1);

  private Samples() {}

  static Notice.Builder notice() {
    return Notice.builder()
        .id("sample")
        .title("Sample")
        .version(LocalDate.of(2026, 5, 1))
        .inForce(InForce.ALWAYS)
        .controller(new Controller("Example Council", Controller.Kind.PUBLIC_AUTHORITY));
  }

  /** A notice with the least that one must have. */
  static Notice.Builder whole() {
    return notice().addCategories(category("name")).addPurposes(purpose("permits"));
  }

  static DataCategory category(String id) {
    return DataCategory.builder().id(id).label(id).sensitivity(Sensitivity.ORDINARY).build();
  }

  static DataCategory category(String id, String parent) {
    return DataCategory.builder()
        .id(id)
        .label(id)
        .parent(parent)
        .sensitivity(Sensitivity.ORDINARY)
        .build();
  }

  static Purpose purpose(String id) {
    return Purpose.builder().id(id).label(id).build();
  }

  static Purpose purpose(String id, String parent) {
    return Purpose.builder().id(id).label(id).parent(parent).build();
  }

  static Party party(String id) {
    return Party.builder().id(id).label(id).kind(Party.Kind.AGENCY).build();
  }

  static Party party(String id, String parent) {
    return Party.builder().id(id).label(id).kind(Party.Kind.AGENCY).parent(parent).build();
  }

  static Processor processor(String id, String service) {
    return Processor.builder()
        .id(id)
        .label(id)
        .addServices(service)
        .heldLocally(true)
        .addSources(SOURCE)
        .build();
  }

  static Scope.Builder scope(Activity... activities) {
    return Scope.builder()
        .addActivities(activities)
        .categories(Selection.ANY)
        .purposes(Selection.ANY);
  }

  static Clause.Builder clause(String id, Effect effect) {
    return Clause.builder().id(id).effect(effect).addSources(SOURCE).gloss("It says so.");
  }

  static Clause limit(String id) {
    return clause(id, Effect.FORBIDS)
        .scope(scope(Activity.USE).parties(Selection.ANY).build())
        .build();
  }
}
