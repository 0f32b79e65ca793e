package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.Screen;
import io.ringtrue.server.cli.terminal.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `admin guard …`
@Command(
        name = "guard",
        description = "Fraud: countries that may be called, paused ranges of numbers, what pumping would cost.")
final class GuardCommands {
    private static final String COUNTRIES = "/guard/countries";
    private static final String ISO = "Two letters of ISO 3166, such as US.";

    private final AdminCommand admin;

    GuardCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(description = "Lists the countries that may be called, and who owns the list.")
    int countries() throws CommandFailed, InterruptedException {
        return print(admin.client().get(COUNTRIES));
    }

    @Command(description = "Allows calls to countries, on all nodes whose file names none.")
    int allow(@Parameters(paramLabel = "COUNTRY", arity = "1..*", description = ISO) List<String> countries)
            throws CommandFailed, InterruptedException {
        return change("PUT", countries);
    }

    @Command(
            description =
                    "Refuses calls to countries, on all nodes whose file names none; calls under way end as they would.")
    int refuse(@Parameters(paramLabel = "COUNTRY", arity = "1..*", description = ISO) List<String> countries)
            throws CommandFailed, InterruptedException {
        return change("DELETE", countries);
    }

    private int change(String method, List<String> countries) throws CommandFailed, InterruptedException {
        JsonNode answer = JsonMapper.shared().nullNode();
        List<String> done = new ArrayList<>();
        for (String country : countries) {
            try {
                answer = admin.client().send(method, COUNTRIES + AdminClient.step(country), Map.of());
            } catch (CommandFailed failed) {
                String before = done.isEmpty() ? "" : ". Done before: " + String.join(", ", done);
                throw new CommandFailed(failed.status(), country + ": " + failed.getMessage() + before);
            }
            done.add(country);
        }
        return print(answer);
    }

    private int print(JsonNode answer) {
        String countries =
                answer.path("countries").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
        return admin.report(answer, () -> {
            admin.screen().line(countries.isEmpty() ? "no country may be called" : "calls may go to " + countries);
            if (answer.path("owner").asString("").equals("yaml")) {
                admin.screen().line("owned by the configuration file: ringtrue.dialing.allowed-countries");
            }
        });
    }

    @Command(description = "Lists ranges of numbers that are not called, because their calls match no PINs any more.")
    int paused() throws CommandFailed, InterruptedException {
        return admin.list(
                admin.client().get("/guard/paused"),
                "prefix",
                "account",
                "since",
                "until",
                "answered",
                "matched",
                "usual");
    }

    @Command(description = "Calls the numbers of a paused range again, on all nodes.")
    int resume(@Parameters(paramLabel = "PREFIX") String prefix) throws CommandFailed, InterruptedException {
        String path = "/guard/paused" + AdminClient.step(prefix) + "/resume";
        return admin.done(
                admin.client().send("POST", path, Map.of()),
                "numbers that begin with +" + prefix + " are called again");
    }

    @Command(
            description = {
                "Plays known patterns of call pumping against the limits of the server at --url, and prints what gets"
                        + " through, what it costs by the default tariff, and the most that can be lost at all.",
                "Nothing is called and nothing is changed. With --config, the ringtrue.limits and ringtrue.dialing of"
                        + " that file are used instead, where they are set: try limits before you set them."
            })
    int rehearse(
            @Option(names = "--config", paramLabel = "FILE", description = "A configuration file of Ringtrue (YAML).")
                    Optional<Path> config,
            @Option(
                            names = "--spend-cap",
                            paramLabel = "AMOUNT",
                            description = "The spend cap of the accounts in the patterns; without it they have none.")
                    @Nullable
                    String spendCap)
            throws CommandFailed, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        if (config.isPresent()) body.putAll(ConfiguredLimits.read(config.get()));
        if (spendCap != null) body.put("spendCap", spendCap);
        JsonNode answer = admin.client().send("POST", "/guard/rehearsal", body);
        return admin.report(answer, () -> print(admin.screen(), answer));
    }

    private static void print(Screen screen, JsonNode answer) {
        Table patterns = new Table();
        patterns.heading("pattern", "attempts", "calls", "cost", "refused by");
        for (JsonNode pattern : answer.path("patterns")) {
            patterns.row(
                    pattern.path("name").asString(""),
                    pattern.path("attempts").asString(""),
                    pattern.path("admitted").asString(""),
                    pattern.path("cost").asString(""),
                    refused(pattern.path("refused")));
        }
        patterns.print(screen);
        screen.line("");
        for (JsonNode pattern : answer.path("patterns")) {
            screen.line(pattern.path("name").asString("") + ": "
                    + pattern.path("meaning").asString(""));
        }
        screen.line("");
        Table losses = new Table();
        losses.heading("within", "by calling codes", "by accounts", "highest possible loss");
        for (JsonNode loss : answer.path("losses")) {
            losses.row(
                    loss.path("within").asString(""),
                    loss.path("byCallingCodes").asString(""),
                    loss.path("byAccounts").asString(""),
                    loss.path("highest").asString(""));
        }
        losses.print(screen);
    }

    private static String refused(JsonNode refused) {
        String all = refused.valueStream()
                .map(each -> each.path("limit").asString("") + " "
                        + each.path("requests").asString(""))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "-" : all;
    }
}
