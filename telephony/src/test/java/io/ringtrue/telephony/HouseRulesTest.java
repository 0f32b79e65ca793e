package io.ringtrue.telephony;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/// How the packages of this module may see each other.
@AnalyzeClasses(packages = "io.ringtrue.telephony", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule needsNothingButTheJdk = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "javax.net..", "io.ringtrue.telephony..", "org.jspecify..");

    @ArchTest
    static final ArchRule leavesAreStrangers = slices().matching("io.ringtrue.telephony.(sip|sdp|rtp|audio)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule leavesDoNotSeeWhoJoinsThem = noClasses()
            .that()
            .resideInAnyPackage("..telephony.sip..", "..telephony.sdp..", "..telephony.rtp..", "..telephony.audio..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..telephony.call..", "..telephony.phone..");

    @ArchTest
    static final ArchRule callsDoNotSeeTheFarEnd = noClasses()
            .that()
            .resideInAPackage("..telephony.call..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..telephony.phone..");

    @ArchTest
    static final ArchRule socketsOnlyInSipAndRtp = noClasses()
            .that()
            .resideOutsideOfPackages("..telephony.sip..", "..telephony.rtp..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Server|Datagram)?Socket(|Channel)|java\\.nio\\.channels\\..*");

    @ArchTest
    static final ArchRule clocksArePassedIn = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule threadsArePassedIn = noClasses()
            .should()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .callMethod(Thread.class, "ofVirtual")
            .orShould()
            .callMethod(Thread.class, "ofPlatform")
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class);
}
