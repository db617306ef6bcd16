package org.privacynotice.testkit.coverage;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Digest;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Citation;

/**
 * Passes decisions on to another log, and tallies what they reached once that log has them. Made by
 * {@link Coverage#recording}.
 */
public final class CoverageLog implements DecisionLog {

  private final DecisionLog log;
  private final ImmutableList<Tally> tallies;
  private final AtomicLong decided = new AtomicLong();

  /** The documents that decisions may name. */
  private final List<Document> told = new CopyOnWriteArrayList<>();

  /** The ids of the clauses of each document that a decision named. */
  private final Map<DocumentRef, Set<String>> clauses = new ConcurrentHashMap<>();

  CoverageLog(DecisionLog log, Tally... tallies) {
    this.log = log;
    this.tallies = ImmutableList.copyOf(tallies);
  }

  @Override
  public void append(DecisionRecord record) {
    log.append(record);
    tally(record);
  }

  @Override
  public void appendAll(List<DecisionRecord> records) {
    log.appendAll(records);
    records.forEach(this::tally);
  }

  @Override
  public void documents(List<? extends Document> documents) {
    log.documents(documents);
    told.addAll(documents);
  }

  /** How many decisions and terms of requests went through it. */
  public long decided() {
    return decided.get();
  }

  /** Lists what there is to reach in a document, once it is asked. */
  private Set<String> listed(DocumentRef named) {
    Set<String> ids = new HashSet<>();
    told.stream()
        .filter(document -> is(document, named))
        .findFirst()
        .ifPresent(document -> list(document, name(named), ids));
    return ids;
  }

  private static boolean is(Document document, DocumentRef named) {
    return document.id().equals(named.id())
        && named.version().filter(document.version()::equals).isPresent()
        && named.digest().filter(Digest.of(document)::equals).isPresent();
  }

  /** Two of the same id and version may say different things. */
  private static String name(DocumentRef document) {
    return document.id()
        + " "
        + document.version().map(LocalDate::toString).orElse("")
        + " "
        + document.digest().orElse("");
  }

  private void list(Document document, String name, Set<String> ids) {
    String kind =
        document instanceof Notice ? "notice" : document instanceof Law ? "law" : "deployment";
    for (Clause clause : document.clauses()) {
      if (decides(clause)) {
        ids.add(clause.id());
        add(
            Tally.Kind.CLAUSE,
            name,
            kind,
            clause.id(),
            clause.effect().id(),
            clause.gloss(),
            String.join("; ", clause.sources().stream().map(Citation::text).toList()));
      }
    }
    if (document instanceof Notice notice) {
      tallies.forEach(new Reach(notice)::addTo);
    }
  }

  /** Whether it has a say in decisions about actions: not what informs, nor what is on requests. */
  private static boolean decides(Clause clause) {
    Effect effect = clause.effect();
    return clause.scope().rights().isEmpty()
        && (effect == Effect.PERMITS || effect == Effect.FORBIDS || effect == Effect.REQUIRES);
  }

  private void tally(DecisionRecord record) {
    decided.incrementAndGet();
    record.decision().ifPresent(decision -> tally(decision, record.documents()));
  }

  private void tally(Decision decision, List<DocumentRef> documents) {
    documents.forEach(document -> clauses.computeIfAbsent(document, this::listed));
    decision.clauses().forEach(clause -> reached(documents, clause));
    decision.duties().forEach(duty -> reached(documents, duty.clause()));
    decision.categories().values().forEach(ground -> arm(decision, ground));
    String party = decision.action().party().orElse(Reach.NOBODY);
    for (String category : decision.action().categories()) {
      add(
          Tally.Kind.CELL,
          decision.action().activity().id(),
          party,
          decision.action().purpose(),
          category);
    }
  }

  private void reached(List<DocumentRef> documents, Clause clause) {
    documents.stream()
        .filter(document -> clauses.getOrDefault(document, Set.of()).contains(clause.id()))
        .findFirst()
        .ifPresent(document -> add(Tally.Kind.REACHED, name(document), clause.id()));
  }

  /**
   * The arm of {@link Ground#of} that a category came to. Which of the two that leave it
   * undetermined shows only in the clauses, and those are of the most final ground.
   */
  private void arm(Decision decision, Ground ground) {
    if (ground != Ground.UNDETERMINED) {
      add(Tally.Kind.ARM, ground.id());
    } else if (decision.ground() == Ground.UNDETERMINED) {
      decision.clauses().stream()
          .map(clause -> clause.effect() == Effect.FORBIDS ? Arms.MAY_BE_BARRED : Arms.MAY_BE_LET)
          .forEach(arm -> add(Tally.Kind.ARM, arm));
    }
  }

  private void add(Tally.Kind kind, String... parts) {
    tallies.forEach(tally -> tally.add(kind, parts));
  }
}
