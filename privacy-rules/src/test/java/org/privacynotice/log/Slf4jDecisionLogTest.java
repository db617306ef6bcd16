package org.privacynotice.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.GoldenFile;
import org.privacynotice.vocabulary.LawfulBasis;
import org.slf4j.LoggerFactory;

class Slf4jDecisionLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("privacy.decisions");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  private final PrivacyEngine engine =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .deployment(Bundled.demoDeployment())
          .log(DecisionLog.slf4j())
          .pseudonyms(
              Pseudonyms.keyed(
                  "k1", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII)))
          .build();

  @BeforeEach
  void listen() {
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void restore() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  private DataAction permitted() {
    return engine
        .share("name", "home-address")
        .recipient("sidem")
        .purpose("parking-permits")
        .basis(LawfulBasis.PUBLIC_TASK)
        .at(Instant.parse("2026-11-23T10:00:00Z"))
        .subject("opaque-7f3a")
        .ref("caller-17")
        .build();
  }

  private DataAction refused() {
    return engine
        .retain("name", "ethnic-origin")
        .holder("local")
        .purpose("parking-permits")
        .basis(LawfulBasis.PUBLIC_TASK)
        .fact("record", "permit")
        .fact("permit-ended", "2019-10-01")
        .fact("consent-withdrawn", Instant.parse("2026-11-01T09:00:00Z"))
        .fact("required-by-law", false)
        .factFor("name", "consent", "record/7")
        .factFor("ethnic-origin", "consent-withdrawn", false)
        .at(Instant.parse("2026-11-23T10:00:00Z"))
        .build();
  }

  private DataAction undetermined() {
    return engine
        .use("name", "ethnic-origin")
        .purpose("blue-badges")
        .basis(LawfulBasis.PUBLIC_TASK)
        .at(Instant.parse("2026-11-23T10:00:00Z"))
        .ref("caller-18")
        .build();
  }

  private String logged(DataAction action) {
    appender.list.clear();
    engine.decide(action);
    assertThat(appender.list).hasSize(1);
    ILoggingEvent event = appender.list.get(0);
    assertThat(event.getLoggerName()).isEqualTo("privacy.decisions");
    assertThat(event.getArgumentArray()).isNull();
    assertThat(event.getThrowableProxy()).isNull();
    assertThat(event.getFormattedMessage()).isEqualTo(event.getMessage()).doesNotContain("\n");
    StringBuilder text = new StringBuilder();
    text.append(event.getLevel()).append(' ').append(event.getFormattedMessage()).append('\n');
    event
        .getKeyValuePairs()
        .forEach(
            pair ->
                text.append("  ").append(pair.key).append(" = ").append(pair.value).append('\n'));
    return text.toString();
  }

  @Test
  void append_aPermission_isASentenceAtInfoWithKeyValues() {
    GoldenFile.assertSame("log/permitted.txt", logged(permitted()));
    assertThat(appender.list.get(0).getLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void append_aRefusal_isASentenceAtWarnWithKeyValues() {
    GoldenFile.assertSame("log/refused.txt", logged(refused()));
    assertThat(appender.list.get(0).getLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void append_anUndeterminedAction_isARefusalWithTheOpenQuestions() {
    GoldenFile.assertSame("log/undetermined.txt", logged(undetermined()));
    assertThat(appender.list.get(0).getLevel()).isEqualTo(Level.WARN);
  }

  @Test
  void append_whenTheLevelIsOff_isAnErrorAndNoAnswer() {
    logger.setLevel(Level.WARN);
    assertThatThrownBy(() -> engine.decide(permitted()))
        .isInstanceOf(DecisionLogException.class)
        .hasMessage(
            "logger `privacy.decisions` is off for INFO, so the decision would be lost;"
                + " switch it on, or choose DecisionLog.none()");
    assertThat(engine.decide(refused()).permitted()).isFalse();
    logger.setLevel(Level.OFF);
    assertThatThrownBy(() -> engine.decide(refused()))
        .isInstanceOf(DecisionLogException.class)
        .hasMessageContaining("is off for WARN");
  }

  @Test
  void append_withoutPseudonyms_namesNobody() {
    appender.list.clear();
    DecisionLog log = DecisionLog.slf4j();
    log.append(new DecisionRecord(engine.decide(permitted()), Pseudonyms.none()));
    assertThat(appender.list).hasSize(2);
    assertThat(appender.list.get(1).getKeyValuePairs())
        .extracting(pair -> pair.key)
        .doesNotContain("subject", "ref");
  }
}
