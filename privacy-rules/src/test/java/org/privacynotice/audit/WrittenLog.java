package org.privacynotice.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.privacynotice.ledger.Checkpoint;
import org.privacynotice.ledger.CompactRange;
import org.privacynotice.ledger.RecordHash;
import org.privacynotice.ledger.SigningKey;

/** Writes a log as the page on the format says, with nothing of what a real one must take care. */
public final class WrittenLog implements AutoCloseable {

  public static final String NAME = "council.example/contact-centre";

  private static final String TEMPLATE =
      "\"caller\":\"contact-centre\",\"action\":{\"do\":\"share\",\"categories\":[\"name\","
          + "\"home-address\"],\"purpose\":\"%s\",\"recipient\":\"sidem\",\"facts\":{\"basis\":"
          + "\"public-task\"}},\"decision\":{\"outcome\":\"%s\",\"ground\":\"%s\",\"categories\":"
          + "{\"home-address\":\"%s\",\"name\":\"%s\"},\"clauses\":[{\"id\":\"processors/sidem\","
          + "\"effect\":\"permits\",\"sources\":[\"Who processes the information? 1\"]}],"
          + "\"why\":\"Sharing with SIDEM for %s is %s.\",\"at\":\"2026-11-28T09:30:00Z\"},"
          + "\"subject\":\"k1:%s\"";

  private final Path directory;
  private final String id;
  private final int records;
  private final byte[] last = new byte[RecordHash.BYTES];
  private final RecordHash hash = new RecordHash();
  private final CompactRange.Builder leaves = new CompactRange.Builder(0);
  private OutputStream out = OutputStream.nullOutputStream();
  private long seq;
  private boolean liesOfNodes;

  /** Begins a log of segments of so many records. */
  public WrittenLog(Path directory, String id, int records) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.id = id;
    this.records = records;
    roll();
  }

  long seq() {
    return seq;
  }

  /** Begins a new segment. */
  void roll() throws IOException {
    out.close();
    out =
        new BufferedOutputStream(
            Files.newOutputStream(directory.resolve("%012d.jsonl".formatted(seq))));
    write(
        "segment",
        "\"format\":1,\"log\":\"%s\",\"records\":%d,\"durability\":\"power-loss\",\"prev\":\"%s\"%s"
            .formatted(id, records, RecordHash.text(last), seq == 0 ? "" : nodes()));
  }

  /** The complete subtrees that make up all records until now, as members. */
  private String nodes() {
    byte[] nodes = leaves.build().nodes();
    nodes[0] ^= (byte) (liesOfNodes ? 1 : 0);
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < nodes.length; at += RecordHash.BYTES) {
      texts.add(RecordHash.text(Arrays.copyOfRange(nodes, at, at + RecordHash.BYTES)));
    }
    return ",\"nodes\":[\"" + String.join("\",\"", texts) + "\"]";
  }

  /** From now on first lines tell of other records before them. */
  void lieOfNodes() {
    liesOfNodes = true;
  }

  /** Adds a record. */
  public void append(String type, String members) throws IOException {
    if (seq % records == 0) {
      roll();
    }
    write(type, members);
  }

  private void write(String type, String members) throws IOException {
    Instant at = Instant.parse("2026-11-28T09:30:00Z").plusMillis(seq);
    String body =
        "{\"seq\":%d,\"type\":\"%s\",\"logged\":\"%s\",%s"
            .formatted(
                seq,
                type,
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter().format(at),
                members);
    byte[] bytes = body.getBytes(US_ASCII);
    hash.record(last, 0, bytes, 0, bytes.length, last, 0);
    leaves.add(last, 0);
    out.write(bytes);
    out.write((",\"hash\":\"" + RecordHash.text(last) + "\"}\n").getBytes(US_ASCII));
    seq++;
  }

  /** Adds decisions of different kinds. */
  public void decisions(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      boolean permitted = seq % 3 != 0;
      String ground = permitted ? "permitted" : "forbidden";
      String purpose = permitted ? "parking-permits" : "penalty-charge-notices";
      String pseudonym =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(Hashing.murmur3_128().hashLong(seq % 50).asBytes());
      append(
          "decision",
          TEMPLATE.formatted(
              purpose,
              permitted ? "permitted" : "refused",
              ground,
              ground,
              ground,
              purpose,
              ground,
              pseudonym));
    }
  }

  /** Adds a document and the record of it. */
  public void document(String text) throws IOException {
    String hex = Hashing.sha256().hashString(text, UTF_8).toString();
    Path documents = Files.createDirectories(directory.resolve("documents"));
    Files.writeString(documents.resolve(hex + ".txt"), text);
    append(
        "document",
        "\"kind\":\"notice\",\"id\":\"contact-centre\",\"version\":\"2019-11-29\","
            + "\"digest\":\"sha256:%s\",\"bytes\":%d".formatted(hex, text.length()));
  }

  /** What a checkpoint of now says. */
  Checkpoint checkpoint() throws IOException {
    out.flush();
    return new Checkpoint(NAME + "/" + id, seq, leaves.build().root());
  }

  /** Signs a checkpoint into the log's file of them. */
  public String sign(SigningKey key) throws IOException {
    String note = checkpoint().signedBy(key).toString();
    Path file = directory.resolve("checkpoints");
    Files.writeString(
        file,
        (Files.exists(file) ? "\n" : "") + note,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return note;
  }

  /** The hash of the last record. */
  String last() {
    return RecordHash.text(last);
  }

  /** The leaves of all records. */
  CompactRange leaves() {
    return leaves.build();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
