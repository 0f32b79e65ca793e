package io.ringtrue.trials;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which packages of this module may use which.
@AnalyzeClasses(packages = "io.ringtrue.trials", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    /// The server is seen from outside alone: what it says of itself must not be believed.
    @ArchTest
    static final ArchRule seesNoServer = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "com.sun.net.httpserver..",
                    "tools.jackson..",
                    "org.jspecify..",
                    "io.ringtrue.telephony.phone..",
                    "io.ringtrue.telephony.audio..",
                    "io.ringtrue.trials..");

    @ArchTest
    static final ArchRule theOracleSeesOnlyEvidence = noClasses()
            .that()
            .resideInAPackage("..trials.oracle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..trials.world..", "..trials.experiments..", "..trials.report..", "java.net..");

    @ArchTest
    static final ArchRule noPackageImportsOneThatImportsIt =
            slices().matching("io.ringtrue.trials.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyPatienceSleeps = noClasses()
            .that()
            .doNotHaveSimpleName("Patience")
            .should()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
