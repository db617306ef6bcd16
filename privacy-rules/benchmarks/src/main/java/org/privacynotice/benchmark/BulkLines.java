package org.privacynotice.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.privacynotice.decision.Ground;

/** Requests as lines of JSON, each with a time and a reference of its own. */
final class BulkLines {

  private BulkLines() {}

  /** Writes so many of the requests, in their order, and says how many are permitted. */
  static long write(Path file, int count, Stream<Request> drawn) throws IOException {
    long permitted = 0;
    Iterator<Request> requests = drawn.iterator();
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        Request request = requests.next();
        lines.write(line(request, i));
        lines.newLine();
        permitted += Workload.CONTACT_CENTRE.expected(request).ground() == Ground.PERMITTED ? 1 : 0;
      }
    }
    return permitted;
  }

  private static String line(Request request, int number) {
    StringBuilder line =
        new StringBuilder("{\"ref\": \"case-%d\", \"do\": \"share\"".formatted(number));
    line.append(
        request.categories().stream()
            .map(each -> '"' + each + '"')
            .collect(Collectors.joining(", ", ", \"categories\": [", "]")));
    text(line, "purpose", request.purpose());
    text(line, "recipient", request.recipient());
    if (request.basis() != null) {
      text(line, "basis", request.basis());
    }
    text(line, "at", Ours.AT.minusSeconds(number % 1_000_000).toString());
    if (request.categories().contains("ethnic-origin")) {
      text(line, "article9", "g");
      text(line, "schedule1", "6");
    }
    StringBuilder facts = new StringBuilder();
    if (request.needed() != null) {
      facts.append("\"needed\": ").append(request.needed());
    }
    if (request.categories().contains("ethnic-origin")) {
      facts.append(facts.isEmpty() ? "" : ", ").append("\"policy-document\": \"policy/1\"");
    }
    if (!facts.isEmpty()) {
      line.append(", \"facts\": {").append(facts).append('}');
    }
    return line.append('}').toString();
  }

  private static void text(StringBuilder line, String key, String value) {
    line.append(", \"").append(key).append("\": \"").append(value).append('"');
  }
}
