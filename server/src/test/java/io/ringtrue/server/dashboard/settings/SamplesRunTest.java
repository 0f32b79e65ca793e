package io.ringtrue.server.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringtrue.server.dashboard.DashboardServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;

/// The code on the page does what it says: each sample is copied as it is printed and run against the server.
class SamplesRunTest {
    @TempDir
    static Path folder;

    private static Household house;
    private static String body;
    private static Map<String, String> secrets;

    @BeforeAll
    static void start() throws Exception {
        house = new Household(
                new DashboardServer(folder.resolve("data"), Map.of("ringtrue.verification.prompt-repeats", "1")));
        String account = house.account("Larkfield Bank");
        String query = "?account=" + account;
        house.owner.get("/settings/api" + query);
        String user =
                house.owner.submit("/settings/api/users" + query, Map.of()).body();
        body = house.owner
                .submit("/settings/api/keys" + query, Map.of("label", "Samples"))
                .body();
        secrets =
                Map.of("RINGTRUE_SECRET", printed(body, "made-secret"), "RINGTRUE_PASS", printed(user, "made-secret"));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    /// As a reader copies it.
    private static String printed(String page, String id) {
        Matcher found = Pattern.compile("id=\"" + id + "\"[^>]*>(.*?)</(pre|code)>", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).as(id).isTrue();
        return HtmlUtils.htmlUnescape(found.group(1).replaceAll("<[^>]*>", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "reverse-pin-curl,       sh,     run.sh,          '\"Status\":0'",
        "reverse-pin-python,     python3,run.py,          '\"Status\":0'",
        "reverse-pin-javascript, node,   run.mjs,         '\"Status\":0'",
        "reverse-pin-java,       java,   ReversePin.java, '\"Status\":0'",
        "v1-curl,                sh,     run.sh,          '\"status\":\"queued\"'",
        "v1-python,              python3,run.py,          '\"status\":\"queued\"'",
        "v1-javascript,          node,   run.mjs,         '\"status\":\"queued\"'",
        "v1-java,                java,   Verify.java,     '\"status\":\"queued\"'",
        "validate-curl,          sh,     run.sh,          '\"action\":\"PASS\"'",
        "validate-python,        python3,run.py,          '\"action\":\"PASS\"'",
        "validate-javascript,    node,   run.mjs,         '\"action\":\"PASS\"'",
        "validate-java,          java,   Validate.java,   '\"action\":\"PASS\"'"
    })
    void doesWhatItSays(String sample, String program, String file, String expected) throws Exception {
        Path runs = program(program);
        Path code = Files.createDirectories(folder.resolve(sample)).resolve(file);
        Files.writeString(code, printed(body, "pre-" + sample));
        assertThat(run(List.of(runs.toString(), code.toString()))).contains(expected);
    }

    /// Node is not on every machine; the others are needed by other tests too.
    private static Path program(String name) {
        if (name.equals("java")) return Path.of(System.getProperty("java.home"), "bin", "java");
        Path found = Path.of("/usr/bin", name);
        Path own = Path.of("/usr/local/bin", name);
        assumeTrue(Files.isExecutable(found) || Files.isExecutable(own), name + " is not installed");
        return Files.isExecutable(found) ? found : own;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(secrets);
        // Java compiles each sample first, in a process that lives for seconds.
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
