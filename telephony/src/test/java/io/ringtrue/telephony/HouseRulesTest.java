package io.ringtrue.telephony;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/// Which packages of this module may use which.
@AnalyzeClasses(packages = "io.ringtrue.telephony", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    @ArchTest
    static final ArchRule needsNothingButTheJdk = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "javax.net..", "io.ringtrue.telephony..", "org.jspecify..");

    @ArchTest
    static final ArchRule leavesAreStrangers = slices().matching("io.ringtrue.telephony.(sip|sdp|rtp|srtp|audio)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule mediaIsTheGroundFloor = noClasses()
            .that()
            .resideInAPackage("..telephony.media..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are elsewhere in this module",
                    (JavaClass other) -> other.getPackageName().startsWith("io.ringtrue.telephony")
                            && !other.getPackageName().startsWith("io.ringtrue.telephony.media")));

    @ArchTest
    static final ArchRule theFloorsOfSipAreSeenFromAboveAlone = noClasses()
            .that()
            .resideOutsideOfPackages("..telephony.sip..", "..telephony.call..", "..telephony.phone..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..telephony.sip..");

    /// Messages use no sockets, sockets no transactions, transactions no dialogs.
    @ArchTest
    static final ArchRule sipIsBuiltInFloors = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.ringtrue.telephony.sip..")
            .layer("sip")
            .definedBy("io.ringtrue.telephony.sip")
            .layer("digest")
            .definedBy("io.ringtrue.telephony.sip.digest")
            .layer("transaction")
            .definedBy("io.ringtrue.telephony.sip.transaction")
            .layer("transport")
            .definedBy("io.ringtrue.telephony.sip.transport")
            .layer("message")
            .definedBy("io.ringtrue.telephony.sip.message")
            .whereLayer("sip")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("digest")
            .mayOnlyBeAccessedByLayers("sip")
            .whereLayer("transaction")
            .mayOnlyBeAccessedByLayers("sip")
            .whereLayer("transport")
            .mayOnlyBeAccessedByLayers("sip", "digest", "transaction");

    @ArchTest
    static final ArchRule callsAreBuiltOnTrunksAndKeys = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.ringtrue.telephony.call.trunk",
                    "io.ringtrue.telephony.call.keys",
                    "io.ringtrue.telephony.call.answering")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ringtrue.telephony.call");

    @ArchTest
    static final ArchRule noPackageSeesOneThatSeesIt =
            slices().matching("io.ringtrue.telephony.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule leavesDoNotSeeWhoJoinsThem = noClasses()
            .that()
            .resideInAnyPackage(
                    "..telephony.sip..",
                    "..telephony.sdp..",
                    "..telephony.rtp..",
                    "..telephony.srtp..",
                    "..telephony.audio..")
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
    static final ArchRule socketsOnlyInTransportAndRtp = noClasses()
            .that()
            .resideOutsideOfPackages("..telephony.sip.transport..", "..telephony.rtp..")
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

    /// A package has one subject: rarely more than 25 files, never more than 30.
    @ArchTest
    static void noPackageIsADrawer(JavaClasses house) {
        Map<String, Long> files = house.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(30));
    }
}
