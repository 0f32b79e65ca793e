package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `admin trunk …`
@Command(name = "trunk", description = "Trunks into the telephone network: list, set, check, delete.")
final class TrunkCommands {
    private final AdminCommand admin;

    TrunkCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(description = "Lists trunks.")
    int list() throws CommandFailed, InterruptedException {
        return admin.list(
                admin.client().get("/trunks"),
                "name",
                "uri",
                "username",
                "caller-id",
                "priority",
                "max-calls",
                "calls-per-second",
                "srtp",
                "strict-source");
    }

    @Command(
            description =
                    "Creates or replaces a trunk. Options not named get defaults; password, srtp and sources stay.")
    int set(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--uri",
                            required = true,
                            paramLabel = "URI",
                            description = "sip:host[:port][;transport=tcp]")
                    String uri,
            @Option(names = "--username", paramLabel = "USER") @Nullable String username,
            @Option(
                            names = "--password",
                            interactive = true,
                            arity = "0..1",
                            description = "Without a value you are asked for it, and it is not echoed.")
                    @Nullable
                    String password,
            @Option(names = "--caller-id", paramLabel = "NUMBER") @Nullable String callerId,
            @Option(names = "--priority", paramLabel = "N", description = "1 is tried first.") @Nullable
                    String priority,
            @Option(names = "--max-calls", paramLabel = "N") @Nullable String maxCalls,
            @Option(names = "--calls-per-second", paramLabel = "N") @Nullable String callsPerSecond,
            @Option(names = "--codecs", split = ",", paramLabel = "CODEC", description = "pcmu,pcma") @Nullable
                    List<String> codecs,
            @Option(
                            names = "--media-networks",
                            split = ",",
                            paramLabel = "CIDR",
                            description = "Networks that RTP comes from.")
                    @Nullable
                    List<String> mediaNetworks,
            @Option(names = "--srtp", paramLabel = "MODE", description = "Encrypts media: none, optional, required.")
                    @Nullable
                    String srtp,
            @Option(
                            names = "--signalling-networks",
                            split = ",",
                            paramLabel = "CIDR",
                            description = "Networks that its SIP comes from, besides the host of --uri.")
                    @Nullable
                    List<String> signallingNetworks,
            @Option(
                            names = "--strict-source",
                            arity = "0..1",
                            fallbackValue = "true",
                            paramLabel = "BOOLEAN",
                            description = "Drops SIP messages of a call that come from any other address.")
                    @Nullable
                    String strictSource)
            throws CommandFailed, InterruptedException {
        OptionBody body = new OptionBody()
                .text("uri", uri)
                .text("username", username)
                .text("password", password)
                .text("caller-id", callerId)
                .literal("priority", priority)
                .literal("max-calls", maxCalls)
                .literal("calls-per-second", callsPerSecond)
                .list("codecs", codecs)
                .list("media-networks", mediaNetworks)
                .text("srtp", srtp)
                .list("signalling-networks", signallingNetworks)
                .literal("strict-source", strictSource);
        return admin.show(admin.client().send("PUT", "/trunks" + AdminClient.step(name), body));
    }

    @Command(description = "Checks a trunk: its name, whether it answers, its password, the ports for voice.")
    int check(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--call",
                            paramLabel = "NUMBER",
                            description = "Rings this number, too, and hangs up at once. The carrier may charge it.")
                    @Nullable
                    String number)
            throws CommandFailed, InterruptedException {
        OptionBody body = new OptionBody().text("number", number);
        JsonNode check = admin.client().send("POST", "/trunks" + AdminClient.step(name) + "/check", body);
        admin.report(check, () -> check.path("steps").forEach(this::print));
        return check.path("problems").asInt() == 0 ? 0 : CommandFailed.REFUSED;
    }

    private void print(JsonNode step) {
        String time =
                step.path("millis").isNumber() ? " (" + step.path("millis").asLong() + " ms)" : "";
        admin.screen()
                .line(step.path("verdict").asString() + ": "
                        + step.path("title").asString() + time);
        admin.screen().line("  " + step.path("detail").asString());
        if (step.path("advice").isString())
            admin.screen().line("  > " + step.path("advice").asString());
    }

    @Command(description = "Deletes a trunk; its running calls go on.")
    int delete(@Parameters(paramLabel = "NAME") String name) throws CommandFailed, InterruptedException {
        return admin.done(admin.client().delete("/trunks" + AdminClient.step(name)), "trunk " + name + " is deleted");
    }
}
