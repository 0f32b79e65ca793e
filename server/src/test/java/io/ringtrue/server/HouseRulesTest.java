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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

    @ArchTest
    static final ArchRule ledgerSeesNoOtherRoom = seesNoOtherRoom("ledger");

    @ArchTest
    static final ArchRule callbacksSeeOutboundAlone = seesOnly("callbacks", "outbound");

    @ArchTest
    static final ArchRule guardSeesNoOtherRoom = seesNoOtherRoom("guard");

    @ArchTest
    static final ArchRule reportsSeeNoOtherRoom = seesNoOtherRoom("reports");

    @ArchTest
    static final ArchRule speechSeesNoOtherRoom = seesNoOtherRoom("speech");

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
                    "ledger",
                    "callbacks",
                    "outbound",
                    "guard",
                    "reports",
                    "calls",
                    "speech",
                    "verification",
                    "bulk",
                    "operatordata"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "tools.jackson..");

    @ArchTest
    static final ArchRule theJdksHttpClientOnlyInTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage(SERVER + ".cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    /// One API for logs in all modules: the JDK's, because `numbers` and `telephony` need nothing else.
    @ArchTest
    static final ArchRule logsByTheJdksLogger = noClasses()
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
            .resideOutsideOfPackages(SERVER + ".outbound..", SERVER + ".cli..")
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
                    SERVER + ".verification..",
                    SERVER + ".validation..",
                    SERVER + ".bulk..",
                    SERVER + ".operatordata..",
                    SERVER + ".guard..",
                    SERVER + ".calls..",
                    SERVER + ".speech..",
                    SERVER + ".ledger..",
                    SERVER + ".callbacks..",
                    SERVER + ".reports..",
                    SERVER + ".storage..");

    /// Words of the vendors' wires and documentation, outside the folder of their dialect.
    private static final Pattern VENDOR_WORDS = Pattern.compile(
            "phonesverification|veratad|phonematch|vendor [ab]\\b|vendor's (sample|words)|callbackurltype|getplacescalls"
                    + "|tollfree|reversepinverification\\b|searchbyid|/app/api|\"/process|phonelinetypes|QRY\\d",
            Pattern.CASE_INSENSITIVE);

    /// File and word, with the reason.
    private static final Map<String, String> KEPT = Map.ofEntries(
            Map.entry("Settings.java", "phonesverification veratad"), // keys of the configuration, for aliases
            Map.entry("AccountForms.java", "callbackurltype getplacescalls"), // members of /v1/admin
            Map.entry("AdminAccountsController.java", "callbackurltype getplacescalls"), // the same
            Map.entry("AccountCommands.java", "callbackurltype getplacescalls"), // the same
            Map.entry("PhoneLineType.java", "tollfree"), // /v1's own word
            Map.entry("NumberView.java", "tollfree"), // the same
            Map.entry("BatchQuery.java", "tollfree"), // the same
            Map.entry("ValidateCommand.java", "tollfree"), // the same, for lists
            Map.entry("OcnClassRows.java", "tollfree"), // a word of operators' files
            Map.entry("CustomerClient.java", "/app/api reversepinverification searchbyid"), // the demo is a customer
            Map.entry(
                    "DemoGuide.java",
                    "/app/api reversepinverification searchbyid \"/process phonematch phonelinetypes")); // the same

    @Test
    void keepsVendorsWordsInTheirFolders() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;
        for (String module : List.of("../numbers", "../telephony", ".")) {
            try (Stream<Path> all = Files.walk(Path.of(module, "src/main/java"))) {
                for (Path file : all.filter(HouseRulesTest::isOutsideVendors).toList()) {
                    files++;
                    String kept = KEPT.getOrDefault(file.getFileName().toString(), "");
                    VENDOR_WORDS
                            .matcher(Files.readString(file))
                            .results()
                            .map(word -> word.group().toLowerCase(Locale.ROOT))
                            .filter(word -> !List.of(kept.split(" ")).contains(word))
                            .forEach(word -> found.add(file + ": " + word));
                }
            }
        }
        assertThat(files).isGreaterThan(300);
        assertThat(found).isEmpty();
    }

    /// A folder of a dialect: each one in `api` but our own API.
    private static final Pattern VENDOR = Pattern.compile(".*/server/api/(?!v1/)([a-z0-9]+)/.*");

    private static boolean isOutsideVendors(Path file) {
        return file.toString().endsWith(".java")
                && !VENDOR.matcher(file.toString()).matches();
    }

    /// Without a word here, a vendor's words could stand anywhere.
    @Test
    void hasAWordOfEveryVendor() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            assertThat(all.map(Path::toString))
                    .map(VENDOR::matcher)
                    .filteredOn(Matcher::matches)
                    .extracting(folder -> folder.group(1))
                    .isNotEmpty()
                    .allMatch(name -> VENDOR_WORDS.matcher(name).find());
        }
    }

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
