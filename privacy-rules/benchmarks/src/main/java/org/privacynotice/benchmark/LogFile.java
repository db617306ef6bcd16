package org.privacynotice.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.privacynotice.document.Bundled;
import org.privacynotice.ledger.Durability;
import org.privacynotice.ledger.Ledger;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.log.RecordWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever keeps records in a file: they are as safe as it promises when a call returns. */
public interface LogFile extends AutoCloseable {

  /** Keeps records together. */
  void append(List<DecisionRecord> records);

  @Override
  void close();

  /** Who keeps them. */
  enum Kind {
    /** Ours, each record written before the call returns. */
    OURS_PROCESS_DEATH("ours, survives process death"),
    /** Ours, forced too. */
    OURS_POWER_LOSS("ours, survives power loss"),
    /** Logback's own JSON, of the fields that {@link DecisionLog#slf4j} gives it. */
    LOGBACK_FIELDS("Logback, `JsonEncoder`, fields"),
    /** Logback's own JSON, the record's JSON as the message in it. */
    LOGBACK_JSON("Logback, `JsonEncoder`, a message"),
    /** Logback, the record's JSON and nothing else. */
    LOGBACK_BARE("Logback, `%msg%n`"),
    /** SQLite, in a write-ahead log that is forced at each commit. */
    SQLITE("SQLite, WAL, `synchronous=FULL`");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    /** A new one in an empty directory. */
    LogFile open(Path directory) {
      return switch (this) {
        case OURS_PROCESS_DEATH -> ours(directory, Durability.PROCESS_DEATH);
        case OURS_POWER_LOSS -> ours(directory, Durability.POWER_LOSS);
        case LOGBACK_FIELDS ->
            logback(directory, "privacy.decisions", new JsonEncoder(), DecisionLog.slf4j());
        case LOGBACK_JSON -> logback(directory, "records", new JsonEncoder(), messages());
        case LOGBACK_BARE -> {
          PatternLayoutEncoder encoder = new PatternLayoutEncoder();
          encoder.setPattern("%msg%n");
          yield logback(directory, "records", encoder, messages());
        }
        case SQLITE -> sqlite(directory);
      };
    }

    private static DecisionLog messages() {
      RecordWriter writer = new RecordWriter();
      Logger logger = LoggerFactory.getLogger("records");
      return record -> logger.info(json(writer, record));
    }

    private static String json(RecordWriter writer, DecisionRecord record) {
      StringBuilder text = new StringBuilder(2048).append('{');
      writer.write(record, text);
      return text.append('}').toString();
    }

    private static LogFile ours(Path directory, Durability durability) {
      Ledger ledger = Ledger.builder(directory).durability(durability).open();
      ledger.documents(List.of(Bundled.notice("contact-centre"), Bundled.law()));
      return new LogFile() {
        @Override
        public void append(List<DecisionRecord> records) {
          ledger.appendAll(records);
        }

        @Override
        public void close() {
          ledger.close();
        }
      };
    }

    private static LogFile logback(
        Path directory, String name, Encoder<ILoggingEvent> encoder, DecisionLog log) {
      LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
      encoder.setContext(context);
      encoder.start();
      FileAppender<ILoggingEvent> appender = new FileAppender<>();
      appender.setContext(context);
      appender.setFile(directory.resolve("log.jsonl").toString());
      appender.setImmediateFlush(true);
      appender.setEncoder(encoder);
      appender.start();
      ch.qos.logback.classic.Logger logger = context.getLogger(name);
      logger.setAdditive(false);
      logger.setLevel(Level.INFO);
      logger.addAppender(appender);
      return new LogFile() {
        @Override
        public void append(List<DecisionRecord> records) {
          records.forEach(log::append);
        }

        @Override
        public void close() {
          logger.detachAppender(appender);
          appender.stop();
        }
      };
    }

    private static LogFile sqlite(Path directory) {
      try {
        Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("log.db"));
        try (Statement statement = connection.createStatement()) {
          statement.execute("PRAGMA journal_mode=WAL");
          statement.execute("PRAGMA synchronous=FULL");
          statement.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, record TEXT NOT NULL)");
        }
        connection.setAutoCommit(false);
        return new Table(
            connection, connection.prepareStatement("INSERT INTO log (record) VALUES (?)"));
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  /** One connection, used by one caller after the other. */
  record Table(Connection connection, PreparedStatement insert, RecordWriter writer)
      implements LogFile {

    Table(Connection connection, PreparedStatement insert) {
      this(connection, insert, new RecordWriter());
    }

    @Override
    public void append(List<DecisionRecord> records) {
      List<String> texts = records.stream().map(record -> Kind.json(writer, record)).toList();
      try {
        synchronized (connection) {
          for (String text : texts) {
            insert.setString(1, text);
            insert.executeUpdate();
          }
          connection.commit();
        }
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }

    @Override
    public void close() {
      try {
        insert.close();
        connection.close();
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
