package org.privacynotice.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Records decisions through SLF4J. */
final class Slf4jDecisionLog implements DecisionLog {

  /** The logger's name. */
  static final String LOGGER = "privacy.decisions";

  private final RecordWriter writer = new RecordWriter();
  private final Logger logger = LoggerFactory.getLogger(LOGGER);

  @Override
  public void append(DecisionRecord record) {
    Level level = record.permitted() ? Level.INFO : Level.WARN;
    if (!logger.isEnabledForLevel(level)) {
      throw new DecisionLogException(
          "logger `"
              + LOGGER
              + "` is off for "
              + level
              + ", so the decision would be lost; "
              + "switch it on, or choose DecisionLog.none()");
    }
    LoggingEventBuilder event = logger.atLevel(level);
    for (var field : record.fields(writer).entrySet()) {
      event = event.addKeyValue(field.getKey(), field.getValue());
    }
    event.log(record.sentence());
  }
}
