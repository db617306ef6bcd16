package org.privacynotice.log;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.exchange.ActionWriter;
import org.privacynotice.exchange.DecisionWriter;
import org.privacynotice.exchange.Remembered;
import org.privacynotice.exchange.RequestWriter;
import org.privacynotice.exchange.TermsWriter;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.vocabulary.FactValue;

/**
 * Writes records as JSON, the same bytes for the same record wherever it is written: ASCII, members
 * in a fixed order, sets in one order. It puts the same answer into words once. Safe for use by
 * many threads.
 */
public final class RecordWriter {

  private final Remembered<String> answers = new Remembered<>(String::length);
  private final Remembered<String> exchanges = new Remembered<>(String::length);

  /** A writer that remembers nothing yet. */
  public RecordWriter() {
    // Nothing to set up.
  }

  /** Adds the record's members, with a comma between two. */
  public void write(DecisionRecord record, StringBuilder to) {
    if (record.caller().isPresent()) {
      to.append("\"caller\":\"").append(record.caller().get()).append("\",");
    }
    Set<String> withheld = new TreeSet<>();
    DataAction action;
    if (record.of() instanceof Decision decision) {
      action = decision.action();
      decision(decision, record.pseudonyms(), withheld, to);
    } else {
      RequestTerms terms = (RequestTerms) record.of();
      action = terms.request().about();
      to.append("\"request\":");
      RequestWriter.write(terms.request(), references(record.pseudonyms(), withheld), to);
      to.append(",\"terms\":").append(TermsWriter.recorded(terms));
    }
    who(action, record.pseudonyms(), withheld, to);
  }

  private void decision(
      Decision decision, Pseudonyms pseudonyms, Set<String> withheld, StringBuilder to) {
    Optional<Object> key = decision.answerKey();
    if (key.isPresent() && !refers(decision.action())) {
      to.append(exchanges.text(key.get(), decision, RecordWriter::exchange));
    } else {
      asked(decision.action(), pseudonyms, withheld, to);
      to.append(
          key.map(same -> answers.text(same, decision, DecisionWriter::recorded))
              .orElseGet(() -> DecisionWriter.recorded(decision)));
    }
    DecisionWriter.time(decision, to);
  }

  /** What was asked and answered, where no reference was given. */
  private static String exchange(Decision decision) {
    StringBuilder to = new StringBuilder(2048);
    asked(decision.action(), Pseudonyms.none(), Set.of(), to);
    return to.append(DecisionWriter.recorded(decision)).toString();
  }

  private static void asked(
      DataAction action, Pseudonyms pseudonyms, Set<String> withheld, StringBuilder to) {
    to.append("\"action\":");
    ActionWriter.write(action, references(pseudonyms, withheld), to);
    to.append(",\"decision\":");
  }

  /** Whether a reference stands among the facts that are stated for all categories. */
  private static boolean refers(DataAction action) {
    for (int i = 0; i < action.stated().size(); i++) {
      FactValue value = action.stated().value(i);
      if (value instanceof FactValue.Given || value instanceof FactValue.Judged) {
        return true;
      }
    }
    return false;
  }

  private static ActionWriter.References references(Pseudonyms pseudonyms, Set<String> withheld) {
    return (fact, reference) -> {
      Optional<String> pseudonym = pseudonyms.of(fact, reference);
      if (pseudonym.isEmpty()) {
        withheld.add(fact);
      }
      return pseudonym;
    };
  }

  private static void who(
      DataAction action, Pseudonyms pseudonyms, Set<String> withheldFacts, StringBuilder to) {
    Optional<String> subject =
        action.subject().flatMap(reference -> pseudonyms.of("subject", reference));
    Optional<String> ref = action.ref().flatMap(reference -> pseudonyms.of("ref", reference));
    String before = ",\"withheld\":[\"";
    String after = "";
    if (action.subject().isPresent() && subject.isEmpty()) {
      to.append(before).append("subject\"");
      before = ",\"";
      after = "]";
    }
    if (action.ref().isPresent() && ref.isEmpty()) {
      to.append(before).append("ref\"");
      before = ",\"";
      after = "]";
    }
    for (String fact : withheldFacts) {
      to.append(before).append(fact).append('"');
      before = ",\"";
      after = "]";
    }
    to.append(after);
    subject.ifPresent(pseudonym -> to.append(",\"subject\":\"").append(pseudonym).append('"'));
    ref.ifPresent(pseudonym -> to.append(",\"ref\":\"").append(pseudonym).append('"'));
  }
}
