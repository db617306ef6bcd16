package org.privacynotice.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.privacynotice.action.Retain;
import org.privacynotice.exchange.ActionReaderPropertyTest.Change;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.request.RequestDates.Extension;
import org.privacynotice.request.RequestDates.Reason;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Right;

class RequestReaderPropertyTest {

  private static final RequestReader READER = new RequestReader(() -> ActionReaderTest.VOCABULARY);

  private static final List<String> CATEGORIES =
      List.of("name", "email", "enquiry-details", "other");

  /** A request drawn from a seed: every part there or not. */
  static SubjectRequest request(long seed) {
    Random random = new Random(seed);
    LocalDate received = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(30_000));
    RequestDates.Builder dates = RequestDates.builder().received(received);
    if (random.nextBoolean()) {
      dates.identity(asked(received, random, random.nextBoolean()));
    }
    if (random.nextBoolean()) {
      dates.fee(asked(received, random, random.nextBoolean()));
    }
    LocalDate from = received;
    for (int more = random.nextInt(4); more > 0; more--) {
      Asked asked = asked(from, random, more > 1 || random.nextBoolean());
      dates.addClarifications(asked);
      from = asked.answered().orElse(from);
    }
    if (random.nextBoolean()) {
      dates.extension(
          new Extension(
              received.plusDays(random.nextInt(60)),
              Reason.values()[random.nextInt(Reason.values().length)]));
    }
    String[] categories =
        CATEGORIES.stream().filter(each -> random.nextBoolean()).toArray(String[]::new);
    if (categories.length == 0) {
      categories = new String[] {"name"};
    }
    Retain.Builder about =
        Retain.in(ActionReaderTest.VOCABULARY, categories)
            .purpose(pick(random, "parking-permits", "certificates", "other"))
            .holder(pick(random, "local", "sidem", "other"));
    if (random.nextBoolean()) {
      about.at(Instant.ofEpochSecond(1_800_000_000L + random.nextInt(100_000_000)));
    }
    if (random.nextBoolean()) {
      about.ref(pick(random, "sar-17", "\"\\\n\0\u202e\ud83d\ude00", "'"));
    }
    if (random.nextBoolean()) {
      about.subject(pick(random, "opaque-7f3a", "\u00e9"));
    }
    if (random.nextBoolean()) {
      about.fact("basis", pick(random, "consent", "public-task"));
    }
    if (random.nextBoolean()) {
      about.fact("objection", random.nextBoolean() ? FactValue.NOT_HAPPENED : on(received));
    }
    if (random.nextBoolean()) {
      about.judged("inaccurate", "dpo", received, "error/1");
    }
    if (random.nextBoolean()) {
      about.factFor(categories[0], "third-party-information", random.nextBoolean());
    }
    if (random.nextBoolean()) {
      about.factFor(categories[0], "erasure-required", "act/s4");
    }
    return SubjectRequest.builder()
        .right(Right.values()[random.nextInt(Right.values().length)])
        .dates(dates.build())
        .about(about.build())
        .build();
  }

  private static FactValue on(LocalDate day) {
    return new FactValue.OccurredOn(day);
  }

  private static Asked asked(LocalDate from, Random random, boolean answered) {
    LocalDate asked = from.plusDays(random.nextInt(20));
    return new Asked(
        asked, answered ? Optional.of(asked.plusDays(random.nextInt(20))) : Optional.empty());
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }

  @Property(tries = 2000)
  void read_whatAnyRequestIsWrittenAs_isThatRequest(@ForAll long seed) throws IOException {
    SubjectRequest request = request(seed);
    SubjectRequest read = READER.read(json(request));

    assertThat(read.right()).isEqualTo(request.right());
    assertThat(read.dates()).isEqualTo(request.dates());
    assertThat(json(read)).isEqualTo(json(request));
    assertThat(read.about().facts()).isEqualTo(request.about().facts());
    for (String category : request.about().categories()) {
      assertThat(read.about().factsFor(category)).isEqualTo(request.about().factsFor(category));
    }
  }

  /** A request in the form that callers give. */
  static String json(SubjectRequest request) throws IOException {
    StringWriter out = new StringWriter();
    Retain about = request.about();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      if (about.ref().isPresent()) {
        json.writeStringField("ref", about.ref().get());
      }
      json.writeStringField("right", request.right().id());
      json.writeStringField("received", request.dates().received().toString());
      json.writeArrayFieldStart("categories");
      for (String category : about.categories()) {
        json.writeString(category);
      }
      json.writeEndArray();
      json.writeStringField("purpose", about.purpose());
      json.writeStringField("holder", about.holder());
      json.writeObjectFieldStart("facts");
      facts(about.facts(), json);
      json.writeEndObject();
      json.writeObjectFieldStart("factsFor");
      for (String category : about.categories()) {
        if (!about.factsFor(category).isEmpty()) {
          json.writeObjectFieldStart(category);
          facts(about.factsFor(category), json);
          json.writeEndObject();
        }
      }
      json.writeEndObject();
      if (about.subject().isPresent()) {
        json.writeStringField("subject", about.subject().get());
      }
      if (about.at().isPresent()) {
        json.writeStringField("at", about.at().get().toString());
      }
      if (request.dates().identity().isPresent()) {
        json.writeFieldName("identity");
        asked(request.dates().identity().get(), json);
      }
      if (request.dates().fee().isPresent()) {
        json.writeFieldName("fee");
        asked(request.dates().fee().get(), json);
      }
      json.writeArrayFieldStart("clarifications");
      for (Asked each : request.dates().clarifications()) {
        asked(each, json);
      }
      json.writeEndArray();
      if (request.dates().extension().isPresent()) {
        json.writeObjectFieldStart("extension");
        json.writeStringField("told", request.dates().extension().get().told().toString());
        json.writeStringField("because", request.dates().extension().get().reason().id());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    return out.toString();
  }

  private static void asked(Asked asked, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("asked", asked.asked().toString());
    if (asked.answered().isPresent()) {
      json.writeStringField("answered", asked.answered().get().toString());
    }
    json.writeEndObject();
  }

  private static void facts(Map<String, FactValue> facts, JsonGenerator json) throws IOException {
    for (Map.Entry<String, FactValue> fact : facts.entrySet()) {
      json.writeFieldName(fact.getKey());
      if (fact.getValue() instanceof FactValue.Named named) {
        json.writeString(named.value());
      } else if (fact.getValue() instanceof FactValue.Given given) {
        json.writeString(given.reference());
      } else if (fact.getValue() instanceof FactValue.OccurredOn event) {
        json.writeString(event.day().toString());
      } else if (fact.getValue() instanceof FactValue.Judged judged) {
        json.writeStartObject();
        json.writeStringField("by", judged.by());
        json.writeStringField("on", judged.on().toString());
        json.writeStringField("in", judged.in());
        json.writeEndObject();
      } else {
        json.writeBoolean(fact.getValue().equals(FactValue.YES));
      }
    }
  }

  @Property(tries = 1500)
  void read_aValidLineWithAnyChanges_isARequestOrAFormatException(
      @ForAll("changes") Change first, @ForAll @Size(max = 3) List<@From("changes") Change> more) {
    String text = first.of(RequestReaderTest.WHOLE);
    for (Change change : more) {
      text = change.of(text);
    }
    try {
      assertThat(READER.read(text)).isNotNull();
    } catch (LineFormatException wrong) {
      assertThat(wrong.column()).isBetween(1, text.length() + 2);
      assertThat(wrong.getMessage()).isNotEmpty().doesNotContain("\n");
    }
  }

  @Provide
  Arbitrary<Change> changes() {
    return Arbitraries.lazy(() -> new ActionReaderPropertyTest().changes());
  }
}
