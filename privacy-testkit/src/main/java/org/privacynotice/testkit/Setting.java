package org.privacynotice.testkit;

import static org.privacynotice.testkit.PrivacyExtension.misuse;
import static org.privacynotice.testkit.PrivacyExtension.outwards;

import com.google.common.collect.MapMaker;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.platform.commons.support.ReflectionSupport;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.testkit.coverage.Coverage;
import org.privacynotice.testkit.coverage.CoverageLog;
import org.privacynotice.testkit.setup.Deployments;
import org.privacynotice.testkit.setup.NamedDocuments;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What one test has of one notice, till its end.
 *
 * @param engine the engine
 * @param notice the version in force at first
 * @param clock the engine's clock
 * @param log the engine's log
 * @param recorder the recorder over it
 * @param coverage what the engine logs to, before that log
 */
@SuppressWarnings("deprecation") // all that a Jupiter before 5.13 closes
record Setting(
    PrivacyEngine engine,
    Notice notice,
    TestClock clock,
    RecordingLog log,
    Recorder recorder,
    CoverageLog coverage)
    implements AutoCloseable, CloseableResource {

  /** How many proofs were made about an engine, which are more than decisions. */
  private static final ConcurrentMap<PrivacyEngine, Long> PROOFS =
      new MapMaker().weakKeys().makeMap();

  /** Something was proved about an engine. */
  static void proved(PrivacyEngine engine) {
    PROOFS.merge(engine, 1L, Long::sum);
  }

  /** How much about the notice was shown so far: what the engine answered, and proofs about it. */
  long shown() {
    return coverage.decided() + PROOFS.getOrDefault(engine, 0L);
  }

  /**
   * Fails where nothing was shown since.
   *
   * @param before how much was shown when the test began
   * @param test the test
   */
  void requireMore(long before, ExtensionContext test) {
    if (shown() == before) {
      throw new AssertionError(
          "test `"
              + test.getDisplayName()
              + "` decided nothing, so it shows nothing about the notice; let it, not what runs"
              + " before or after it, ask the engine that it was given");
    }
  }

  /** By JUnit, when the test is over: what the recorder saw and the test did not fails it. */
  @Override
  public void close() {
    recorder.end();
  }

  /** What there is of one of the types that a parameter may have. */
  Object part(Class<?> type) {
    return Stream.of(engine, notice, clock, log, recorder)
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Works out what an annotation says.
   *
   * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException when it says something
   *     that cannot be, with the attribute and the value
   */
  static Setting of(PrivacyNotice annotation, ExtensionContext context) {
    return new Reader(annotation, context).setting();
  }

  /** Reads one annotation. */
  private record Reader(PrivacyNotice annotation, ExtensionContext context) {

    Setting setting() {
      List<Notice> versions = versions();
      Optional<Deployment> deployment = deployment(versions);
      TestClock clock = clock(versions.get(0));
      RecordingLog log = new RecordingLog();
      Coverage.reportAtEnd(context);
      CoverageLog coverage = Coverage.recording(log, outwards(context).toArray(Class<?>[]::new));
      PrivacyEngine.Builder builder = PrivacyEngine.builder().log(coverage).clock(clock);
      versions.forEach(builder::notice);
      PrivacyEngine engine =
          deployment.isEmpty() ? alone(builder) : deployed(builder, deployment.get());
      return new Setting(
          engine, inForce(engine, clock), clock, log, new Recorder(log, clock), coverage);
    }

    private PrivacyEngine alone(PrivacyEngine.Builder notices) {
      return trying("value", String.join(", ", annotation.value()), notices::build);
    }

    /** What does not fit is the notices, where they do not by themselves, else the deployment. */
    private PrivacyEngine deployed(PrivacyEngine.Builder notices, Deployment deployment) {
      try {
        return notices.deployment(deployment).build();
      } catch (IllegalArgumentException unfit) {
        PrivacyEngine.Builder without = PrivacyEngine.builder().log(DecisionLog.none());
        versions().forEach(without::notice);
        alone(without);
        String message = String.valueOf(unfit.getMessage());
        if (!annotation.deployedBy().isEmpty()) {
          throw misuse("deployedBy", annotation.deployedBy(), message);
        }
        throw annotation.deployment().isEmpty()
            ? misuse("schedule", annotation.schedule(), message)
            : misuse("deployment", annotation.deployment(), message);
      }
    }

    private static Notice inForce(PrivacyEngine engine, TestClock clock) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
      List<Notice> versions = engine.notices();
      return versions.stream()
          .filter(notice -> notice.inForce().contains(today))
          .findFirst()
          .orElse(versions.get(versions.size() - 1));
    }

    private List<Notice> versions() {
      if (annotation.value().length == 0) {
        throw misuse("value", "", "name at least one notice");
      }
      List<Notice> versions = new ArrayList<>();
      for (String each : annotation.value()) {
        versions.add(documents().notice("value", each));
      }
      return versions;
    }

    private NamedDocuments documents() {
      Class<?> test = context.getRequiredTestClass();
      return new NamedDocuments(
          path -> test.getResourceAsStream("/" + path), PrivacyExtension::misuse);
    }

    private TestClock clock(Notice notice) {
      String text = annotation.at();
      try {
        Instant at =
            text.contains("T")
                ? Instant.parse(text)
                : LocalDate.parse(text).atStartOfDay(notice.zone()).toInstant();
        return new TestClock(at, notice.zone());
      } catch (DateTimeException unreadable) {
        throw misuse("at", text, "write an instant (2026-01-05T09:00:00Z) or a day (2026-01-05)");
      }
    }

    private Optional<Deployment> deployment(List<Notice> versions) {
      Optional<Deployment> given = given(versions);
      boolean more =
          annotation.standing().length > 0
              || annotation.withdrawn().length > 0
              || !annotation.schedule().isEmpty();
      if (!more) {
        return given;
      }
      Deployment base = given.orElseGet(Deployments::silent);
      List<Document> documents = new ArrayList<>(versions);
      documents.add(base);
      documents.add(Bundled.law());
      Vocabulary vocabulary = Vocabulary.of(documents.stream().map(Document::terms).toList());
      Map<String, FactValue> standing = new TreeMap<>(base.standing());
      for (String each : annotation.standing()) {
        addStanding(each, vocabulary, standing);
      }
      Set<String> withdrawn = new TreeSet<>(base.withdrawn());
      for (String each : annotation.withdrawn()) {
        withdrawn.add(presumed(each, vocabulary, documents));
      }
      List<RetentionEntry> retention = new ArrayList<>(base.retention());
      retention.addAll(schedule(versions));
      return Optional.of(
          trying(
              "schedule",
              annotation.schedule(),
              () -> Deployments.like(base, standing, withdrawn, retention)));
    }

    private Optional<Deployment> given(List<Notice> versions) {
      String file = annotation.deployment();
      String method = annotation.deployedBy();
      if (!file.isEmpty() && !method.isEmpty()) {
        throw misuse("deployedBy", method, "there is a `deployment` file too; give one of them");
      }
      if (!method.isEmpty()) {
        return Optional.of(byMethod(method, versions.get(versions.size() - 1)));
      }
      if (file.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(documents().deployment("deployment", file, versions));
    }

    private Deployment byMethod(String name, Notice notice) {
      Method method =
          outwards(context).stream()
              .flatMap(
                  type ->
                      Stream.of(
                          ReflectionSupport.findMethod(type, name),
                          ReflectionSupport.findMethod(type, name, Notice.class)))
              .flatMap(Optional::stream)
              .filter(found -> found.getReturnType() == Deployment.class)
              .findFirst()
              .orElseThrow(
                  () ->
                      misuse(
                          "deployedBy",
                          name,
                          "`"
                              + context.getRequiredTestClass().getSimpleName()
                              + "` has no method of that name that returns a Deployment and takes"
                              + " nothing or the Notice"));
      boolean isStatic = Modifier.isStatic(method.getModifiers());
      Object instance =
          context
              .getTestInstances()
              .<Object>flatMap(all -> all.findInstance(method.getDeclaringClass()))
              .orElse(null);
      if (!isStatic && instance == null) {
        throw misuse("deployedBy", name, "there is no test instance yet; make the method static");
      }
      Object[] arguments = method.getParameterCount() == 0 ? new Object[0] : new Object[] {notice};
      return (Deployment)
          Optional.ofNullable(
                  ReflectionSupport.invokeMethod(method, isStatic ? null : instance, arguments))
              .orElseThrow(() -> misuse("deployedBy", name, "the method returned nothing"));
    }

    private static void addStanding(
        String text, Vocabulary vocabulary, Map<String, FactValue> standing) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw misuse("standing", text, "write it as fact=value");
      }
      String id = text.substring(0, equals).strip();
      String value = text.substring(equals + 1).strip();
      Fact fact = trying("standing", text, () -> vocabulary.fact(id));
      if (!fact.statedBy().byDeployment()) {
        throw misuse(
            "standing", text, "fact `" + id + "` is stated with an action, not for all cases");
      }
      boolean isAnswer = value.equals("true") || value.equals("false");
      standing.put(
          id,
          trying(
              "standing",
              text,
              () -> isAnswer ? fact.valueOf(value.equals("true")) : fact.valueOf(value)));
    }

    private static String presumed(String id, Vocabulary vocabulary, List<Document> documents) {
      trying("withdrawn", id, () -> vocabulary.fact(id));
      boolean isPresumed =
          documents.stream()
              .flatMap(document -> document.allFacts().stream())
              .anyMatch(fact -> fact.id().equals(id) && fact.presumed().isPresent());
      if (!isPresumed) {
        throw misuse("withdrawn", id, "nothing is presumed of fact `" + id + "`");
      }
      return id;
    }

    private List<RetentionEntry> schedule(List<Notice> versions) {
      String text = annotation.schedule();
      if (text.isBlank()) {
        return List.of();
      }
      String document =
          "deployment: schedule\ntitle: what the test says\nversion: 2026-01-05\nretention:\n"
              + text.indent(2);
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      return documents()
          .sound(
              "schedule",
              text,
              DocumentReader.deployment("schedule", bytes, Bundled.law(), versions))
          .retention();
    }

    private static <T> T trying(String attribute, String value, Supplier<T> reading) {
      try {
        return reading.get();
      } catch (IllegalArgumentException wrong) {
        throw misuse(attribute, value, String.valueOf(wrong.getMessage()));
      }
    }
  }
}
