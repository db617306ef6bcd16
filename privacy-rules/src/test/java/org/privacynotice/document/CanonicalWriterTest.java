package org.privacynotice.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;

class CanonicalWriterTest {

  private static final String SMALL =
      """
      # A comment.
      title: 'It''s "small"'
      notice: small
      version: 2026-01-05
      in-force: {to: 2026-12-31, from: 2026-01-05}
      controller: {kind: organisation, name: A Company}
      purposes:
        b: {label: second, includes: {c: {label: third}}}
        a: {label: first}
      categories: {name: {label: name}}
      collects:
        two: {categories: name, for: [c, b], gloss: Two., sources: [{heading: H}, {law: L, at: Art 1}]}
        one: {do: use, categories: any, for: any, if: {not: {all: [consent]}}, gloss: One., sources: [{heading: H, item: 2}]}
      """;

  private static final String SMALL_WRITTEN =
      """
      format: "privacy-notice/1"
      notice: small
      title: "It's \\"small\\""
      version: 2026-01-05
      in-force: {from: 2026-01-05, to: 2026-12-31}
      zone: "Europe/London"
      jurisdiction: england-and-wales
      controller: {name: "A Company", kind: organisation}
      categories:
        name:
          label: "name"
      purposes:
        a:
          label: "first"
        b:
          label: "second"
          includes:
            c:
              label: "third"
      collects:
        one:
          do: [use]
          categories: any
          for: any
          if: {not: {all: [consent]}}
          gloss: "One."
          sources: [{heading: "H", item: 2}]
        two:
          do: [collect, use]
          categories: [name]
          for: [b, c]
          gloss: "Two."
          sources: [{heading: "H"}, {law: "L", at: "Art 1"}]
      """;

  private static Notice notice(String text) {
    return DocumentReader.notice("notice.yaml", text.getBytes(UTF_8), Bundled.law()).orThrow();
  }

  @Test
  void write_smallNotice_hasItsOneForm() {
    assertThat(CanonicalWriter.write(notice(SMALL))).isEqualTo(SMALL_WRITTEN);
  }

  @TestFactory
  Stream<DynamicTest> write_everyDocument_readsBackAsTheSame() {
    Map<String, Document> documents = new TreeMap<>();
    Bundled.notices().forEach(id -> documents.put(id, Bundled.notice(id)));
    documents.put("uk", Bundled.law());
    documents.put("demo", Bundled.demoDeployment());
    for (Path folder : Cases.all()) {
      Cases.read(folder)
          .document()
          .ifPresent(document -> documents.put(folder.getFileName().toString(), document));
    }
    return documents.entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> readsBack(entry.getValue())));
  }

  private static void readsBack(Document document) {
    String text = CanonicalWriter.write(document);
    Document again = reread(document, text);
    assertThat(again).isEqualTo(document);
    assertThat(CanonicalWriter.write(again)).isEqualTo(text);
    assertThat(text).endsWith("\n").doesNotContain("\r", "\t", "#");
  }

  private static Document reread(Document document, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (document instanceof Law) {
      return DocumentReader.law("law.yaml", bytes).orThrow();
    }
    if (document instanceof Deployment) {
      return DocumentReader.deployment(
              "deployment.yaml", bytes, Bundled.law(), Bundled.notice("contact-centre"))
          .orThrow();
    }
    return DocumentReader.notice("notice.yaml", bytes, Bundled.law()).orThrow();
  }

  @Test
  void digest_commentsLayoutAndOrder_doNotCount() {
    String digest = Digest.of(notice(SMALL));
    List<String> same =
        List.of(
            SMALL.replace("# A comment.\n", ""),
            SMALL.replace("label: first}", "label: first} # another"),
            SMALL.replace("{label: first}", "\n    label:   \"first\""),
            SMALL.replace("'It''s \"small\"'", "It's \"small\""),
            SMALL.replace("'It''s \"small\"'", "\"It\\u0027s \\\"small\\\"\""),
            SMALL.replace("for: [c, b]", "for: [b, c, b]"),
            SMALL.replace("do: use", "do: [use]"),
            SMALL.replace("version:", "zone: Europe/London\nversion:"),
            SMALL.replace("notice:", "format: privacy-notice/1\nnotice:"),
            SMALL.replace("\n", "\r\n"),
            "\uFEFF---\n" + SMALL + "...\n",
            SMALL_WRITTEN);
    for (String text : same) {
      assertThat(Digest.of(notice(text))).as(text).isEqualTo(digest);
    }
  }

  @Test
  void digest_aWordOfAGloss_counts() {
    assertThat(Digest.of(notice(SMALL.replace("Two.", "Two!"))))
        .isNotEqualTo(Digest.of(notice(SMALL)));
  }

  @Test
  void digest_orderOfSourcesAndConditions_counts() {
    String turned =
        SMALL.replace("[{heading: H}, {law: L, at: Art 1}]", "[{law: L, at: Art 1}, {heading: H}]");
    assertThat(Digest.of(notice(turned))).isNotEqualTo(Digest.of(notice(SMALL)));
  }

  /**
   * What the three documents that use every key say, changed bit by bit: old text, new text. A
   * change that the digest does not show would be a hole.
   */
  private static final String CHANGES =
      """
      notice | everything | something
      notice | title: Everything | title: Something
      notice | version: 2026-01-05 | version: 2026-01-04
      notice | from: 2026-01-06 | from: 2026-01-07
      notice | to: 2027-01-05 | to: 2027-01-06
      notice | , to: 2027-01-05 |
      notice | Europe/Paris | Europe/London
      notice | name: A Council | name: Another
      notice | public-authority | organisation
      notice | needed: {type: yes-no | needed: {type: attested
      notice | Is it needed? | Is it so?
      notice | stated-by: either | stated-by: case
      notice | stated-by: deployment | stated-by: either
      notice | , stated-by: deployment |
      notice | value: true | value: false
      notice | It mostly is. | It often is.
      notice | , presumed: {value: true, because: It mostly is.} |
      notice | [phone, web] | [phone, post, web]
      notice | type: reference | type: attested
      notice | permit record | record of a permit
      notice | about the person | about people
      notice | sensitivity: special, special-kind: health, dpv | sensitivity: criminal, dpv
      notice | sensitivity: special, special-kind: health, dpv | sensitivity: notice, dpv
      notice | sensitivity: special, special-kind: health, dpv | dpv
      notice | special-kind: health | special-kind: genetic
      notice | special-kind: health, |
      notice | pd:Health | pd:Sickness
      notice | , dpv: "pd:Health" |
      notice |   place-of-work: {label: place of work} |       place-of-work: {label: place of work}
      notice | label: services | label: our services
      notice | [public-task] | [public-task, consent]
      notice |     enactments: {public-task: [{law: Localism Act 2011, at: s.1}]} |
      notice | at: s.1}]} | at: s.2}]}
      notice | kind: organisation}} | kind: public-authority}}
      notice | notice: social-care | notice: housing
      notice | , notice: social-care |
      notice | role: separate-controller | role: joint-controller
      notice | , role: separate-controller |
      notice | value: true, because: Somebody | value: false, because: Somebody
      notice | by: dpo | by: clerk
      notice | on: 2026-01-02 | on: 2026-01-03
      notice | in: note/1 | in: note/2
      notice | on: [access, erasure] | on: [access]
      notice | on: complaint, |
      notice | jurisdiction: scotland | jurisdiction: northern-ireland
      notice | within: {days: 30} | within: {days: 29}
      notice | extension: {days: 10} | extension: {days: 11}
      notice | , waits: true |
      notice | pauses: [access], |
      notice | , rolls: true |
      notice | from: 2026-02-06 | from: 2026-02-07
      notice | electronic: anonymisation | electronic: deletion
      notice | paper: confidential-destruction, |
      notice | article9: g | article9: h
      notice |     article9: g |
      notice | schedule1: 6 | schedule1: 7
      notice | Another Council | A Third Council
      notice | lgsl: 474 | lgsl: 475
      notice | label: SIDEM | label: SIDEM 2
      notice | services: [permits] | services: [permits, services]
      notice |     excludes: [fines] |
      notice | held-locally: false | held-locally: true
      notice | supplier: A Company | supplier: B
      notice | the parking team | the team
      notice | within: suppliers | within: agencies
      notice |     within: suppliers |
      notice | place: GB | place: IE
      notice | Who processes it | Who does it
      notice | place: FR | place: DE
      notice | kind: agency | kind: department
      notice | the police | police
      notice | {label: suppliers, kind: class} | {label: suppliers, kind: public}
      notice |   suppliers: {label |       suppliers: {label
      notice |   details: |   particulars:
      notice | do: [use] | do: [collect]
      notice |     do: [use] |
      notice | categories: [health] | categories: [person]
      notice | categories: [health] | categories: any
      notice | sensitivity: [special]+    for: [permits] | for: [permits]
      notice | for: [permits]+    if: needed | for: [fines]+    if: needed
      notice | for: [permits]+    if: needed | for: [permits, fines]+    if: needed
      notice | for: [permits]+    if: needed | for: any+    if: needed
      notice | if: needed | if: shown
      notice | if: needed | if: {not: needed}
      notice | if: needed | if: {all: [needed]}
      notice | if: needed | if: {any: [needed]}
      notice | if: needed | if: {channel: web}
      notice | if: needed | if: {channel: [phone, web]}
      notice | if: needed | if: {all: [needed, shown]}
      notice | if: needed | if: {all: [shown, needed]}
      notice |     if: needed |
      notice | from: 2026-02-01 | from: 2026-02-02
      notice | to: 2026-12-31 | to: 2026-12-30
      notice |     in-force: {from: 2026-02-01, to: 2026-12-31} |
      notice | Health is used for permits. | Health is used for fines.
      notice | What we collect | What we take
      notice | What we collect, item: 1 | What we collect, item: 2
      notice | What we collect, item: 1 | What we collect
      notice | law: UK GDPR | law: GDPR
      notice | at: Art 6(1) | at: Art 6
      notice | , {law: UK GDPR, at: Art 6(1)} |
      notice | with: [agencies], gloss | with: any, gloss
      notice | with: [agencies], gloss | with: [police], gloss
      notice | with: [agencies], gloss | with: [processors], gloss
      notice | do: [share] | do: [share, retain]
      notice | categories: [person]+    sensitivity: [special] | sensitivity: [special]
      notice | [special]+    for: [services] | [criminal]+    for: [services]
      notice | except: {categories: [health] | except: {categories: [place-of-work]
      notice | except: {categories: [health], | except: {
      notice | for: [fines], with | with
      notice | , with: [police]} | }
      notice | {any: [needed | {all: [needed
      notice | {channel: [web]} | {channel: [phone]}
      notice | {purpose: [permits]} | {purpose: [fines]}
      notice | {with: [police]} | {with: [agencies]}
      notice | instructions: include | instructions: exclude
      notice | {period: over}, |
      notice | retention/permits | retention/default
      notice | controller: organisation | controller: public-authority
      notice | since: 2026-02-05 | since: 2026-02-06
      notice | from: 2026-03-01 | from: 2026-03-02
      notice | from: 2026-03-01 | to: 2026-03-01
      notice | do: [erase] | do: [retain]
      notice | owed: true | owed: false
      notice | sensitivity: [notice] | sensitivity: [ordinary]
      notice | with: [local] | with: [police]
      notice | with: [processors] | with: [sidem]
      notice | if: ended | if: order
      notice | to: 2026-11-30 | to: 2026-11-29
      notice | tells: [controller, source] | tells: [controller]
      notice | tells: [controller, source], |
      notice | tells-partly: [rights, transfers] | tells-partly: [rights]
      notice | tells: [controller, source], tells-partly: [rights, transfers] | tells: [rights, transfers], tells-partly: [controller, source]
      notice | Where we are. | Where we were.
      notice | to: 2026-10-31 | to: 2026-10-30
      notice | records: [permit]+    for: [permits] | for: [permits]
      notice | for: [permits]+    until | for: [fines]+    until
      notice | for: [permits]+    until | until
      notice | years: 6 | years: 7
      notice | years: 6 | months: 6
      notice | weeks: 2 | days: 2
      notice | latest | earliest
      notice | earliest | latest
      notice | {latest: [ended, | {latest: [never, ended,
      notice | end-of-financial-year | end-of-calendar-year
      notice | end-of-calendar-year: {m | end-of-financial-year: {m
      notice | until: never | until: by-schedule
      notice | until: never | until: ended
      notice | disposal: shredding | disposal: burning
      notice |     disposal: shredding |
      notice | Six years. | 6 years.
      notice | How long} | How long?}
      law | law: everything | law: something
      law | title: Everything | title: Something
      law | version: 2026-01-05 | version: 2026-01-04
      law | to: 2027-01-05 | to: 2027-01-06
      law | in-force: {from: 2026-01-06, to: 2027-01-05} |
      law | Few are. | None are.
      law | suspends-retention: [held] | suspends-retention: [held, order]
      law | suspends-retention: [held] |
      law | hand-over | give
      law | sensitivity: [ordinary] | sensitivity: [notice]
      law | if: order | if: held
      law | from: 2026-02-01 | from: 2026-02-05
      law | Hand it over. | Give it.
      law | at: s.1 | at: s.0
      law | on: [access, erasure] | on: [access]
      law | if: held, in | in
      law | Grant it. | Do it.
      law | on: erasure | on: access
      law | months: 2 | months: 1
      law | Soon. | Later.
      law | Keep a part. | Keep all.
      law | {not: held}, gloss: Ask | held, gloss: Ask
      law | [criminal] | [special]
      law | with: [local] | with: any
      law | , owed: true |
      law | Note. | Notes.
      law |   who: |   whom:
      law | Say who. | Say whom.
      law | shown-by: recipients | shown-by: places
      law | shown-by: recipients, |
      law | only-with: [consent, contract] | only-with: [consent]
      law | only-with: [consent, contract], |
      law | from: 2026-02-05 | from: 2026-02-06
      law | at: s.5 | at: s.7
      deployment | deployment: everything | deployment: something
      deployment | title: Everything | title: Something
      deployment | version: 2026-01-05 | version: 2026-01-04
      deployment | in-force: {from: 2026-01-06, to: 2027-01-05} |
      deployment | When did the licence end? | When?
      deployment | licence record | record of a licence
      deployment | apd/2026-01 | apd/2026-02
      deployment | apd/2026-01 | true
      deployment | apd/2026-01 | false
      deployment | legal-hold: false | legal-hold: true
      deployment |   legal-hold: false |
      deployment | channel: web | channel: phone
      deployment | since-when: 2026-01-05 | since-when: 2026-01-06
      deployment | since-when: 2026-01-05 | since-when: 2026-01-05T00:00:00Z
      deployment | since-when: 2026-01-05 | since-when: 2026-01-05T00:00:00.000000001Z
      deployment | since-when: 2026-01-05 | since-when: false
      deployment | order: false | order: a/1
      deployment | [archive, processor-contract] | [archive]
      deployment | withdraws: [archive, processor-contract] |
      deployment | with: [hmrc] | with: [police]
      deployment | Tax. | Taxes.
      deployment | Stop. | Halt.
      deployment | item: 2 | item: 3
      deployment | Note. | Notes.
      deployment | records: [licence] | records: [licence, permit]
      deployment | disposal: shredding | disposal: burning
      deployment | years: 6 | weeks: 6
      """;

  @TestFactory
  Stream<DynamicTest> digest_anythingChanged_changes() {
    Map<String, String> digests = new HashMap<>();
    return CHANGES.lines().map(line -> DynamicTest.dynamicTest(line, () -> changes(line, digests)));
  }

  private static void changes(String line, Map<String, String> digests) {
    String[] parts = line.split(" \\| ?", 3);
    String old = parts[1].replace('+', '\n');
    String text = everything(parts[0]);
    assertThat(text).contains(old);
    String changed = text.replaceFirst(Pattern.quote(old), parts[2].replace('+', '\n'));
    String digest = Digest.of(read(parts[0], changed));
    assertThat(digest).isNotEqualTo(Digest.of(read(parts[0], text)));
    assertThat(digests.put(digest, line)).as("another change with the same digest").isNull();
  }

  private static String everything(String kind) {
    String folder = kind.equals("notice") ? "accepted-everything" : kind + "-accepted-everything";
    return new String(Cases.bytes(Cases.FOLDER.resolve(folder).resolve(kind + ".yaml")), UTF_8);
  }

  private static Document read(String kind, String text) {
    return Cases.read(kind + ".yaml", text.getBytes(UTF_8)).orThrow();
  }

  @Test
  void write_everything_hasEveryKeyThatTheFilesHave() {
    for (String kind : List.of("notice", "law", "deployment")) {
      String text = everything(kind);
      assertThat(keys(CanonicalWriter.write(read(kind, text)))).isEqualTo(keys(text));
    }
  }

  private static Set<String> keys(String text) {
    return Pattern.compile("([a-z0-9-]+):(?=[ \n])")
        .matcher(text)
        .results()
        .map(key -> key.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
