package org.privacynotice.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands in a line of JSON, by the path to it: {@code decision.notice.id}. A list's objects
 * share their members' paths, at each of which stands the list of what they hold.
 */
public final class Paths {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, Object> values = new LinkedHashMap<>();

  private Paths() {}

  /**
   * Texts, truth values and lists of texts, in the order of the line; what is null or empty has no
   * path.
   */
  public static ImmutableMap<String, Object> of(String line) {
    Paths paths = new Paths();
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      paths.add("", JsonValue.read(parser));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return ImmutableMap.copyOf(paths.values);
  }

  private void add(String path, JsonValue value) {
    if (value instanceof JsonValue.Members members) {
      members
          .members()
          .forEach((key, member) -> add(path.isEmpty() ? key : path + '.' + key, member.value()));
    } else if (value instanceof JsonValue.Items list) {
      list.items().forEach(item -> addItem(path, item));
    } else if (value instanceof JsonValue.Text text) {
      values.put(path, text.text());
    } else if (value instanceof JsonValue.Flag flag) {
      values.put(path, flag.flag());
    }
  }

  private void addItem(String path, JsonValue item) {
    for (Map.Entry<String, Object> found : of(path, item).entrySet()) {
      List<String> all = new ArrayList<>();
      if (values.get(found.getKey()) instanceof List<?> before) {
        before.forEach(each -> all.add(each.toString()));
      }
      if (found.getValue() instanceof List<?> more) {
        more.forEach(each -> all.add(each.toString()));
      } else {
        all.add(found.getValue().toString());
      }
      values.put(found.getKey(), ImmutableList.copyOf(all));
    }
  }

  private static Map<String, Object> of(String path, JsonValue item) {
    Paths paths = new Paths();
    paths.add(path, item);
    return paths.values;
  }
}
