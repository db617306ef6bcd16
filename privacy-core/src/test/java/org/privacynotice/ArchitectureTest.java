package org.privacynotice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that this module sets itself. A rule that finds nothing to check fails. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.privacynotice");

  /** What a day or a word means must not hang on the machine. */
  private static final DescribedPredicate<JavaCall<?>> ASKS_THE_MACHINE =
      new DescribedPredicate<>("asks the machine for its clock, zone or language") {
        @Override
        public boolean test(JavaCall<?> call) {
          String owner = call.getTargetOwner().getName();
          String name = call.getName();
          boolean hasLocale =
              call.getTarget().getRawParameterTypes().stream()
                  .anyMatch(type -> type.getName().equals("java.util.Locale"));
          return switch (name) {
            case "now" -> owner.startsWith("java.time.");
            case "systemDefault", "systemDefaultZone" -> owner.startsWith("java.time.");
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "lineSeparator" -> owner.equals("java.lang.System");
            case "getDefault" ->
                owner.equals("java.util.Locale") || owner.equals("java.util.TimeZone");
            case "toLowerCase", "toUpperCase", "format" ->
                owner.equals("java.lang.String") && !hasLocale;
            default -> false;
          };
        }
      };

  private static boolean isGenerated(JavaClass type) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return outermost.getPackageName().startsWith("org.privacynotice")
        && outermost.getSimpleName().startsWith("Immutable");
  }

  @Test
  void rules_haveSomethingToCheck() {
    assertThat(CLASSES.size()).isGreaterThan(60);
    assertThat(CLASSES.stream().filter(ArchitectureTest::isGenerated)).hasSizeGreaterThan(8);
    for (String name :
        List.of("vocabulary", "retention", "notice", "action", "decision", "request")) {
      assertThat(CLASSES.stream().map(JavaClass::getPackageName))
          .contains("org.privacynotice." + name);
    }
  }

  @Test
  void packages_dependDownwardsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("org.privacynotice..")
        .layer("decision")
        .definedBy("org.privacynotice.decision")
        .layer("request")
        .definedBy("org.privacynotice.request")
        .layer("action")
        .definedBy("org.privacynotice.action")
        .layer("notice")
        .definedBy("org.privacynotice.notice")
        .layer("retention")
        .definedBy("org.privacynotice.retention")
        .layer("vocabulary")
        .definedBy("org.privacynotice.vocabulary")
        .whereLayer("decision")
        .mayOnlyAccessLayers("action", "notice", "vocabulary")
        .whereLayer("request")
        .mayOnlyAccessLayers("decision", "action", "notice", "vocabulary")
        .whereLayer("action")
        .mayOnlyAccessLayers("vocabulary")
        .whereLayer("notice")
        .mayOnlyAccessLayers("retention", "vocabulary")
        .whereLayer("retention")
        .mayOnlyAccessLayers("vocabulary")
        .whereLayer("vocabulary")
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
        .check(CLASSES);
  }

  @Test
  void publicApi_exposesNoGeneratedTypeButAsTheParentOfABuilder() {
    classes()
        .that()
        .arePublic()
        .and(DescribedPredicate.describe("are not generated", type -> !isGenerated(type)))
        .should(exposeNoGeneratedType())
        .check(CLASSES);
  }

  /** Parameters, results and fields of public and protected members. */
  private static ArchCondition<JavaClass> exposeNoGeneratedType() {
    return new ArchCondition<>("expose no generated type") {
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

      private boolean isVisible(java.util.Set<JavaModifier> modifiers) {
        return (modifiers.contains(JavaModifier.PUBLIC)
                || modifiers.contains(JavaModifier.PROTECTED))
            && !modifiers.contains(JavaModifier.SYNTHETIC);
      }

      private void report(JavaClass type, String where, JavaClass shown, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, !isGenerated(shown), where + " shows " + shown.getName()));
      }
    };
  }

  @Test
  void noClass_readsWritesOrLogs() {
    noClasses()
        .that()
        .resideInAPackage("org.privacynotice..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io",
            "java.net..",
            "java.nio.file..",
            "java.util.logging..",
            "org.slf4j..",
            "com.fasterxml..")
        .check(withoutSerialization());
  }

  /** Exceptions and enums touch {@code java.io.Serializable}, which reads and writes nothing. */
  private static JavaClasses withoutSerialization() {
    JavaClasses rest =
        CLASSES.that(
            DescribedPredicate.describe(
                "touch java.io only as Serializable",
                type ->
                    type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName())
                        .filter(name -> name.startsWith("java.io."))
                        .noneMatch(name -> name.equals("java.io.Serializable"))));
    assertThat(rest.size()).isGreaterThan(50);
    return rest;
  }

  @Test
  void noClass_asksTheMachineForClockZoneOrLanguage() {
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
