package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.audit.Damage.Kind;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.ledger.Ledger;
import org.privacynotice.ledger.RecordHash;

/**
 * One random change of a log that the engine wrote after the other, each of which must be seen,
 * rightly named, and named once. {@code -Dtamperings=10000} makes more of them.
 */
class TamperingTest {

  private static final int RECORDS = 32;

  @TempDir private Path directory;

  /** The segments' lines, by the segments' names. */
  private final TreeMap<String, List<String>> log = new TreeMap<>();

  private final TreeMap<String, List<String>> another = new TreeMap<>();

  /**
   * What should be said of a change.
   *
   * @param kinds one of which should be named
   * @param from the first record of which it may be said
   * @param to the last
   * @param findings how many there may be
   */
  private record Expected(String change, Set<Kind> kinds, long from, long to, int findings) {
    static Expected of(String change, long from, long to, Kind first, Kind... others) {
      return new Expected(change, EnumSet.of(first, others), from, to, 1);
    }
  }

  @Test
  void everyTampering_isSeenAndRightlyNamed() throws IOException {
    write(log, "log");
    write(another, "another");
    int many = Integer.getInteger("tamperings", 400);
    List<String> wrong = new ArrayList<>();
    for (int seed = 0; seed < many; seed++) {
      Random random = new Random(seed);
      TreeMap<String, List<String>> tampered = copy(log);
      Expected expected = tamper(tampered, random);
      List<Damage> found = verify(tampered);
      if (!isRight(expected, found)) {
        wrong.add(seed + " " + expected + " but " + found);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isRight(Expected expected, List<Damage> found) {
    return !found.isEmpty()
        && found.size() <= expected.findings()
        && found.stream()
            .allMatch(
                each ->
                    expected.kinds().contains(each.kind())
                        && each.seq() <= expected.to()
                        && each.last() >= expected.from());
  }

  private Expected tamper(TreeMap<String, List<String>> tampered, Random random) {
    List<String> names = List.copyOf(tampered.keySet());
    String name = names.get(random.nextInt(names.size()));
    boolean isLast = name.equals(names.get(names.size() - 1));
    List<String> lines = tampered.get(name);
    int at = random.nextInt(lines.size());
    long seq = Long.parseLong(name.substring(0, 12)) + at;
    boolean isEnd = isLast && at == lines.size() - 1;
    String line = lines.get(at);
    switch (random.nextInt(15)) {
      case 0 -> {
        char[] chars = line.toCharArray();
        int place = random.nextInt(chars.length);
        chars[place] ^= (char) (1 << random.nextInt(7));
        lines.set(at, new String(chars));
        // A new line end splits the line; in the last line of all it leaves a torn one.
        return Expected.of(
            "bit " + place,
            seq,
            seq,
            Kind.ALTERED,
            Kind.MALFORMED,
            isEnd ? Kind.REMOVED : Kind.ALTERED,
            isEnd ? Kind.INSERTED : Kind.ALTERED);
      }
      case 1 -> {
        lines.set(at, changed(line, random));
        return Expected.of("letter", seq, seq, Kind.ALTERED);
      }
      case 2 -> {
        if (isEnd) {
          return tamper(tampered, random);
        }
        lines.set(at, rehashed(changed(line, random), before(tampered, seq)));
        // In the first line of all it may have been the log's id.
        Kind other = seq == 0 ? Kind.FOREIGN : Kind.ALTERED;
        return Expected.of("letter, hashed anew", seq, seq + 1, Kind.ALTERED, other);
      }
      case 3 -> {
        lines.set(at, withHash(line, random));
        return Expected.of("hash", seq, seq, Kind.ALTERED);
      }
      case 4 -> {
        int count = Math.min(1 + random.nextInt(5), lines.size() - at);
        if (at + count == lines.size()) {
          return cut(tampered, name, at, isLast, random);
        }
        lines.subList(at, at + count).clear();
        return Expected.of("removed", seq, seq + count - 1, Kind.REMOVED);
      }
      case 5 -> {
        String made = rehashed(changed(line, random), before(tampered, seq));
        lines.add(at, made);
        return Expected.of(
            "made up before", seq, seq, Kind.INSERTED, isEnd ? Kind.ALTERED : Kind.INSERTED);
      }
      case 6 -> {
        String made = withHash(changed(line, random), random);
        lines.add(at, made);
        return Expected.of(
            "made up, wrong hash", seq, seq, Kind.INSERTED, isEnd ? Kind.ALTERED : Kind.INSERTED);
      }
      case 7 -> {
        String made = another.get(name).get(Math.min(at, another.get(name).size() - 1));
        lines.add(at, made);
        return Expected.of(
            "of another log", seq - 1, seq, Kind.INSERTED, isEnd ? Kind.ALTERED : Kind.INSERTED);
      }
      case 8 -> {
        lines.add(at, List.of("", " ", "\u0000", "junk", "{}", "\r").get(random.nextInt(6)));
        return Expected.of("junk", seq, seq, Kind.INSERTED, isEnd ? Kind.MALFORMED : Kind.INSERTED);
      }
      case 9 -> {
        lines.add(Math.min(lines.size(), at + 1 + random.nextInt(3)), line);
        return Expected.of("copied near", seq, seq, Kind.DUPLICATED);
      }
      case 10 -> {
        String to = names.get(random.nextInt(names.size()));
        List<String> others = tampered.get(to);
        others.add(1 + random.nextInt(others.size() - 1), line);
        return Expected.of("copied far", seq, seq, Kind.DUPLICATED);
      }
      case 11 -> {
        int count = Math.min(2 + random.nextInt(4), lines.size());
        int from = random.nextInt(lines.size() - count + 1);
        long first = seq - at + from;
        List<String> some = lines.subList(from, from + count);
        List<String> before = List.copyOf(some);
        Collections.shuffle(some, random);
        return some.equals(before)
            ? tamper(tampered, random)
            : new Expected("shuffled", EnumSet.of(Kind.REORDERED), first, first + count - 1, count);
      }
      case 12 -> {
        if (at == lines.size() - 1) {
          return tamper(tampered, random);
        }
        String to = names.get(random.nextInt(names.size()));
        if (to.equals(name)) {
          return tamper(tampered, random);
        }
        lines.remove(at);
        List<String> others = tampered.get(to);
        others.add(1 + random.nextInt(others.size() - 1), line);
        return Expected.of("moved far", seq, seq, Kind.REORDERED);
      }
      case 13 -> {
        if (isLast) {
          return tamper(tampered, random);
        }
        tampered.remove(name);
        return Expected.of(
            "segment removed", seq - at, seq - at + RECORDS - 1, Kind.SEGMENT_MISSING);
      }
      default -> {
        tampered.put(name, another.get(name));
        return Expected.of(
            "segment of another log", seq - at, seq - at + RECORDS - 1, Kind.FOREIGN);
      }
    }
  }

  private Expected cut(
      TreeMap<String, List<String>> tampered, String name, int at, boolean isLast, Random random) {
    if (isLast) {
      return tamper(tampered, random);
    }
    List<String> lines = tampered.get(name);
    long first = Long.parseLong(name.substring(0, 12));
    int count = lines.size();
    lines.subList(at, count).clear();
    return Expected.of("cut", first + at, first + count - 1, Kind.CUT);
  }

  /** Another letter or digit somewhere after the number, before the hash. */
  private static String changed(String line, Random random) {
    char[] chars = line.toCharArray();
    int from = line.indexOf("\"logged\":\"") + 34;
    while (true) {
      int at = from + random.nextInt(chars.length - RecordHash.MEMBER - from);
      if (Character.isLetterOrDigit(chars[at])) {
        chars[at] = chars[at] == 'x' ? 'y' : 'x';
        return new String(chars);
      }
    }
  }

  private static String withHash(String line, Random random) {
    byte[] hash = new byte[RecordHash.BYTES];
    random.nextBytes(hash);
    return line.substring(0, line.length() - RecordHash.MEMBER)
        + ",\"hash\":\""
        + RecordHash.text(hash)
        + "\"}";
  }

  private static String rehashed(String line, byte[] before) {
    byte[] bytes = line.getBytes(ISO_8859_1);
    byte[] hash = new byte[RecordHash.BYTES];
    int body = bytes.length - RecordHash.MEMBER;
    new RecordHash().record(before, 0, bytes, 0, body, hash, 0);
    return line.substring(0, body) + ",\"hash\":\"" + RecordHash.text(hash) + "\"}";
  }

  private byte[] before(TreeMap<String, List<String>> lines, long seq) {
    return seq == 0
        ? new byte[RecordHash.BYTES]
        : log.values().stream()
            .flatMap(List::stream)
            .skip(seq - 1)
            .findFirst()
            .map(line -> RecordHash.parse(line.substring(line.length() - 45, line.length() - 2)))
            .get();
  }

  /** The bundled day at the contact centre, decided and logged three times. */
  private void write(TreeMap<String, List<String>> into, String name) throws IOException {
    Path written = directory.resolve(name);
    try (Ledger ledger = Ledger.builder(written).segmentsOf(RECORDS).open()) {
      PrivacyEngine engine =
          PrivacyEngine.builder()
              .notice(Bundled.notice("contact-centre"))
              .deployment(Bundled.demoDeployment())
              .log(ledger)
              .build();
      ActionReader actions = new ActionReader(engine::vocabulary);
      for (int day = 0; day < 3; day++) {
        new String(Bundled.demoDay(), UTF_8).lines().map(actions::read).forEach(engine::decide);
      }
    }
    try (Stream<Path> files = Files.list(written)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        into.put(file.getFileName().toString(), Files.readAllLines(file, ISO_8859_1));
      }
    }
    assertThat(into.size()).isGreaterThan(4);
  }

  private static TreeMap<String, List<String>> copy(TreeMap<String, List<String>> lines) {
    TreeMap<String, List<String>> copy = new TreeMap<>();
    lines.forEach((name, each) -> copy.put(name, new ArrayList<>(each)));
    return copy;
  }

  private List<Damage> verify(TreeMap<String, List<String>> lines) throws IOException {
    Path tampered = Files.createDirectories(directory.resolve("log"));
    try (Stream<Path> old = Files.list(tampered)) {
      for (Path file : old.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        Files.delete(file);
      }
    }
    for (var segment : lines.entrySet()) {
      Files.write(
          tampered.resolve(segment.getKey()),
          (String.join("\n", segment.getValue()) + "\n").getBytes(ISO_8859_1));
    }
    return Verification.of(tampered).run().damages();
  }

  @Test
  void cleanLog_raisesNoAlarm() throws IOException {
    write(log, "log");
    assertThat(verify(log)).isEmpty();
  }
}
