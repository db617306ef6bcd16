package org.privacynotice.testkit.generated;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class JqwikIsOptionalTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.privacynotice.testkit");

  @Test
  void noOtherPackage_touchesJqwik() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..testkit.generated..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("net.jqwik..", "org.privacynotice.testkit.generated..")
        .check(CLASSES);
  }

  @Test
  void principles_doNotEither() {
    classes()
        .that()
        .haveSimpleName("Principles")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "com.google.common..", "org.privacynotice..", "org.jspecify..")
        .check(CLASSES);
  }
}
