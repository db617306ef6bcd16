package org.privacynotice.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules that this module sets itself. A rule that finds nothing to check fails. */
class ArchitectureTest {

  private static final String ROOT = "org.privacynotice.";

  /** The packages of this module; those of privacy-core have rules of their own. */
  private static final Set<String> OURS =
      Set.of(
          ROOT + "bulk",
          ROOT + "document",
          ROOT + "log",
          ROOT + "ledger",
          ROOT + "audit",
          ROOT + "deadline",
          ROOT + "engine",
          ROOT + "exchange",
          ROOT + "command");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::isOfThisModule)
          .importPackages(OURS.toArray(String[]::new));

  private static boolean isOfThisModule(Location location) {
    return OURS.stream().anyMatch(name -> location.contains(name.replace('.', '/')));
  }

  private static final DescribedPredicate<JavaClass> OUTSIDE_COMMAND =
      DescribedPredicate.describe(
          "are outside command", type -> !type.getPackageName().equals(ROOT + "command"));

  /** What is said and decided must not hang on the machine. */
  private static final DescribedPredicate<JavaCall<?>> ASKS_THE_MACHINE =
      new DescribedPredicate<>("asks the machine for its time, zone, language or line ends") {
        @Override
        public boolean test(JavaCall<?> call) {
          String owner = call.getTargetOwner().getName();
          boolean hasLocale =
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.getName().equals("java.util.Locale"));
          boolean formats =
              owner.equals("java.lang.String")
                  || owner.equals("java.io.PrintWriter")
                  || owner.equals("java.io.PrintStream");
          return switch (call.getName()) {
            case "now" -> owner.startsWith("java.time.");
            case "systemDefault", "systemDefaultZone" -> owner.startsWith("java.time.");
            case "currentTimeMillis", "lineSeparator" -> owner.equals("java.lang.System");
            case "getDefault" ->
                owner.equals("java.util.Locale") || owner.equals("java.util.TimeZone");
            case "ofPattern", "ofLocalizedDate" ->
                owner.equals("java.time.format.DateTimeFormatter") && !hasLocale;
            case "toLowerCase", "toUpperCase", "format", "printf" -> formats && !hasLocale;
            case "println" -> owner.startsWith("java.io.Print");
            case "getBytes" ->
                owner.equals("java.lang.String") && call.getTarget().getParameterTypes().isEmpty();
            default -> false;
          };
        }
      };

  private static boolean isGenerated(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost.getPackageName().startsWith(ROOT)
        && outermost.getSimpleName().startsWith("Immutable");
  }

  @Test
  void rules_haveSomethingToCheck() {
    assertThat(CLASSES.size()).isGreaterThan(60);
    for (String name : OURS) {
      assertThat(CLASSES.stream().map(JavaClass::getPackageName)).contains(name);
    }
    assertThat(CLASSES.stream().filter(OUTSIDE_COMMAND::test)).hasSizeGreaterThan(50);
  }

  @Test
  void packages_dependDownwardsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(
            ROOT + "bulk",
            ROOT + "document",
            ROOT + "log",
            ROOT + "ledger",
            ROOT + "audit",
            ROOT + "deadline",
            ROOT + "engine",
            ROOT + "exchange",
            ROOT + "command")
        .layer("command")
        .definedBy(ROOT + "command")
        .layer("exchange")
        .definedBy(ROOT + "exchange")
        .layer("engine")
        .definedBy(ROOT + "engine")
        .layer("deadline")
        .definedBy(ROOT + "deadline")
        .layer("log")
        .definedBy(ROOT + "log")
        .layer("ledger")
        .definedBy(ROOT + "ledger")
        .layer("audit")
        .definedBy(ROOT + "audit")
        .layer("bulk")
        .definedBy(ROOT + "bulk")
        .layer("document")
        .definedBy(ROOT + "document")
        .whereLayer("command")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("ledger")
        .mayOnlyAccessLayers("document", "log")
        .whereLayer("exchange")
        .mayNotAccessAnyLayer()
        .whereLayer("engine")
        .mayOnlyAccessLayers("bulk", "deadline", "document", "log")
        .whereLayer("bulk")
        .mayNotAccessAnyLayer()
        .whereLayer("deadline")
        .mayNotAccessAnyLayer()
        .whereLayer("log")
        .mayOnlyAccessLayers("exchange")
        .whereLayer("audit")
        .mayOnlyAccessLayers("bulk", "ledger")
        .whereLayer("document")
        .mayNotAccessAnyLayer()
        .check(CLASSES);
  }

  @Test
  void packages_areFreeOfCycles() {
    slices().matching("org.privacynotice.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void generatedTypes_arePackagePrivate() {
    classes()
        .that()
        .haveSimpleNameStartingWith("Immutable")
        .should()
        .bePackagePrivate()
        .allowEmptyShould(CLASSES.stream().noneMatch(ArchitectureTest::isGenerated))
        .check(CLASSES);
  }

  @Test
  void publicApi_exposesNoGeneratedTypeAndNoParser() {
    classes()
        .that()
        .arePublic()
        .and(OUTSIDE_COMMAND)
        .and(DescribedPredicate.describe("are not generated", type -> !isGenerated(type)))
        .should(exposeOnlyOurOwn())
        .check(CLASSES);
  }

  /** Parameters, results and fields of public and protected members. */
  private static ArchCondition<JavaClass> exposeOnlyOurOwn() {
    return new ArchCondition<>("expose neither a generated type nor one of a parser") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (isVisible(unit.getModifiers())) {
            report(type, unit.getFullName(), unit.getRawReturnType(), events);
            unit.getRawParameterTypes()
                .forEach(each -> report(type, unit.getFullName(), each, events));
          }
        }
        for (JavaField field : type.getFields()) {
          if (isVisible(field.getModifiers())) {
            report(type, field.getFullName(), field.getRawType(), events);
          }
        }
      }

      private boolean isVisible(Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.PUBLIC)
                || modifiers.contains(JavaModifier.PROTECTED))
            && !modifiers.contains(JavaModifier.SYNTHETIC);
      }

      private void report(JavaClass type, String where, JavaClass shown, ConditionEvents events) {
        boolean foreign =
            isGenerated(shown)
                || shown.getName().startsWith("com.fasterxml.")
                || shown.getName().startsWith("org.snakeyaml.")
                || shown.getName().startsWith("org.slf4j.")
                || shown.getName().startsWith("de.focus_shift.")
                || shown.getName().startsWith("picocli.");
        events.add(new SimpleConditionEvent(type, !foreign, where + " shows " + shown.getName()));
      }
    };
  }

  @Test
  void parsers_areUsedInOnePackageEachAndSlf4jInTheLogs() {
    for (var used :
        List.of(
            List.of("com.fasterxml..", "exchange"),
            List.of("org.snakeyaml..", "document"),
            List.of("org.slf4j..", "log", "ledger"),
            List.of("de.focus_shift..", "deadline"),
            List.of("picocli..", "command"))) {
      String[] users = used.stream().skip(1).map(ROOT::concat).toArray(String[]::new);
      classes()
          .that()
          .resideInAnyPackage(users)
          .and(
              DescribedPredicate.describe(
                  "use " + used.get(0),
                  type ->
                      type.getDirectDependenciesFromSelf().stream()
                          .anyMatch(
                              each ->
                                  each.getTargetClass()
                                      .getName()
                                      .startsWith(used.get(0).replace("..", ".")))))
          .should()
          .resideInAnyPackage(users)
          .check(CLASSES);
      noClasses()
          .that()
          .resideOutsideOfPackages(users)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(used.get(0))
          .check(CLASSES);
    }
  }

  @Test
  void console_isForTheCommandLineAlone() {
    noClasses()
        .that(OUTSIDE_COMMAND)
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "is System.out, System.err or System.in", ArchitectureTest::isConsole))
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.util.logging..")
        .check(CLASSES);
    assertThat(
            CLASSES.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(ArchitectureTest::isConsole))
        .as("the rule knows the console when it sees it")
        .isNotEmpty();
  }

  private static boolean isConsole(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.lang.System")
        && Set.of("out", "err", "in").contains(access.getTarget().getName());
  }

  @Test
  void noClass_asksTheMachineForTimeZoneLanguageOrLineEnds() {
    noClasses()
        .that(DescribedPredicate.describe("are written by hand", type -> !isGenerated(type)))
        .should()
        .callCodeUnitWhere(ASKS_THE_MACHINE)
        .check(CLASSES);
  }

  @Test
  void names_areOfTheDomainAndNotOfKindsOfCode() {
    noClasses()
        .that()
        .resideInAPackage("org.privacynotice..")
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper)(\\$.*)?")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.privacynotice..")
        .should()
        .resideInAnyPackage("..util..", "..impl..", "..model..", "..internal..")
        .check(CLASSES);
  }
}
