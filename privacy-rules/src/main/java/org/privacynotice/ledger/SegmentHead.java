package org.privacynotice.ledger;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the first record of a segment says.
 *
 * @param log the log's id
 * @param records how many records a full segment holds
 * @param durability what its records survive
 * @param prev the hash of the record before
 * @param before the tree over all records before
 */
record SegmentHead(String log, long records, String durability, String prev, CompactRange before) {

  private static final int FORMAT = 1;

  private static final Pattern NAME = Pattern.compile("(\\d{12})\\.jsonl");

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"seq\":(\\d{1,15}),\"type\":\"segment\",\"logged\":\"[^\"]+\"(?:,\"clock\":\\d+)?"
              + ",\"format\":(\\d{1,9}),\"log\":\"([\\w-]{22})\",\"records\":(\\d{1,15})"
              + ",\"durability\":\"([a-z-]+)\",\"prev\":\"([\\w-]{43})\""
              + "(?:,\"nodes\":\\[([\\w\",-]+)\\])?,\"hash\":.*");

  /** The name of the segment that begins with a record. */
  static String name(long first) {
    return twelve(first) + ".jsonl";
  }

  /** A number as it stands in names, so that they sort. */
  static String twelve(long number) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, 12 - digits.length())) + digits;
  }

  /** The number of the first record by a file's name; empty where it is no segment. */
  static Optional<Long> first(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** The record, before it has its place. */
  Chain.Line line() {
    StringBuilder members =
        new StringBuilder(512)
            .append("\"format\":")
            .append(FORMAT)
            .append(",\"log\":\"")
            .append(log)
            .append("\",\"records\":")
            .append(records)
            .append(",\"durability\":\"")
            .append(durability)
            .append("\",\"prev\":\"")
            .append(prev)
            .append('"');
    boolean isFirst = before.nodes().length == 0;
    return Chain.Line.of(
        "segment", isFirst ? members : members.append(",\"nodes\":").append(before.list()));
  }

  /** Reads the first line of a segment; empty where it is not as this writer writes it. */
  static Optional<SegmentHead> parse(byte[] line, int length) {
    Matcher matcher = LINE.matcher(new String(line, 0, length, StandardCharsets.ISO_8859_1));
    if (!matcher.matches() || !matcher.group(2).equals(String.valueOf(FORMAT))) {
      return Optional.empty();
    }
    long first = Long.parseLong(matcher.group(1));
    try {
      return Optional.of(
          new SegmentHead(
              matcher.group(3),
              Long.parseLong(matcher.group(4)),
              matcher.group(5),
              matcher.group(6),
              CompactRange.first(first, nodes(matcher.group(7)))));
    } catch (IllegalArgumentException others) {
      return Optional.empty();
    }
  }

  private static byte[] nodes(@Nullable String list) {
    List<byte[]> nodes = new ArrayList<>();
    if (list != null) {
      for (String text : Splitter.on(',').split(list)) {
        nodes.add(RecordHash.parse(CharMatcher.is('"').trimFrom(text)));
      }
    }
    byte[] all = new byte[nodes.size() * RecordHash.BYTES];
    for (int i = 0; i < nodes.size(); i++) {
      System.arraycopy(nodes.get(i), 0, all, i * RecordHash.BYTES, RecordHash.BYTES);
    }
    return all;
  }
}
