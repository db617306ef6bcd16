package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.log.Pseudonyms;
import org.privacynotice.notice.Document;
import org.privacynotice.vocabulary.LawfulBasis;

/** Records for tests, told apart by who asks, and a check of what stands in the files. */
final class Logs {

  static final Clock NOON = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

  static final List<Document> DOCUMENTS = List.of(Bundled.notice("contact-centre"), Bundled.law());

  static final PrivacyEngine ENGINE =
      PrivacyEngine.builder()
          .notice(Bundled.notice("contact-centre"))
          .log(DecisionLog.none())
          .clock(NOON)
          .build();

  private static final Decision DECISION =
      ENGINE.decide(
          ENGINE
              .share("name", "home-address")
              .recipient("sidem")
              .purpose("parking-permits")
              .basis(LawfulBasis.PUBLIC_TASK));

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"seq\":(\\d+),\"type\":\"([a-z]+)\",\"logged\":\"[^\"]{24}\",(.*)"
              + ",\"hash\":\"([\\w-]{43})\"\\}");

  private static final Pattern CALLER = Pattern.compile("^\"caller\":\"(c\\d+)\"");

  private Logs() {}

  static DecisionRecord record(int number) {
    return new DecisionRecord(DECISION, Pseudonyms.none()).askedBy("c" + number);
  }

  static List<DecisionRecord> records(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(Logs::record).toList();
  }

  static String id(int number) {
    return "c" + number;
  }

  /**
   * A record as it was found.
   *
   * @param text its whole line
   */
  record Found(String type, String members, String text) {

    /** Who asked, as {@link #id}; empty for what the log says itself. */
    String caller() {
      Matcher matcher = CALLER.matcher(members);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  /** All records of a log, whose numbers and hashes are checked. */
  static List<Found> read(Disk disk, Path... directories) {
    try {
      TreeMap<String, Path> segments = new TreeMap<>();
      for (Path directory : directories) {
        for (String name : disk.list(directory)) {
          if (name.endsWith(".jsonl")) {
            assertThat(segments.put(name, directory.resolve(name))).as(name).isNull();
          }
        }
      }
      List<Found> all = new ArrayList<>();
      byte[] hash = new byte[32];
      for (var segment : segments.entrySet()) {
        assertThat(Long.parseLong(segment.getKey().substring(0, 12))).isEqualTo(all.size());
        try (InputStream in = disk.read(segment.getValue(), 0)) {
          hash = read(new String(in.readAllBytes(), StandardCharsets.US_ASCII), hash, all);
        }
      }
      return all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All that stands in a directory's segments. */
  static String textsOf(Disk disk, Path directory) {
    StringBuilder texts = new StringBuilder();
    try {
      for (String name : disk.list(directory)) {
        if (name.endsWith(".jsonl")) {
          try (InputStream in = disk.read(directory.resolve(name), 0)) {
            texts.append(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
          }
        }
      }
      return texts.toString();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] read(String segment, byte[] before, List<Found> all) {
    assertThat(segment).endsWith("\n");
    byte[] hash = before;
    boolean first = true;
    for (String line : segment.split("\n")) {
      Matcher matcher = LINE.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      assertThat(Long.parseLong(matcher.group(1))).isEqualTo(all.size());
      if (first) {
        assertThat(matcher.group(2)).isEqualTo("segment");
        assertThat(matcher.group(3))
            .contains("\"prev\":\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        first = false;
      }
      hash = sha256(hash, line.substring(0, line.length() - 54));
      assertThat(matcher.group(4))
          .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
      all.add(new Found(matcher.group(2), matcher.group(3), line));
    }
    return hash;
  }

  private static byte[] sha256(byte[] before, String line) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((byte) 0);
      sha256.update(before);
      return sha256.digest(line.getBytes(StandardCharsets.US_ASCII));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static List<String> callers(List<Found> records) {
    return records.stream().map(Found::caller).filter(caller -> !caller.isEmpty()).toList();
  }

  static List<String> types(List<Found> records) {
    return records.stream().map(Found::type).toList();
  }
}
