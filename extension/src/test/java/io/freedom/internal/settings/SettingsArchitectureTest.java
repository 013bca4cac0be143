package io.freedom.internal.settings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.freedom", importOptions = ImportOption.DoNotIncludeTests.class)
class SettingsArchitectureTest {

    @ArchTest
    static final ArchRule onlyTheSettingsKnowTheConfigurationLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("io.freedom.internal.settings")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule theSettingsKnowNoCdi = noClasses()
            .that()
            .resideInAPackage("io.freedom.internal.settings")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.enterprise.inject.spi..", "io.freedom.internal.cdi");

    @ArchTest
    static final ArchRule thePublicTypesKnowNothingInternal = noClasses()
            .that()
            .resideInAnyPackage("io.freedom", "io.freedom.spi")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.freedom.internal..");
}
