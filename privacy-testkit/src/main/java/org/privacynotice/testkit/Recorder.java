package org.privacynotice.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.FactValue;

/**
 * Holds what a service does against what it asked. The service's engine logs to the recorder's
 * {@link RecordingLog}; what the service does is reported by a wrapped {@link #port}, or said with
 * {@link #did}. <b>What is not reported is not seen</b>: a service that writes to a database behind
 * the recorder's back passes, and so does a call that the port's mapping says does nothing. Let a
 * mapping name every method and throw for any other, so that a new one is not left out unnoticed.
 *
 * <p>An action is done by leave when, for each of its categories, the answer given last to the same
 * question was a permission. The same question has the same activity, purpose and party, the
 * category among its own, and the same subject, reference and facts as far as what is done states
 * them. It was asked for the same time: the very instant, where what is done states one, and the
 * day on which it is done otherwise, for notices and law change by the day. A test that asks the
 * engine itself gives leave too; let it ask by {@link PrivacyAssertions#assertThat(PrivacyEngine)}
 * or within {@link RecordingLog#asking}, which do not. Safe for use by many threads.
 *
 * <p>What is done without leave is a <i>breach</i>. It throws where it is done, but a service may
 * swallow that, or do it on another thread. So a breach must be reported to the test: thrown by
 * {@link #during} or {@link RecorderAssert#actedAsAnswered}, or read by {@link #breaches}. A test
 * that gets its recorder from {@link PrivacyNotice} fails at its end, after {@code @AfterEach},
 * with every breach that was not; it has to wait for what other threads still do. A test about a
 * leak is one in which it is reported, and expected. The end of a recorder made by hand nobody
 * sees: say {@code actedAsAnswered} last.
 *
 * <pre>{@code
 * Recorder recorder = new Recorder(log, clock);
 * Sidem sidem =
 *     recorder.port(
 *         Sidem.class,
 *         new FakeSidem(),
 *         call -> Optional.of(engine.share("name").recipient("sidem").purpose("parking-permits").build()));
 * new PermitService(engine, sidem).issue(application);
 * assertThat(recorder).actedAsAnswered();
 * }</pre>
 */
public final class Recorder {

  private final RecordingLog log;
  private final Clock clock;
  private final Queue<DataAction> done = new ConcurrentLinkedQueue<>();
  private final Queue<Breach> breaches = new ConcurrentLinkedQueue<>();
  private volatile int since; // how many decisions give no leave, because they were made before

  /** What was done without leave: its failure where it was done, and whether the test knows. */
  private record Breach(AssertionError failure, AtomicBoolean reported) {

    String report() {
      reported.set(true);
      return String.valueOf(failure.getMessage());
    }
  }

  /**
   * Records a service.
   *
   * @param log the log of the engine that the service asks
   * @param clock that engine's clock; its days are those of its zone
   */
  public Recorder(RecordingLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** What the service asked. */
  public RecordingLog log() {
    return log;
  }

  /** What the service is known to have done, in order. */
  public ImmutableList<DataAction> done() {
    return ImmutableList.copyOf(done);
  }

  /**
   * Says that the service is doing this now.
   *
   * @throws AssertionError when it did not ask before, or was refused; to be reported to the test
   *     all the same, in case the service swallows it
   */
  public void did(DataAction action) {
    done.add(action);
    Optional<String> breach = breach(action);
    if (breach.isPresent()) {
      AssertionError failure = new AssertionError(breach.get());
      breaches.add(new Breach(failure, new AtomicBoolean()));
      throw failure;
    }
  }

  /** Says that the service is doing this now; as {@link #did(DataAction)}. */
  public void did(DataAction.Builder<?, ?> action) {
    did(action.build());
  }

  /**
   * What the service does while something runs, apart from what was asked and done before: for one
   * case of many, which are put to it one after the other. Leave is what was asked meanwhile.
   *
   * @param running has the service do something
   * @throws AssertionError when something was done without leave, though the service swallowed it
   */
  @SuppressWarnings("ReferenceEquality") // a failure is itself alone
  public synchronized ImmutableList<DataAction> during(Runnable running) {
    int doneBefore = done.size();
    int breachesBefore = breaches.size();
    int sinceBefore = since;
    since = log.decisions().size();
    try {
      running.run();
    } catch (AssertionError thrown) {
      breaches.stream().filter(each -> each.failure() == thrown).forEach(Breach::report);
      throw thrown;
    } finally {
      since = sinceBefore;
    }
    List<String> breached = breaches.stream().skip(breachesBefore).map(Breach::report).toList();
    if (!breached.isEmpty()) {
      throw new AssertionError(String.join("\n", breached));
    }
    ImmutableList<DataAction> all = done();
    return all.subList(doneBefore, all.size());
  }

  /**
   * A port of the service that reports what goes through it before it does. A call that is not by
   * leave throws, as {@link #did} does, and does not reach the port. Where the port returns itself,
   * the caller gets this one; the interface's default methods, unless the port has its own, call
   * this one too. What the port calls within itself, or hands out wrapped in something else, is not
   * seen.
   *
   * @param type the port's interface
   * @param port the port itself, or a stand-in
   * @param doing what a call does with personal data; empty, where it does nothing with any
   * @throws IllegalArgumentException when the type is no interface
   */
  @SuppressWarnings("ReferenceEquality") // a port is itself alone
  public <P> P port(
      Class<P> type, P port, Function<Call, ? extends Optional<? extends DataAction>> doing) {
    Preconditions.checkArgument(
        type.isInterface(), "`%s` is no interface; a port is one", type.getSimpleName());
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return ofObject(type, proxy, method, arguments);
              }
              doing.apply(Call.of(method, arguments)).ifPresent(this::did);
              if (isOfTheInterface(method, port)) {
                return inTheInterface(proxy, method, arguments);
              }
              Object result = passedOn(port, method, arguments);
              return result == port ? proxy : result;
            }));
  }

  @SuppressWarnings("ReferenceEquality") // a port is itself alone
  private static @Nullable Object ofObject(
      Class<?> type, Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "recorded " + type.getSimpleName();
    };
  }

  /** Whether a method is the interface's own text, in terms of the port's other methods. */
  private static boolean isOfTheInterface(Method method, Object port) throws NoSuchMethodException {
    return method.isDefault()
        && method.equals(port.getClass().getMethod(method.getName(), method.getParameterTypes()));
  }

  /** As {@link java.lang.reflect.InvocationHandler#invokeDefault}, for interfaces of any access. */
  private static @Nullable Object inTheInterface(
      Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
    Class<?> declaring = method.getDeclaringClass();
    return MethodHandles.privateLookupIn(declaring, MethodHandles.lookup())
        .unreflectSpecial(method, declaring)
        .bindTo(proxy)
        .invokeWithArguments(arguments == null ? new Object[0] : arguments);
  }

  private static @Nullable Object passedOn(
      Object port, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      method.setAccessible(true); // the interface need not be public
      return method.invoke(port, arguments);
    } catch (InvocationTargetException failed) {
      throw Optional.ofNullable(failed.getCause()).orElse(failed);
    }
  }

  /**
   * What was done without leave so far, in order, each with the facts. Whoever reads them takes
   * them for reported: they do not fail the test at its end.
   */
  public ImmutableList<String> breaches() {
    return breaches.stream().map(Breach::report).collect(toImmutableList());
  }

  /**
   * The end of the test.
   *
   * @throws AssertionError the first breach that was not reported, where it was done; the others
   *     are suppressed in it
   */
  void end() {
    List<AssertionError> unreported =
        breaches.stream().filter(each -> !each.reported().get()).map(Breach::failure).toList();
    if (!unreported.isEmpty()) {
      AssertionError first = unreported.get(0);
      unreported.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  private Optional<String> breach(DataAction action) {
    List<String> unasked = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    Optional<Decision> refusal = Optional.empty();
    ImmutableList<Decision> decisions = log.decisions();
    List<Decision> asked = decisions.subList(since, decisions.size()).reverse();
    for (String category : action.categories()) {
      Optional<Decision> answer =
          asked.stream().filter(each -> isAnswerTo(action, category, each)).findFirst();
      if (answer.isEmpty()) {
        unasked.add(category);
      } else if (answer.get().categories().get(category) != Ground.PERMITTED) {
        refused.add(category);
        refusal = refusal.isPresent() ? refusal : answer;
      }
    }
    if (unasked.isEmpty() && refused.isEmpty()) {
      return Optional.empty();
    }
    Facts facts =
        new Facts().add("done", Facts.words(action)).add("expected", "done as it was answered");
    if (!refused.isEmpty()) {
      facts.add("got", "done against the answer, with " + String.join(", ", refused));
    }
    if (!unasked.isEmpty()) {
      facts
          .add("got", "done without asking, with " + String.join(", ", unasked))
          .add(
              "answered",
              asked.stream()
                  .filter(
                      each ->
                          unasked.stream().anyMatch(category -> isAbout(action, category, each)))
                  .map(each -> "for another time, " + each.at())
                  .limit(1))
          .add(
              "remedy",
              "let the service ask `decide` first, for this "
                  + (action.activity() == Activity.SHARE ? "recipient and purpose" : "purpose"));
    }
    refusal.ifPresent(
        each -> facts.asked(each.action()).add("answer", Facts.answer(each)).decided(each));
    return Optional.of(facts.text());
  }

  private boolean isAnswerTo(DataAction done, String category, Decision decision) {
    return isAbout(done, category, decision)
        && done.at()
            .map(at -> at.equals(decision.at()))
            .orElseGet(() -> day(clock.instant()).equals(day(decision.at())));
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, clock.getZone());
  }

  /** Whether it answers that question, whatever the time. */
  private static boolean isAbout(DataAction done, String category, Decision decision) {
    DataAction asked = decision.action();
    return asked.activity() == done.activity()
        && asked.purpose().equals(done.purpose())
        && asked.party().equals(done.party())
        && asked.categories().contains(category)
        && isSaid(done.subject(), asked.subject())
        && isSaid(done.ref(), asked.ref())
        && facts(asked, category).entrySet().containsAll(facts(done, category).entrySet());
  }

  private static boolean isSaid(Optional<String> done, Optional<String> asked) {
    return done.isEmpty() || done.equals(asked);
  }

  private static Map<String, FactValue> facts(DataAction action, String category) {
    Map<String, FactValue> facts = new TreeMap<>(action.facts());
    facts.putAll(action.factsFor(category));
    return facts;
  }

  /** How much was asked and done. */
  @Override
  public String toString() {
    return "Recorder[" + log.records().size() + " asked, " + done.size() + " done]";
  }

  /**
   * A call that a service makes through a port.
   *
   * @param method the port's method
   * @param arguments what it is given, null among it
   */
  public record Call(Method method, List<@Nullable Object> arguments) {

    static Call of(Method method, @Nullable Object @Nullable [] arguments) {
      return new Call(
          method,
          arguments == null
              ? List.of()
              : Collections.unmodifiableList(Arrays.asList(arguments.clone())));
    }

    /** The method's name, for a {@code switch}. */
    public String name() {
      return method.getName();
    }

    /** The method alone: what it is given may be somebody's data. */
    @Override
    public String toString() {
      return "Call[" + name() + "]";
    }
  }
}
