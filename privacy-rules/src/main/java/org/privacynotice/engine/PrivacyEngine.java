package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.deadline.Holidays;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionLogException;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.log.Pseudonyms;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Answers whether an action is permitted by a notice, the law and a deployment, and logs every
 * answer before it gives it.
 *
 * <p>Safe for use by many threads, without locks on the way of a decision. Each decision is made by
 * one set of documents; {@link #replaceNotice} puts another in its place for the decisions that
 * follow.
 *
 * <pre>{@code
 * PrivacyEngine engine =
 *     PrivacyEngine.builder().notice(Bundled.notice("contact-centre")).log(DecisionLog.slf4j()).build();
 * Decision decision =
 *     engine.decide(
 *         engine.share("name", "home-address")
 *             .recipient("sidem")
 *             .purpose("parking-permits")
 *             .basis(LawfulBasis.PUBLIC_TASK));
 * decision.requirePermitted();
 * }</pre>
 */
public final class PrivacyEngine {

  private final Law law;
  private final Optional<Deployment> deployment;
  private final DecisionLog log;
  private final Pseudonyms pseudonyms;
  private final Optional<String> caller;
  private final Clock clock;
  private @Nullable Holidays holidays; // the same, whoever looks for the standard ones first
  private volatile Policy policy;

  private PrivacyEngine(Builder builder, Law law, DecisionLog log) {
    this.law = law;
    this.deployment = Optional.ofNullable(builder.deployment);
    this.log = log;
    this.pseudonyms = builder.pseudonyms;
    this.caller = Optional.ofNullable(builder.caller);
    this.clock = builder.clock;
    this.holidays = builder.holidays;
    this.policy = Policy.of(Optional.ofNullable(builder.earlier), builder.notices, law, deployment);
    ImmutableList.Builder<Document> documents = ImmutableList.builder();
    documents.addAll(builder.notices).add(law);
    if (deployment.isPresent()) {
      documents.add(deployment.get());
    }
    log.documents(documents.build());
  }

  /** Starts an engine. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts another engine that decides as this one does now, and knows the same ids, also those of
   * versions that were replaced. Where it logs must be said again, and how the log names whom.
   */
  public Builder toBuilder() {
    Policy now = policy;
    Builder builder = builder().law(law).clock(clock);
    builder.notices.addAll(now.notices());
    builder.earlier = now.vocabulary();
    builder.deployment = deployment.orElse(null);
    builder.holidays = holidays;
    return builder;
  }

  /** The ids that actions are built against. */
  public Vocabulary vocabulary() {
    return policy.vocabulary();
  }

  /** The versions of the notice that it decides by, oldest first. */
  public ImmutableList<Notice> notices() {
    return policy.notices();
  }

  /** The law that it decides by. */
  public Law law() {
    return law;
  }

  /** What the council adds, where it adds something. */
  public Optional<Deployment> deployment() {
    return deployment;
  }

  /** Starts a question about obtaining data. */
  public Collect.Builder collect(String... categories) {
    return Collect.in(vocabulary(), categories);
  }

  /** Starts a question about working with data. */
  public Use.Builder use(String... categories) {
    return Use.in(vocabulary(), categories);
  }

  /** Starts a question about giving data to a recipient. */
  public Share.Builder share(String... categories) {
    return Share.in(vocabulary(), categories);
  }

  /** Starts a question about going on holding data. */
  public Retain.Builder retain(String... categories) {
    return Retain.in(vocabulary(), categories);
  }

  /** Starts a question about destroying data. */
  public Erase.Builder erase(String... categories) {
    return Erase.in(vocabulary(), categories);
  }

  /**
   * Decides an action, and logs the decision.
   *
   * @throws org.privacynotice.log.DecisionLogException when the decision could not be logged; there
   *     is no answer then
   * @throws org.privacynotice.vocabulary.UnknownIdException when the action was built for another
   *     engine and names what this one does not know
   */
  public Decision decide(DataAction action) {
    Instant at = action.at(clock);
    Decision decision = policy.decide(action, at);
    append(record(decision));
    return decision;
  }

  private DecisionRecord record(Decision decision) {
    return asked(new DecisionRecord(decision, pseudonyms));
  }

  private DecisionRecord asked(DecisionRecord record) {
    return caller.isPresent() ? record.askedBy(caller.get()) : record;
  }

  private void append(DecisionRecord record) {
    try {
      log.append(record);
    } catch (RuntimeException failed) {
      throw unlogged(failed);
    }
  }

  private void appendAll(List<Decision> decisions) {
    try {
      log.appendAll(decisions.stream().map(this::record).toList());
    } catch (RuntimeException failed) {
      throw unlogged(failed);
    }
  }

  /** Fails closed: whatever the log throws, there is no answer. */
  private static DecisionLogException unlogged(RuntimeException failed) {
    return failed instanceof DecisionLogException known ? known : new DecisionLogException(failed);
  }

  /**
   * Works out what a person's request obliges the controller to, and logs it.
   *
   * @throws org.privacynotice.log.DecisionLogException when it could not be logged; there are no
   *     terms then
   * @throws BrokenClauseException when a clause cannot be evaluated; there are no terms then
   * @throws IllegalStateException when public holidays are not known
   * @throws IllegalArgumentException when the request came, or something happened to it, after the
   *     day in the notice's zone for which the terms are asked
   * @throws org.privacynotice.vocabulary.UnknownIdException when the request was built for another
   *     engine and names what this one does not know
   */
  public RequestTerms terms(SubjectRequest request) {
    Instant at = request.about().at(clock);
    RequestTerms terms = policy.terms(request, at, holidays());
    append(asked(new DecisionRecord(terms, pseudonyms)));
    return terms;
  }

  private Holidays holidays() {
    Holidays known = holidays;
    if (known == null) {
      known = Holidays.standard();
      holidays = known;
    }
    return known;
  }

  /** Builds an action and decides it: as {@link #decide(DataAction)}. */
  public Decision decide(DataAction.Builder<?, ?> action) {
    return decide(action.build());
  }

  /**
   * Decides many actions, by all processors, and logs the decisions: as {@link #decide(DataAction)}
   * of one after the other, in the same order.
   *
   * <p>Some thousand actions at most are drawn ahead of the decisions taken, whatever their number.
   * Each is decided by the time and the notice of when it is drawn. They are logged in their turn,
   * up to 256 together before the first decision of these is given; what is never come to is not
   * logged, and when some could not be, none of those logged together is given. Where {@link
   * #decide(DataAction)} or the source of the actions would throw, taking that decision throws,
   * after all those before it; there are none after it. Taking a decision on an interrupted thread
   * throws a {@link java.util.concurrent.CancellationException}. The stream is taken by one thread,
   * even if it is called parallel. Close it where it is not taken to its end; that closes the
   * actions too.
   */
  public Stream<Decision> decideAll(Stream<? extends DataAction> actions) {
    DecisionsInOrder decisions =
        new DecisionsInOrder(actions, () -> policy, clock, this::appendAll);
    return StreamSupport.stream(decisions, false).onClose(decisions::close).onClose(actions::close);
  }

  /**
   * Decides by other versions of the notice from now on. Decisions under way, and those made
   * before, keep theirs; actions built before can still be decided.
   *
   * @throws IllegalArgumentException when two versions are in force on the same day, or do not fit
   *     the other documents
   */
  public synchronized void replaceNotice(Notice... versions) {
    Policy next = Policy.of(Optional.of(policy.vocabulary()), List.of(versions), law, deployment);
    log.documents(next.notices());
    policy = next;
  }

  /** Puts an engine together. */
  public static final class Builder {

    private final List<Notice> notices = new ArrayList<>();
    private @Nullable Vocabulary earlier;
    private @Nullable Law law;
    private @Nullable Deployment deployment;
    private @Nullable DecisionLog log;
    private Pseudonyms pseudonyms = Pseudonyms.none();
    private @Nullable String caller;
    private Clock clock = Clock.systemUTC();
    private @Nullable Holidays holidays;

    private Builder() {}

    /** A version of the notice to decide by; at least one. */
    public Builder notice(Notice notice) {
      notices.add(notice);
      return this;
    }

    /** The law; left out, the bundled one. */
    public Builder law(Law law) {
      this.law = law;
      return this;
    }

    /** What the council adds. */
    public Builder deployment(Deployment deployment) {
      this.deployment = deployment;
      return this;
    }

    /** Where decisions are logged; must be given, if only as {@link DecisionLog#none()}. */
    public Builder log(DecisionLog log) {
      this.log = log;
      return this;
    }

    /** How the log names people and cases; left out, it does not name them at all. */
    public Builder pseudonyms(Pseudonyms pseudonyms) {
      this.pseudonyms = pseudonyms;
      return this;
    }

    /**
     * The service that asks, by its id, as the log names it; left out, the log does not say.
     *
     * @throws IllegalArgumentException when it has not the form of an id
     */
    public Builder caller(String service) {
      this.caller = Identifier.requireId("caller", service);
      return this;
    }

    /** What time it is, for actions that do not say; left out, the system's. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Which days are public holidays, for due days; left out, {@link Holidays#standard()}. */
    public Builder holidays(Holidays holidays) {
      this.holidays = holidays;
      return this;
    }

    /**
     * The engine.
     *
     * @throws IllegalArgumentException when two versions are in force on the same day, or the
     *     documents do not fit
     * @throws NullPointerException when there is no log
     */
    public PrivacyEngine build() {
      DecisionLog chosen =
          Objects.requireNonNull(
              log, "an engine needs a decision log; DecisionLog.none() says that there is none");
      return new PrivacyEngine(this, law == null ? Bundled.law() : law, chosen);
    }
  }
}
