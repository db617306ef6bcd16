package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns a file's bytes into a tree with places. The file may be anybody's: size, depth and text
 * lengths are bounded, anchors, aliases and tags are refused, and whatever is wrong becomes a
 * finding.
 */
final class YamlSource {

  static final int MOST_BYTES = 16 * 1024 * 1024;
  static final int MOST_DEPTH = 24;
  static final int MOST_TEXT = 4096;

  /** A longer line would cost the parser the square of its length. */
  static final int MOST_LINE = 100_000;

  /** More lines, and more parts, than any document needs; beyond, memory would not suffice. */
  static final int MOST_LINES = 200_000;

  /** A notice of 23,000 processors with 20 services each has 770,000. */
  static final int MOST_PARTS = 1_000_000;

  private final Findings findings;
  private final Iterator<Event> events;
  private Place end = Place.START;
  private int parts;

  private YamlSource(Findings findings, Iterator<Event> events) {
    this.findings = findings;
    this.events = events;
  }

  /**
   * A file that was taken apart.
   *
   * @param root its tree; empty when it could not be
   * @param findings what was found, to which more may be added
   */
  record Parsed(Optional<Yaml> root, Findings findings) {}

  static Parsed parse(String file, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      Findings findings = new Findings(file, SourceLines.NONE);
      findings.error(Place.START, "the file is larger than " + MOST_BYTES / 1024 / 1024 + " MiB");
      return new Parsed(Optional.empty(), findings);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    // Where all is well nothing was replaced; else one looks how far it is well.
    boolean broken = false;
    if (text.indexOf('\uFFFD') >= 0) {
      CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
      CharsetDecoder decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      broken = decoder.decode(ByteBuffer.wrap(bytes), decoded, true).isError();
      text = decoded.flip().toString();
    }
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    // Actions given by mistake for a document may hold a person's reference: their text is not
    // shown.
    boolean shown = !text.stripLeading().startsWith("{");
    Findings findings = new Findings(file, shown ? new SourceLines(text) : SourceLines.NONE);
    if (broken) {
      findings.error(endOf(text), "the file is not UTF-8 from here on", "save it as UTF-8");
      return new Parsed(Optional.empty(), findings);
    }
    Optional<Yaml> plain = PlainYaml.read(text);
    if (plain.isPresent() || isTooMuch(text, findings)) {
      return new Parsed(plain, findings);
    }
    return new Parsed(parse(text, findings), findings);
  }

  /** Finds that there are more lines than any document needs, or else the first too long one. */
  private static boolean isTooMuch(String text, Findings findings) {
    int line = 0;
    int begin = 0;
    int tooLong = 0;
    while (begin < text.length() && line <= MOST_LINES) {
      int end = begin;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      line++;
      if (tooLong == 0 && end - begin > MOST_LINE) {
        tooLong = line;
      }
      begin = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    if (line > MOST_LINES) {
      findings.error(
          new Place(MOST_LINES + 1, 1, 1), "the file has more than " + MOST_LINES + " lines");
    } else if (tooLong > 0) {
      findings.error(
          new Place(tooLong, 1, 1), "this line is longer than " + MOST_LINE + " characters");
    }
    return line > MOST_LINES || tooLong > 0;
  }

  private static Place endOf(String text) {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
        line++;
        begin = i + 1;
      }
    }
    return new Place(line, text.codePointCount(begin, text.length()) + 1, 1);
  }

  /** What the YAML library makes of a text. */
  static Optional<Yaml> parse(String text, Findings findings) {
    LoadSettings settings =
        LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(MOST_BYTES)
            .setLabel("file")
            .build();
    YamlSource source =
        new YamlSource(findings, new ParserImpl(settings, new StreamReader(settings, text)));
    try {
      return source.document();
    } catch (Refused refused) {
      return Optional.empty();
    } catch (MarkedYamlEngineException broken) {
      Place place = broken.getProblemMark().map(mark -> place(mark, 1)).orElse(Place.START);
      Optional<Place> begun = broken.getContextMark().map(mark -> place(mark, 1));
      if (begun.isPresent() && problem(broken).matches(".*(end of stream|<stream end>).*")) {
        findings.error(
            begun.get(),
            "this is not YAML: what begins here never ends",
            "close the quote or the bracket");
      } else {
        findings.error(
            place,
            "this is not YAML: " + problem(broken),
            "look at the indentation, quotes and colons here");
      }
    } catch (YamlVersionException other) {
      findings.error(
          source.end,
          "this version of YAML is not read here",
          "leave the line out: it is YAML 1.2");
    } catch (ReaderException broken) {
      String before =
          text.substring(
              0, text.offsetByCodePoints(0, Math.min(broken.getPosition(), codePoints(text))));
      findings.error(endOf(before), "this character may not stand in a YAML file");
    } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      // The parser lets the last two through, as for the escape \Uffffffff.
      findings.error(source.end, "this is not YAML from here on");
    }
    return Optional.empty();
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The parser's own words, where they say nothing of the file's text. */
  private static String problem(MarkedYamlEngineException broken) {
    String problem = broken.getProblem();
    boolean safe =
        problem != null
            && problem.length() < 120
            && problem.chars().allMatch(c -> c >= ' ' && c <= '~');
    return safe ? problem : "it cannot be read from here on";
  }

  /** The file is refused as it stands; the finding says why. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("refused", null, false, false);
    }
  }

  private Refused refuse(Place place, String message) {
    findings.error(place, message);
    return new Refused();
  }

  private Optional<Yaml> document() {
    Event event = next();
    if (event instanceof StreamEndEvent) {
      findings.error(Place.START, "the file is empty");
      return Optional.empty();
    }
    Yaml root = node(next(), 1);
    next();
    if (!(next() instanceof StreamEndEvent)) {
      throw refuse(end, "the file holds a second document from here on");
    }
    return Optional.of(root);
  }

  /** The next event that means something. */
  private Event next() {
    Event event = events.next();
    while (event instanceof StreamStartEvent || isComment(event)) {
      event = events.next();
    }
    end = event.getStartMark().map(mark -> place(mark, 1)).orElse(end);
    return event;
  }

  private static boolean isComment(Event event) {
    return event.getEventId() == Event.ID.Comment;
  }

  private static Place place(Mark mark, int length) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1, Math.max(1, length));
  }

  private Yaml node(Event event, int depth) {
    Place place = event.getStartMark().map(mark -> place(mark, 1)).orElse(Place.START);
    if (event instanceof AliasEvent) {
      throw refuse(place, "aliases (`*`) are not used here; write the text again");
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw refuse(place, "anchors (`&`) are not used here");
    }
    if (++parts > MOST_PARTS) {
      throw refuse(place, "the file has more than " + MOST_PARTS + " parts");
    }
    if (depth > MOST_DEPTH) {
      throw refuse(place, "this is nested more than " + MOST_DEPTH + " deep");
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar, place);
    }
    if (event instanceof SequenceStartEvent start) {
      refuseTag(start.getTag().isPresent(), place);
      ImmutableList.Builder<Yaml> items = ImmutableList.builder();
      for (Event item = next(); !(item instanceof SequenceEndEvent); item = next()) {
        items.add(node(item, depth + 1));
      }
      return new Yaml.Sequence(items.build(), place);
    }
    if (event instanceof MappingStartEvent start) {
      refuseTag(start.getTag().isPresent(), place);
      return mapping(place, depth);
    }
    throw refuse(place, "this cannot be read");
  }

  private Yaml.Mapping mapping(Place place, int depth) {
    ImmutableList.Builder<Yaml.Entry> entries = ImmutableList.builder();
    Set<String> keys = new HashSet<>();
    for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
      Yaml key = node(event, depth + 1);
      Yaml value = node(next(), depth + 1);
      if (!(key instanceof Yaml.Scalar name)) {
        findings.error(key.place(), "a key is a word, " + key.instead());
      } else if (!keys.add(name.value())) {
        findings.error(
            name.place(),
            "key " + quoted(name.value()) + " stands twice here",
            "keep one of the two");
      } else {
        entries.add(new Yaml.Entry(name, value));
      }
    }
    return new Yaml.Mapping(entries.build(), place);
  }

  private Yaml.Scalar scalar(ScalarEvent scalar, Place place) {
    refuseTag(scalar.getTag().isPresent(), place);
    String value = scalar.getValue();
    if (value.length() > MOST_TEXT) {
      findings.error(place, "this text is longer than " + MOST_TEXT + " characters");
      return new Yaml.Scalar(value.substring(0, MOST_TEXT), place);
    }
    boolean oneLine =
        scalar.getStartMark().isPresent()
            && scalar.getEndMark().isPresent()
            && scalar.getStartMark().get().getLine() == scalar.getEndMark().get().getLine();
    int length =
        oneLine
            ? scalar.getEndMark().get().getColumn() - scalar.getStartMark().get().getColumn()
            : 1;
    return new Yaml.Scalar(value, new Place(place.line(), place.column(), Math.max(1, length)));
  }

  private void refuseTag(boolean tagged, Place place) {
    if (tagged) {
      findings.error(place, "tags (`!`) are not used here");
    }
  }

  /** The writer's word in backticks, shortened; what is no plain text shows as a question mark. */
  static String quoted(String word) {
    int[] points = Printable.of(word).codePoints().limit(64).toArray();
    return "`" + new String(points, 0, points.length) + (word.length() > 64 ? "...`" : "`");
  }
}
