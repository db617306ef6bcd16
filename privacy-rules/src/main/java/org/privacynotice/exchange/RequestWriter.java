package org.privacynotice.exchange;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.request.SubjectRequest;

/**
 * Writes a person's request as JSON in the form in which it is read, without the person, the
 * caller's reference and the time.
 */
public final class RequestWriter {

  private RequestWriter() {}

  /** Adds a request as an object. */
  public static void write(
      SubjectRequest request, ActionWriter.References references, StringBuilder to) {
    RequestDates dates = request.dates();
    to.append("{\"right\":\"").append(request.right().id());
    to.append("\",\"received\":\"").append(dates.received()).append("\",");
    asked("identity", dates.identity(), to);
    asked("fee", dates.fee(), to);
    clarifications(dates.clarifications(), to);
    dates
        .extension()
        .ifPresent(
            extension ->
                to.append("\"extension\":{\"told\":\"")
                    .append(extension.told())
                    .append("\",\"because\":\"")
                    .append(extension.reason().id())
                    .append("\"},"));
    ActionWriter.stated(request.about(), references, to);
    to.append('}');
  }

  private static void asked(String key, Optional<Asked> asked, StringBuilder to) {
    if (asked.isPresent()) {
      to.append('"').append(key).append("\":");
      asked(asked.get(), to);
      to.append(',');
    }
  }

  private static void clarifications(ImmutableList<Asked> clarifications, StringBuilder to) {
    if (!clarifications.isEmpty()) {
      String before = "\"clarifications\":[";
      for (Asked asked : clarifications) {
        to.append(before);
        asked(asked, to);
        before = ",";
      }
      to.append("],");
    }
  }

  private static void asked(Asked asked, StringBuilder to) {
    to.append("{\"asked\":\"").append(asked.asked()).append('"');
    asked.answered().ifPresent(day -> to.append(",\"answered\":\"").append(day).append('"'));
    to.append('}');
  }
}
