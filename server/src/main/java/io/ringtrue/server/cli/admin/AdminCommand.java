package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.server.Surroundings;
import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.Screen;
import io.ringtrue.server.cli.terminal.Table;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `ringtrue admin`: administers a running server through `/v1/admin`. Never opens its database.
@Command(
        name = "admin",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Administers a running server: accounts, keys, prices, money, trunks, calls, callbacks, numbers, fraud,"
                        + " exports, nodes.")
public final class AdminCommand {
    private static final String TOKEN_VARIABLE = "RINGTRUE_ADMIN_TOKEN";

    private final Surroundings surroundings;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The server (default ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token-file",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "File with the admin token, such as admin-token in the server's data folder. Without it"
                    + " the token is taken from " + TOKEN_VARIABLE + ".")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the server's JSON instead of tables.")
    private boolean asJson;

    private AdminCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// `admin` with all its subcommands.
    public static CommandLine commandLine(Surroundings surroundings) {
        AdminCommand admin = new AdminCommand(surroundings);
        return new CommandLine(admin)
                .addSubcommand(new AccountCommands(admin))
                .addSubcommand(new KeyCommands(admin))
                .addSubcommand(new PriceCommands(admin))
                .addSubcommand(new LedgerCommands(admin))
                .addSubcommand(new TrunkCommands(admin))
                .addSubcommand(new CallCommand(admin))
                .addSubcommand(new VerificationCommands(admin))
                .addSubcommand(new CallbackCommands(admin))
                .addSubcommand(new AuditCommands(admin))
                .addSubcommand(new NumberCommands(admin))
                .addSubcommand(new GuardCommands(admin))
                .addSubcommand(new DoNotCallCommands(admin))
                .addSubcommand(new TokenCommands(admin))
                .addSubcommand(new PeopleCommands(admin))
                .addSubcommand(new NodeCommands(admin))
                .addSubcommand(new VoiceCommands(admin, surroundings.voices()));
    }

    Screen screen() {
        return surroundings.screen();
    }

    AdminClient client() throws CommandFailed {
        if (url.getHost() == null || !String.valueOf(url.getScheme()).startsWith("http")) {
            throw new CommandFailed(CommandFailed.USAGE, "--url must be like http://127.0.0.1:8080");
        }
        return new AdminClient(HttpClient.newHttpClient(), url, token());
    }

    private String token() throws CommandFailed {
        if (tokenFile.isEmpty()) {
            String token = surroundings.environment().getOrDefault(TOKEN_VARIABLE, "");
            if (token.isBlank()) {
                throw new CommandFailed(
                        CommandFailed.NO_ACCESS,
                        "no admin token: give --token-file FILE (the server writes one to its data folder at the first"
                                + " start) or set " + TOKEN_VARIABLE);
            }
            return token.strip();
        }
        try {
            return Files.readString(tokenFile.get()).strip();
        } catch (IOException _) {
            throw new CommandFailed(CommandFailed.NO_ACCESS, "--token-file: cannot read " + tokenFile.get());
        }
    }

    /// Prints an answer, one member a line; with `--json` as JSON.
    int show(JsonNode answer) {
        if (asJson) return printJson(answer);
        Table table = new Table();
        answer.properties().forEach(member -> table.row(member.getKey(), text(member.getValue())));
        table.print(screen());
        return 0;
    }

    /// Prints a list as a table with these members as columns, `-` where an item has none; with
    /// `--json` as JSON.
    int list(JsonNode answer, String... columns) {
        if (asJson) return printJson(answer);
        JsonNode items = answer.isArray() ? answer : answer.path("items");
        Table table = new Table();
        table.heading(columns);
        for (JsonNode item : items) {
            String[] cells = new String[columns.length];
            for (int i = 0; i < columns.length; i++) cells[i] = text(item.path(columns[i]));
            table.row(cells);
        }
        table.print(screen());
        if (answer.path("next").isString())
            screen().line("more: --cursor " + answer.path("next").asString());
        return 0;
    }

    /// Prints one sentence; with `--json` the answer.
    int done(JsonNode answer, String sentence) {
        if (asJson) return printJson(answer);
        screen().line(sentence);
        return 0;
    }

    /// Runs `lines`, which prints the answer for people; with `--json` prints the answer.
    int report(JsonNode answer, Runnable lines) {
        if (asJson) return printJson(answer);
        lines.run();
        return 0;
    }

    private int printJson(JsonNode answer) {
        screen().line(json.writeValueAsString(answer));
        return 0;
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode()
                ? "-"
                : value.isValueNode() ? value.asString() : value.toString();
    }
}
