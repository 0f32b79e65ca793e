package io.ringtrue.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A vendor's words stand in the folder of its dialect and nowhere else.
class VendorWordsTest {
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
                for (Path file : all.filter(VendorWordsTest::isOutsideVendors).toList()) {
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
}
