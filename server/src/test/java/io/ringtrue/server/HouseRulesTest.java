package io.ringtrue.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import java.util.stream.Stream;

/// How the rooms of the server may see each other; the picture is in ARCHITECTURE.md.
@AnalyzeClasses(packages = "io.ringtrue.server", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String SERVER = "io.ringtrue.server";

    private static String[] rooms(String... names) {
        String[] packages = new String[names.length];
        for (int i = 0; i < names.length; i++) packages[i] = SERVER + "." + names[i] + "..";
        return packages;
    }

    private static ArchRule seesNoOtherRoom(String room) {
        return seesOnly(room);
    }

    /// `loop` is the ground under all rooms.
    private static ArchRule seesOnly(String room, String... seen) {
        return noClasses()
                .that()
                .resideInAPackage(SERVER + "." + room + "..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are in another room",
                        (JavaClass other) -> other.getPackageName().startsWith(SERVER)
                                && !isIn(room, other)
                                && !isIn("loop", other)
                                && Stream.of(seen).noneMatch(each -> isIn(each, other))));
    }

    private static boolean isIn(String room, JavaClass any) {
        return (any.getPackageName() + ".").startsWith(SERVER + "." + room + ".");
    }

    @ArchTest
    static final ArchRule wiringIsImportedByTheRootAlone = noClasses()
            .that()
            .resideOutsideOfPackages(SERVER, SERVER + ".wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER + ".wiring..");

    @ArchTest
    static final ArchRule loopSeesNoOtherRoom = seesNoOtherRoom("loop");

    @ArchTest
    static final ArchRule httpSeesNoOtherRoom = seesNoOtherRoom("http");

    @ArchTest
    static final ArchRule outboundSeesNoOtherRoom = seesNoOtherRoom("outbound");

    @ArchTest
    static final ArchRule theEngineKnowsNoTable = seesOnly("storage.engine", "ledger");

    @ArchTest
    static final ArchRule rootIsImportedByNobody = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER);

    @ArchTest
    static final ArchRule accountsSeeNoOtherRoom = seesNoOtherRoom("accounts");

    /// For secrets, and for what stops guessing them.
    @ArchTest
    static final ArchRule peopleSeeAccountsAlone = seesOnly("people", "accounts");

    /// For looking names up, and for the audit log.
    @ArchTest
    static final ArchRule trunksSeeTheWayOutAndPeople = seesOnly("trunks", "outbound", "people");

    @ArchTest
    static final ArchRule openIdSeesSecretsAndTheWayOut = seesOnly("openid", "accounts", "outbound");

    /// What others know of a provider is ours: no token and no claim leaves the room.
    @ArchTest
    static final ArchRule tokensAreReadInOneRoom = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + ".openid..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule pagesShowAndTranslate = noClasses()
            .that()
            .resideInAPackage(SERVER + ".dashboard..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER + ".api..", SERVER + ".storage..", SERVER + ".cli..");

    /// The browser phone is one; the story of a call shows what passed on its wire; a trunk is set, a voice heard.
    @ArchTest
    static final ArchRule fewPagesSeeCallsAndVoices = noClasses()
            .that()
            .resideInAPackage(SERVER + ".dashboard..")
            .and()
            .resideOutsideOfPackages(
                    SERVER + ".dashboard.phone",
                    SERVER + ".dashboard.verifications",
                    SERVER + ".dashboard.settings.trunks",
                    SERVER + ".dashboard.settings.voice")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVER + ".calls..", SERVER + ".speech..", "io.ringtrue.telephony..");

    @ArchTest
    static final ArchRule ledgerSeesNoOtherRoom = seesNoOtherRoom("ledger");

    @ArchTest
    static final ArchRule alertsSeeMoneyAndCallbacks = seesOnly("alerts", "ledger", "callbacks");

    @ArchTest
    static final ArchRule callbacksSeeOutboundAlone = seesOnly("callbacks", "outbound");

    @ArchTest
    static final ArchRule guardSeesNoOtherRoom = seesNoOtherRoom("guard");

    @ArchTest
    static final ArchRule retentionSeesNoOtherRoom = seesNoOtherRoom("retention");

    @ArchTest
    static final ArchRule reportsSeeNoOtherRoom = seesNoOtherRoom("reports");

    /// A voice may be a server.
    @ArchTest
    static final ArchRule speechSeesTheWayOutAlone = seesOnly("speech", "outbound");

    @ArchTest
    static final ArchRule bulkSeesNoOtherRoom = seesNoOtherRoom("bulk");

    @ArchTest
    static final ArchRule operatorDataSeesNoOtherRoom = seesNoOtherRoom("operatordata");

    @ArchTest
    static final ArchRule callsSeeOnlySpeech = noClasses()
            .that()
            .resideInAPackage(SERVER + ".calls..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms(
                    "verification", "ledger", "callbacks", "guard", "accounts", "reports", "storage", "api", "cli"));

    @ArchTest
    static final ArchRule verificationKnowsNoDialectAndNoTable = noClasses()
            .that()
            .resideInAPackage(SERVER + ".verification..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms("api", "storage", "reports", "cli", "dashboard"));

    @ArchTest
    static final ArchRule validationKnowsNoDialectNoTableAndNoCall = noClasses()
            .that()
            .resideInAPackage(SERVER + ".validation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms(
                    "api",
                    "storage",
                    "reports",
                    "cli",
                    "dashboard",
                    "calls",
                    "speech",
                    "callbacks",
                    "guard",
                    "verification"));

    @ArchTest
    static final ArchRule validationKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage(SERVER + ".validation")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "tools.jackson..");

    @ArchTest
    static final ArchRule dialectsTranslateOnly = noClasses()
            .that()
            .resideInAPackage(SERVER + ".api.*..")
            .and()
            .resideOutsideOfPackage(SERVER + ".api.v1..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SERVER + ".calls..", SERVER + ".speech..", SERVER + ".storage..", "io.ringtrue.telephony..");

    @ArchTest
    static final ArchRule dialectsAreStrangers =
            slices().matching("io.ringtrue.server.api.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule storageIsSeenByNoRoom = noClasses()
            .that()
            .resideOutsideOfPackages(SERVER + ".wiring..", SERVER + ".storage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER + ".storage..");

    @ArchTest
    static final ArchRule sqlOnlyInStorage = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + ".storage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.flywaydb..");

    @ArchTest
    static final ArchRule ofTelephonyOnlyCallAudioAndPhone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.ringtrue.telephony.sip..", "io.ringtrue.telephony.sdp..", "io.ringtrue.telephony.rtp..");

    @ArchTest
    static final ArchRule telephonyIsForCallsAndTheirSurroundings = noClasses()
            .that()
            .resideInAnyPackage(rooms(
                    "accounts", "ledger", "callbacks", "outbound", "http", "guard", "reports", "bulk", "operatordata"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.ringtrue.telephony..");

    @ArchTest
    static final ArchRule domainKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage(rooms(
                    "accounts",
                    "alerts",
                    "ledger",
                    "callbacks",
                    "outbound",
                    "guard",
                    "reports",
                    "retention",
                    "openid",
                    "people",
                    "calls",
                    "trunks",
                    "speech",
                    "verification",
                    "bulk",
                    "operatordata"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "tools.jackson..");

    /// It asks for a verification as any customer does, and takes its call as any telephone does.
    @ArchTest
    static final ArchRule theBrowserPhoneIsACustomerAndATelephone = noClasses()
            .that()
            .resideInAPackage(SERVER + ".dashboard.phone..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(rooms("api", "calls", "speech", "callbacks", "outbound", "reports", "cli"));

    @ArchTest
    static final ArchRule theJdksHttpClientOnlyInTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    /// One API for logs in all modules: the JDK's, because `numbers` and `telephony` need nothing else. Only the cap
    /// on all of them knows what writes the log.
    @ArchTest
    static final ArchRule logsByTheJdksLogger = noClasses()
            .that()
            .haveNameNotMatching(".*\\.wiring\\.CappedLogs(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.slf4j..", "ch.qos.logback..", "java.util.logging..", "org.apache.commons.logging..");

    @ArchTest
    static final ArchRule httpCoreOnlyInOutbound = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + ".outbound..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule liveSourcesSeeMoneyAndTheWayOut = noClasses()
            .that()
            .resideInAPackage(SERVER + ".live..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are in another room",
                    (JavaClass other) -> other.getPackageName().startsWith(SERVER)
                            && !isIn("live", other)
                            && !isIn("outbound", other)
                            && !other.getName().equals(SERVER + ".ledger.Money")));

    @ArchTest
    static final ArchRule liveSourcesGoOutByHttpInOnePackage = noClasses()
            .that()
            .resideInAPackage(SERVER + ".live..")
            .and()
            .resideOutsideOfPackage(SERVER + ".live.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVER + ".outbound..");

    @ArchTest
    static final ArchRule nameServersAreAskedByLiveSourcesOnly = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + ".live.dns..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.xbill..");

    @ArchTest
    static final ArchRule socketsOnlyInOutbound = noClasses()
            .that()
            .resideOutsideOfPackages(SERVER + ".outbound..", SERVER + ".cli..", SERVER + ".http.connections")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(Server|Datagram)?Socket(|Channel)|java\\.nio\\.channels\\.(Server)?Socket.*");

    @ArchTest
    static final ArchRule clocksArePassedIn = noClasses()
            .that()
            .resideOutsideOfPackages(SERVER, SERVER + ".wiring..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule threadsAreBornInThreads = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(SERVER + ".wiring.Threads")
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

    @ArchTest
    static final ArchRule moneyIsSettledInOneTransactionOnly =
            noClasses().should().beAnnotatedWith("org.springframework.transaction.annotation.Transactional");

    @ArchTest
    static final ArchRule numbersAreKnownFromOurOwnTables =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.google.i18n..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.ringtrue.server.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyRoomHasAName = classes()
            .should()
            .resideInAnyPackage(
                    SERVER,
                    SERVER + ".wiring..",
                    SERVER + ".loop..",
                    SERVER + ".http..",
                    SERVER + ".outbound..",
                    SERVER + ".live..",
                    SERVER + ".api..",
                    SERVER + ".dashboard..",
                    SERVER + ".cli..",
                    SERVER + ".accounts..",
                    SERVER + ".openid..",
                    SERVER + ".people..",
                    SERVER + ".verification..",
                    SERVER + ".validation..",
                    SERVER + ".bulk..",
                    SERVER + ".operatordata..",
                    SERVER + ".guard..",
                    SERVER + ".calls..",
                    SERVER + ".trunks..",
                    SERVER + ".speech..",
                    SERVER + ".ledger..",
                    SERVER + ".alerts..",
                    SERVER + ".callbacks..",
                    SERVER + ".retention..",
                    SERVER + ".reports..",
                    SERVER + ".storage..");

    /// One floor has one reason to be opened: seldom more than 25 files, never more than 30.
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
