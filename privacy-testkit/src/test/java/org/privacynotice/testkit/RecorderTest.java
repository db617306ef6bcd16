package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Share;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.vocabulary.LawfulBasis;

@PrivacyNotice(value = "contact-centre", mustDecide = false)
class RecorderTest {

  /** A port that is not public. */
  private interface Post {
    String send(String letter) throws IOException;

    default String twice(String letter) throws IOException {
      return send(letter) + send(letter);
    }
  }

  /** A port whose calls are strung together. */
  private interface Fluent {
    Fluent send(String letter);
  }

  private final PrivacyEngine engine;
  private final Recorder recorder;
  private final TestClock clock;

  RecorderTest(PrivacyEngine engine, Recorder recorder, TestClock clock) {
    this.engine = engine;
    this.recorder = recorder;
    this.clock = clock;
  }

  private Share.Builder sidem(String purpose, String... categories) {
    return engine.share(categories).recipient("sidem").purpose(purpose);
  }

  private Share.Builder asking(String purpose, String... categories) {
    return sidem(purpose, categories).basis(LawfulBasis.PUBLIC_TASK);
  }

  private void failsToDo(DataAction.Builder<?, ?> action, String... facts) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> recorder.did(action))
        .satisfies(failure -> assertThat(failure.getMessage()).contains(facts))
        .satisfies(
            failure -> assertThat(recorder.breaches()).last().isEqualTo(failure.getMessage()));
  }

  @Test
  void did_whatWasAskedAndPermitted_passes() {
    engine.decide(asking("parking-permits", "name", "home-address").subject("s1"));

    recorder.did(sidem("parking-permits", "name"));
    recorder.did(asking("parking-permits", "name", "home-address").subject("s1"));

    assertThat(recorder).actedAsAnswered();
    assertThat(recorder.done()).hasSize(2);
    assertThat(recorder).hasToString("Recorder[1 asked, 2 done]");
  }

  @Test
  void did_whatWasNotAsked_failsWithTheFacts() {
    engine.decide(asking("parking-permits", "name"));

    failsToDo(
        sidem("parking-permits", "name", "email"),
        "done:     share email, name for parking-permits with sidem",
        "expected: done as it was answered",
        "got:      done without asking, with email",
        "remedy:   let the service ask `decide` first, for this recipient and purpose");
    failsToDo(sidem("council-tax", "name"), "done without asking");
    failsToDo(
        engine.share("name").recipient("raad").purpose("parking-permits"), "done without asking");
    failsToDo(
        engine.use("name").purpose("parking-permits"),
        "done without asking",
        "let the service ask `decide` first, for this purpose");
    failsToDo(sidem("parking-permits", "name").subject("s2"), "done without asking");
    failsToDo(sidem("parking-permits", "name").ref("r2"), "done without asking");
    failsToDo(sidem("parking-permits", "name").basis(LawfulBasis.CONTRACT), "done without asking");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(recorder).actedAsAnswered())
        .withMessageContaining("council-tax");
  }

  @Test
  void did_anotherActivityThanAsked_failsAsUnasked() {
    engine.decide(engine.use("name").purpose("parking-permits"));

    failsToDo(engine.collect("name").purpose("parking-permits"), "done without asking");
  }

  @Test
  void did_whatOnlyTheTestAsked_failsAsUnasked() {
    assertThat(engine).permits(asking("parking-permits", "name"));

    failsToDo(sidem("parking-permits", "name"), "got:      done without asking, with name");
  }

  @Test
  void did_whatWasRefused_failsWithTheFacts() {
    engine.decide(asking("penalty-charge-notices", "name"));

    failsToDo(
        sidem("penalty-charge-notices", "name"),
        "got:      done against the answer, with name",
        "answer:   refused: forbidden",
        "processors/sidem/excludes");
  }

  @Test
  void did_afterTheAnswerTurned_goesByTheLast() {
    engine.decide(asking("parking-permits", "name"));
    recorder.did(sidem("parking-permits", "name"));
    engine.decide(asking("parking-permits", "name").fact("processor-contract", false));

    failsToDo(sidem("parking-permits", "name"), "done against the answer");
  }

  @Test
  void did_atTheInstantThatWasAsked_passesAndAtNoOther() {
    Instant then = clock.instant().minus(Duration.ofDays(3));
    engine.decide(asking("parking-permits", "name").at(then));

    recorder.did(sidem("parking-permits", "name").at(then));
    failsToDo(sidem("parking-permits", "name").at(then.plusSeconds(1)), "done without asking");
    failsToDo(
        sidem("parking-permits", "name"),
        "got:      done without asking, with name",
        "answered: for another time, 2026-01-02T09:00:00Z");
  }

  @Test
  void did_onTheDayOfTheAnswer_passesAndNotOnTheNext() {
    engine.decide(asking("parking-permits", "name"));

    clock.advance(Duration.ofHours(2));
    recorder.did(sidem("parking-permits", "name"));
    clock.advance(Duration.ofDays(1));
    failsToDo(sidem("parking-permits", "name"), "for another time, 2026-01-05T09:00:00Z");
  }

  @Test
  void did_thePermittedPartOfARefusal_passes() {
    engine.decide(asking("parking-permits", "name", "age"));

    recorder.did(sidem("parking-permits", "name"));
    failsToDo(sidem("parking-permits", "age"), "done against the answer, with age", "needed");
  }

  @Test
  void port_callByLeave_isPassedOnWithItsResult() throws IOException {
    engine.decide(asking("parking-permits", "name"));
    Post post = recorder.port(Post.class, letter -> letter + "!", call -> leave(call));

    assertThat(post.send("a")).isEqualTo("a!");
    assertThat(post.twice("a")).as("calls `send` of the watched port").isEqualTo("a!a!");
    assertThat(recorder.done()).hasSize(3);
    assertThat(post).isEqualTo(post).hasToString("recorded Post").isNotEqualTo("x");
    assertThat(post.hashCode()).isEqualTo(post.hashCode());
  }

  @Test
  void port_thatReturnsItself_staysWatched() {
    engine.decide(asking("parking-permits", "name"));
    Fluent bare =
        new Fluent() {
          @Override
          public Fluent send(String letter) {
            return this;
          }
        };
    Fluent port = recorder.port(Fluent.class, bare, this::leave);

    assertThat(port.send("a").send("b")).isSameAs(port);
    assertThat(recorder.done()).hasSize(2);
  }

  @Test
  void port_defaultMethodThatItHasItself_isItsOwn() throws IOException {
    Post post =
        recorder.port(
            Post.class,
            new Post() {
              @Override
              public String send(String letter) {
                return letter;
              }

              @Override
              public String twice(String letter) {
                return "twice " + letter;
              }
            },
            this::leave);

    assertThat(post.twice("a")).isEqualTo("twice a");
    assertThat(recorder.done()).isEmpty();
  }

  private Optional<Share> leave(Recorder.Call call) {
    assertThat(call).hasToString("Call[" + call.name() + "]");
    return call.name().equals("send") && call.arguments().size() == 1
        ? Optional.of(sidem("parking-permits", "name").build())
        : Optional.empty();
  }

  @Test
  void port_callWithoutLeave_doesNotReachThePort() {
    Post post =
        recorder.port(
            Post.class,
            letter -> {
              throw new IOException("reached");
            },
            this::leave);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> post.send("a"))
        .withMessageContaining("done without asking, with name");
    assertThat(recorder.breaches()).hasSize(1);
  }

  @Test
  void port_thatThrows_throwsTheSame() {
    engine.decide(asking("parking-permits", "name"));
    Post post =
        recorder.port(
            Post.class,
            letter -> {
              throw new IOException("full");
            },
            this::leave);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> post.send("a"));
  }

  @Test
  void port_thatIsAClass_isMisuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recorder.port(String.class, "", call -> Optional.empty()))
        .withMessageContaining("`String` is no interface");
  }

  @Test
  void during_whatIsAskedMeanwhile_givesLeave() {
    recorder.during(() -> actAskingFirst("parking-permits"));

    assertThat(recorder.during(() -> actAskingFirst("parking-permits")))
        .extracting(DataAction::toString)
        .containsExactly("share[name] for parking-permits party sidem");
    assertThat(recorder.during(() -> {})).isEmpty();
    assertThat(recorder).actedAsAnswered();
  }

  private void actAskingFirst(String purpose) {
    engine.decide(asking(purpose, "name"));
    recorder.did(sidem(purpose, "name"));
  }

  @Test
  void during_whatWasAskedBefore_givesNoLeave() {
    engine.decide(asking("parking-permits", "name"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> recorder.during(() -> recorder.did(sidem("parking-permits", "name"))))
        .withMessageContaining("got:      done without asking, with name");

    recorder.did(sidem("parking-permits", "name"));
  }

  @Test
  void during_breachThatIsSwallowed_failsAllTheSame_once() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> recorder.during(this::actSwallowing))
        .withMessageContaining("got:      done against the answer, with name")
        .withMessageContaining("processors/sidem/excludes");

    assertThat(recorder.during(() -> actAskingFirst("parking-permits"))).hasSize(1);
  }

  @Test
  void during_withinAnother_leavesToTheOuterWhatWasAskedBefore() {
    engine.decide(asking("parking-permits", "name"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                recorder.during(
                    () -> {
                      recorder.during(() -> {});
                      recorder.did(sidem("parking-permits", "name"));
                    }))
        .withMessageContaining("done without asking");
  }

  private void actSwallowing() {
    try {
      actAskingFirst("penalty-charge-notices");
    } catch (AssertionError swallowed) {
      assertThat(swallowed).hasMessageContaining("done against the answer");
    }
  }

  @Test
  void noRecorder_fails() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat((Recorder) null).actedAsAnswered())
        .withMessageContaining("not to be null");
  }

  @Test
  void actedAsAnswered_whereNothingWasReported_fails() {
    engine.decide(asking("parking-permits", "name"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(recorder).actedAsAnswered())
        .withMessageContaining("nothing was reported as done")
        .withMessageContaining("recorder.did(action)");
  }
}
