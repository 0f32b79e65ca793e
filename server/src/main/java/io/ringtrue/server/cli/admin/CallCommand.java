package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.Screen.Colour;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `admin call`: places a call for an account and shows it while it happens.
@Command(
        name = "call",
        description = {
            "Calls a number for an account and shows the call while it happens.",
            "It counts and costs like the account's own calls. Status 0: the PIN matched, or all was heard."
        })
final class CallCommand implements Callable<Integer> {
    /// Begins the lines of a stream that are events.
    private static final String DATA = "data: ";

    private final AdminCommand admin;

    @Parameters(paramLabel = "NUMBER", description = "Whom to call, country code first.")
    private String number = "";

    @Option(names = "--account", required = true, paramLabel = "ID", description = "The account that calls and pays.")
    private String account = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "reverse: ask for the PIN (the default). spoken: say it, collect nothing.")
    private @Nullable String mode;

    @ArgGroup
    private @Nullable Said said;

    @Option(names = "--brand", paramLabel = "TEXT", description = "Who calls, as the call says it.")
    private @Nullable String brand;

    @Option(names = "--language", paramLabel = "TAG", description = "Such as en or pt-BR.")
    private @Nullable String language;

    @Option(names = "--callback-url", paramLabel = "URL", description = "Where the result goes; else the account's.")
    private @Nullable String callbackUrl;

    @Option(names = "--reference", paramLabel = "TEXT", description = "Your own word for this call.")
    private @Nullable String reference;

    /// One or neither.
    static final class Said {
        @Option(names = "--pin", paramLabel = "PIN", description = "Without it one is made and shown.")
        private @Nullable String pin;

        @Option(names = "--message", paramLabel = "TEXT", description = "Say this message instead of a PIN.")
        private @Nullable String message;
    }

    CallCommand(AdminCommand admin) {
        this.admin = admin;
    }

    @Override
    public Integer call() throws CommandFailed, InterruptedException {
        AdminClient client = admin.client();
        String of = "/accounts" + AdminClient.step(account);
        Said asked = said == null ? new Said() : said;
        if (asked.message != null && mode != null)
            throw new CommandFailed(CommandFailed.USAGE, "--mode: a message has none");
        if (asked.message != null && brand != null)
            throw new CommandFailed(CommandFailed.USAGE, "--brand: a message names its sender itself");
        JsonNode placed =
                client.send("POST", of + (asked.message == null ? "/verifications" : "/messages"), body(asked));
        if (placed.hasNonNull("pin")) tell("PIN", placed.path("pin").asString());
        String call = of + "/verifications/" + placed.path("id").asLong();
        follow(client, call, Instant.parse(placed.path("created").asString()));
        JsonNode ended = client.get(call);
        admin.report(ended, () -> admin.screen().line(outcome(ended)));
        return switch (ended.path("status").asString()) {
            case "verified", "delivered" -> 0;
            default -> CommandFailed.REFUSED;
        };
    }

    private static String outcome(JsonNode ended) {
        return ended.path("status").asString() + " (" + ended.path("reason").asString("") + "), "
                + ended.path("cost").asString() + " charged";
    }

    private OptionBody body(Said asked) {
        return new OptionBody()
                .text("number", number)
                .text("mode", mode)
                .text("pin", asked.pin)
                .text("message", asked.message)
                .text("brand", brand)
                .text("language", language)
                .text("callbackUrl", callbackUrl)
                .text("reference", reference);
    }

    /// Until it has ended. Where another node makes the call, its story comes at the end.
    private void follow(AdminClient client, String call, Instant begin) throws CommandFailed, InterruptedException {
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(client.open(call + "/events"), StandardCharsets.UTF_8))) {
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                if (line.startsWith(DATA)) tell(begin, JsonMapper.shared().readTree(line.substring(DATA.length())));
            }
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandFailed.NO_SERVER, "the server is gone; the call goes on without this command: " + call);
        }
    }

    private void tell(Instant begin, JsonNode event) {
        Duration after = Duration.between(begin, Instant.parse(event.path("at").asString()));
        tell(
                "%6.1f s".formatted(after.toMillis() / 1e3),
                "%-10s %s"
                        .formatted(
                                event.path("event").asString(),
                                event.path("detail").asString())
                        .stripTrailing());
    }

    /// Progress goes to standard error, so that `--json` is alone on standard output.
    private void tell(String head, String text) {
        admin.screen().err().println(admin.screen().paint(Colour.FAINT, head) + "  " + text);
        admin.screen().err().flush();
    }
}
