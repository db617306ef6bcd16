package org.privacynotice.exchange;

import java.util.Map;
import java.util.Optional;
import org.privacynotice.action.DataAction;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.FactValue;

/**
 * Writes what was asked as JSON in the form in which it is read, without the person, the caller's
 * reference and the time; what stands for the references of facts is chosen by whoever writes.
 */
public final class ActionWriter {

  /** What stands for a reference. */
  @FunctionalInterface
  public interface References {

    /**
     * What stands for it.
     *
     * @param fact the fact that it answers
     * @param reference as the caller gave it
     * @return empty when it is only said that one was given
     */
    Optional<String> of(String fact, String reference);
  }

  private final References references;
  private final StringBuilder to;

  private ActionWriter(References references, StringBuilder to) {
    this.references = references;
    this.to = to;
  }

  /** Adds an action as an object. */
  public static void write(DataAction action, References references, StringBuilder to) {
    to.append("{\"do\":\"").append(action.activity().id()).append("\",");
    stated(action, references, to);
    to.append('}');
  }

  /** Adds the members that actions and requests have alike. */
  static void stated(DataAction action, References references, StringBuilder to) {
    new ActionWriter(references, to).stated(action);
  }

  private void stated(DataAction action) {
    to.append("\"categories\":[");
    String before = "";
    for (String category : action.categories()) {
      to.append(before).append('"').append(category).append('"');
      before = ",";
    }
    to.append("],\"purpose\":\"").append(action.purpose()).append('"');
    Optional<String> party = action.party();
    if (party.isPresent()) {
      String key = action.activity() == Activity.SHARE ? "recipient" : "holder";
      to.append(",\"").append(key).append("\":\"").append(party.get()).append('"');
    }
    if (action.stated().size() > 0) {
      to.append(",\"facts\":");
      facts(action.facts());
    }
    if (action.tellsCategoriesApart()) {
      factsFor(action);
    }
  }

  private void factsFor(DataAction action) {
    String before = ",\"factsFor\":{";
    for (String category : action.categories()) {
      Map<String, FactValue> facts = action.factsFor(category);
      if (!facts.isEmpty()) {
        to.append(before).append('"').append(category).append("\":");
        facts(facts);
        before = ",";
      }
    }
    to.append('}');
  }

  private void facts(Map<String, FactValue> facts) {
    String before = "{";
    for (Map.Entry<String, FactValue> fact : facts.entrySet()) {
      to.append(before).append('"').append(fact.getKey()).append("\":");
      value(fact.getKey(), fact.getValue());
      before = ",";
    }
    to.append('}');
  }

  private void value(String fact, FactValue value) {
    if (value instanceof FactValue.YesNo answer) {
      to.append(answer.yes());
    } else if (value instanceof FactValue.Named named) {
      to.append(LineWriter.string(named.value()));
    } else if (value instanceof FactValue.OccurredAt event) {
      to.append('"');
      Instants.append(event.instant(), to);
      to.append('"');
    } else if (value instanceof FactValue.OccurredOn event) {
      to.append('"').append(event.day()).append('"');
    } else if (value instanceof FactValue.Given given) {
      reference(fact, given.reference());
    } else if (value instanceof FactValue.Judged judged) {
      to.append("{\"by\":");
      reference(fact, judged.by());
      to.append(",\"on\":\"").append(judged.on()).append("\",\"in\":");
      reference(fact, judged.in());
      to.append('}');
    } else {
      to.append(false);
    }
  }

  private void reference(String fact, String reference) {
    Optional<String> shown = references.of(fact, reference);
    if (shown.isPresent()) {
      to.append(LineWriter.string(shown.get()));
    } else {
      to.append(true);
    }
  }
}
