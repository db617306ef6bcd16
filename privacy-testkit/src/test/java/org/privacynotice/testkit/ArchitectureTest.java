package org.privacynotice.testkit;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Rules that this module sets itself. */
class ArchitectureTest {

  private static final String ROOT = "org.privacynotice.testkit";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void rules_haveSomethingToCheck() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName))
        .contains(ROOT, ROOT + ".table", ROOT + ".coverage", ROOT + ".generated", ROOT + ".setup");
  }

  @Test
  void packages_dependDownwardsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
        .layer("tables")
        .definedBy(ROOT + ".table")
        .layer("kit")
        .definedBy(ROOT)
        .layer("coverage")
        .definedBy(ROOT + ".coverage")
        .layer("generated")
        .definedBy(ROOT + ".generated")
        .layer("setup")
        .definedBy(ROOT + ".setup")
        .whereLayer("tables")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("tables")
        .mayOnlyAccessLayers("kit")
        .whereLayer("kit")
        .mayOnlyAccessLayers("coverage", "setup")
        .whereLayer("coverage")
        .mayNotAccessAnyLayer()
        .whereLayer("setup")
        .mayNotAccessAnyLayer()
        .whereLayer("generated")
        .mayNotBeAccessedByAnyLayer()
        .check(CLASSES);
  }
}
