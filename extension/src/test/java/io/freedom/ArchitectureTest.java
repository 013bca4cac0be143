package io.freedom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: the public types nobody, the SPI them, the inside both; each part of the inside its own business. */
@AnalyzeClasses(packages = "io.freedom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CDI = {
        "jakarta.enterprise.context..",
        "jakarta.enterprise.event..",
        "jakarta.enterprise.inject..",
        "jakarta.enterprise.lang..",
        "jakarta.enterprise.util..",
    };

    @ArchTest
    static final ArchRule thePublicTypesKnowNothingElse = noClasses()
            .that()
            .resideInAPackage("io.freedom")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.freedom.spi..", "io.freedom.internal..");

    @ArchTest
    static final ArchRule theSpiKnowsNothingInternal = noClasses()
            .that()
            .resideInAPackage("io.freedom.spi")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.freedom.internal..");

    @ArchTest
    static final ArchRule onlyTheSettingsKnowTheConfigurationLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("io.freedom.internal.settings")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye..");

    @ArchTest
    static final ArchRule onlyTheySeeMicroProfileAndWhatTheServerCalls = noClasses()
            .that()
            .resideOutsideOfPackages("io.freedom.internal.settings", "io.freedom.internal.microprofile")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile.config..");

    @ArchTest
    static final ArchRule twoClassesKnowMicroProfileMetrics = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.freedom.internal.metrics.MicroProfileResources")
            .and()
            .doNotHaveFullyQualifiedName("io.freedom.internal.cdi.MicroProfileInjection")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.microprofile.metrics..");

    @ArchTest
    static final ArchRule twoClassesKnowMicrometer = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.freedom.internal.metrics.MicrometerResources")
            .and()
            .doNotHaveFullyQualifiedName("io.freedom.internal.cdi.MicrometerInjection")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micrometer..");

    @ArchTest
    static final ArchRule threeClassesKnowPersistence = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.freedom.internal.persistence.EntityManagers")
            .and()
            .doNotHaveFullyQualifiedName("io.freedom.internal.persistence.HeldEntityManager")
            .and()
            .doNotHaveFullyQualifiedName("io.freedom.internal.persistence.UnitTransactions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..");

    @ArchTest
    static final ArchRule oneClassKnowsTheTransactionsOfTheContainer = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.freedom.internal.transactions.JtaTransactions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.transaction..");

    @ArchTest
    static final ArchRule theResourcesKnowNeitherServletsNorCdi = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.freedom.internal.jdbc",
                    "io.freedom.internal.persistence",
                    "io.freedom.internal.metrics",
                    "io.freedom.internal.transactions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "jakarta.enterprise..", "jakarta.inject..");

    /** It is packed under the real name of an API that may be absent: nobody else may need it. */
    @ArchTest
    static final ArchRule nobodyKnowsWhatTheServerCalls = noClasses()
            .that()
            .resideOutsideOfPackage("io.freedom.internal.microprofile")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.freedom.internal.microprofile");

    @ArchTest
    static final ArchRule onlyTheirOwnPackageKnowsTests = noClasses()
            .that()
            .resideOutsideOfPackage("io.freedom.junit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "io.freedom.junit");

    @ArchTest
    static final ArchRule onlyTheConstraintsKnowBeanValidation = noClasses()
            .that()
            .resideOutsideOfPackage("io.freedom.internal.validation")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.validation..");

    @ArchTest
    static final ArchRule onlyTheSettingsKnowYaml = noClasses()
            .that()
            .resideOutsideOfPackage("io.freedom.internal.settings")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.yaml..");

    @ArchTest
    static final ArchRule testsOfASiteKnowNoContainer = noClasses()
            .that()
            .resideInAPackage("io.freedom.junit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.smallrye..");

    @ArchTest
    static final ArchRule theStateMachineKnowsNeitherServletsNorCdi = noClasses()
            .that()
            .resideInAPackage("io.freedom.internal.request")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..");

    @ArchTest
    static final ArchRule theServletAdaptersAndServersKnowNoCdi = noClasses()
            .that()
            .resideInAnyPackage("io.freedom.internal.http", "io.freedom.internal.server")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CDI);

    @ArchTest
    static final ArchRule twoClassesKnowWhatAPlainServletContainerLacks = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.freedom.internal.server.ContextualExecutor")
            .and()
            .doNotHaveFullyQualifiedName("io.freedom.internal.cdi.ComponentBeans")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.enterprise.concurrent..");

    @ArchTest
    static final ArchRule threeClassesLookNamesUp = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.freedom.internal.server.ContextualExecutor")
            .and()
            .doNotHaveFullyQualifiedName("io.freedom.internal.cdi.ComponentBeans")
            .and()
            .doNotHaveFullyQualifiedName("io.freedom.internal.transactions.JtaTransactions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.naming..");

    @ArchTest
    static final ArchRule theSettingsKnowNeitherServletsNorTheCdiSpi = noClasses()
            .that()
            .resideInAPackage("io.freedom.internal.settings")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "jakarta.enterprise.inject.spi..");

    @ArchTest
    static final ArchRule onlyTheWiringKnowsBothSidesOfTheEvents = noClasses()
            .that()
            .resideInAnyPackage("io.freedom.internal.http", "io.freedom.internal.server", "io.freedom.internal.request")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.freedom.internal.events", "io.freedom.internal.injection");

    @ArchTest
    static final ArchRule nobodyKnowsTheWiring = noClasses()
            .that()
            .resideOutsideOfPackage("io.freedom.internal.cdi")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.freedom.internal.cdi");

    @ArchTest
    static final ArchRule thePartsOfTheInsideFormNoCycle =
            slices().matching("io.freedom.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingStaticCanChange =
            fields().that().areStatic().should().beFinal();
}
