package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.server.UrlQuery;
import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `admin account …`
@Command(name = "account", description = "Customers: create, list, show, update, credit, debit, statement.")
final class AccountCommands {
    private final AdminCommand admin;

    AccountCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(
            description = {
                "Creates an account and prints its credentials, which are shown only this once.",
                "--announce-pin must be chosen. true: the call speaks the PIN and asks for it; for pages that do not"
                        + " show the PIN. false: the call asks for the PIN on the screen, which ties the phone to the"
                        + " page; recommended for every page that shows the PIN."
            })
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME") String name,
            @Option(names = "--announce-pin", required = true, paramLabel = "true|false") String announcePin,
            @Option(names = "--balance", paramLabel = "AMOUNT", description = "The opening balance.") @Nullable
                    String balance,
            @Mixin SettingOptions settings,
            @Option(names = "--apikey", paramLabel = "KEY", description = "Keep a key that the customer already has.")
                    @Nullable
                    String apikey,
            @Option(
                            names = "--apisecret",
                            interactive = true,
                            arity = "0..1",
                            description = "Its secret; without a value you are asked for it, and it is not echoed.")
                    @Nullable
                    String apisecret,
            @Option(names = "--user", paramLabel = "USER", description = "Keep a user that the customer already has.")
                    @Nullable
                    String user,
            @Option(
                            names = "--pass",
                            interactive = true,
                            arity = "0..1",
                            description = "Its password; without a value you are asked for it, and it is not echoed.")
                    @Nullable
                    String pass)
            throws CommandFailed, InterruptedException {
        OptionBody body = new OptionBody()
                .text("name", name)
                .literal("announcePin", announcePin)
                .text("balance", balance);
        settings.addTo(body)
                .text("apikey", apikey)
                .text("apisecret", apisecret)
                .text("user", user)
                .text("pass", pass);
        return admin.show(admin.client().send("POST", "/accounts", body));
    }

    @Command(description = "Lists accounts.")
    int list(
            @Option(
                            names = "--limit",
                            defaultValue = "100",
                            paramLabel = "N",
                            description = "How many to list at most.")
                    int limit,
            @Option(
                            names = "--cursor",
                            paramLabel = "TEXT",
                            description = "Continues a list: the text that its last line showed.")
                    Optional<String> cursor)
            throws CommandFailed, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", Integer.toString(limit));
        cursor.ifPresent(value -> query.put("cursor", value));
        return admin.list(
                admin.client().get("/accounts?" + UrlQuery.of(query)),
                "id",
                "name",
                "company",
                "balance",
                "held",
                "active",
                "announcePin");
    }

    @Command(description = "Shows an account with its settings and credentials (no secrets).")
    int show(@Parameters(paramLabel = "ACCOUNT") String id) throws CommandFailed, InterruptedException {
        return admin.show(admin.client().get("/accounts" + AdminClient.step(id)));
    }

    @Command(description = "Changes settings; those not named stay as they are.")
    int update(
            @Parameters(paramLabel = "ACCOUNT") String id,
            @Option(names = "--name", paramLabel = "NAME") @Nullable String name,
            @Option(names = "--announce-pin", paramLabel = "true|false") @Nullable String announcePin,
            @Mixin SettingOptions settings,
            @Option(names = "--active", paramLabel = "true|false") @Nullable String active)
            throws CommandFailed, InterruptedException {
        OptionBody body = new OptionBody().text("name", name).literal("announcePin", announcePin);
        settings.addTo(body).literal("active", active);
        if (body.isEmpty()) {
            throw new CommandFailed(CommandFailed.USAGE, "nothing to change: name at least one setting");
        }
        return admin.show(admin.client().send("PATCH", "/accounts" + AdminClient.step(id), body));
    }

    @Command(description = "Adds credit, once for each reference: repeating a command does no harm.")
    int credit(
            @Parameters(index = "0", paramLabel = "ACCOUNT") String id,
            @Parameters(index = "1", paramLabel = "AMOUNT") BigDecimal amount,
            @Option(
                            names = "--reference",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Names this credit, such as an invoice number.")
                    String reference)
            throws CommandFailed, InterruptedException {
        Map<String, Object> body = Map.of("amount", amount.toPlainString(), "reference", reference);
        return admin.show(admin.client().send("POST", "/accounts" + AdminClient.step(id) + "/credits", body));
    }

    @Command(
            description = {
                "Takes money away, once for each reference: a refund, a correction.",
                "What is held for calls under way cannot be taken."
            })
    int debit(
            @Parameters(index = "0", paramLabel = "ACCOUNT") String id,
            @Parameters(index = "1", paramLabel = "AMOUNT") BigDecimal amount,
            @Option(
                            names = "--reference",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Names this debit. Credits and debits share one space of references.")
                    String reference,
            @Option(
                            names = "--reason",
                            required = true,
                            paramLabel = "TEXT",
                            description = "Why; the customer sees it in the ledger.")
                    String reason)
            throws CommandFailed, InterruptedException {
        Map<String, Object> body = Map.of("amount", amount.toPlainString(), "reference", reference, "reason", reason);
        return admin.show(admin.client().send("POST", "/accounts" + AdminClient.step(id) + "/debits", body));
    }

    @Command(description = "Adds up the ledger of a period: opening balance, entries by kind, closing balance.")
    int statement(
            @Parameters(paramLabel = "ACCOUNT") String id,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            description =
                                    "The first instant, such as 2026-11-01T00:00:00Z; without it, the first entry.")
                    Optional<String> from,
            @Option(
                            names = "--to",
                            paramLabel = "TIME",
                            description = "The first instant that does not belong to it; without it, now.")
                    Optional<String> to)
            throws CommandFailed, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        from.ifPresent(value -> query.put("from", value));
        to.ifPresent(value -> query.put("to", value));
        JsonNode answer = admin.client().get("/accounts" + AdminClient.step(id) + "/statement?" + UrlQuery.of(query));
        return admin.report(answer, () -> print(answer));
    }

    private void print(JsonNode statement) {
        Table table = new Table();
        table.row("opening", "", statement.path("opening").asString(""));
        for (JsonNode line : statement.path("lines")) {
            table.row(
                    line.path("kind").asString(""),
                    line.path("entries").asString(""),
                    line.path("amount").asString(""));
        }
        table.row("closing", "", statement.path("closing").asString(""));
        table.print(admin.screen());
    }

    /// Settings that can be given when an account is created, and changed later.
    static final class SettingOptions {
        @Option(names = "--company", paramLabel = "NAME")
        private @Nullable String company;

        @Option(names = "--callback-url", paramLabel = "URL")
        private @Nullable String callbackUrl;

        @Option(names = "--callback-url-type", paramLabel = "http|https")
        private @Nullable String callbackUrlType;

        @Option(names = "--progress-callbacks", paramLabel = "true|false")
        private @Nullable String progressCallbacks;

        @Option(
                names = "--get-places-calls",
                paramLabel = "true|false",
                description =
                        "true: GET may start a call where a dialect has that. Link previews start calls then, too.")
        private @Nullable String getPlacesCalls;

        @Option(names = "--language", paramLabel = "TAG", description = "BCP 47: en-US.")
        private @Nullable String language;

        @Option(
                names = "--spend-cap",
                paramLabel = "AMOUNT",
                description = "The most that may be charged and held in any 24 hours.")
        private @Nullable String spendCap;

        @Option(
                names = "--balance-alert",
                paramLabel = "AMOUNT",
                description = "A callback says when the balance falls below this.")
        private @Nullable String balanceAlert;

        @Option(
                names = "--default-calling-code",
                paramLabel = "CODE",
                description = "Tried when a number to be validated has no plus, 1 to 999; a new account has 1.")
        private @Nullable String defaultCallingCode;

        @Option(
                names = "--strict-numbers",
                paramLabel = "true|false",
                description = "true: no default is tried, so every number must begin with its country code.")
        private @Nullable String strictNumbers;

        @Option(names = "--validation-price", paramLabel = "AMOUNT", description = "The price of one validation.")
        private @Nullable String validationPrice;

        @Option(
                names = "--preflight-url",
                paramLabel = "URL",
                description =
                        "The customer's own server, asked before each call; it answers {\"allow\": true} or false.")
        private @Nullable String preflightUrl;

        @Option(
                names = "--preflight-on-failure",
                paramLabel = "deny|allow",
                description = "What happens when that server does not answer within 2 s; a new account has deny.")
        private @Nullable String preflightOnFailure;

        private OptionBody addTo(OptionBody body) {
            return body.text("company", company)
                    .text("callbackUrl", callbackUrl)
                    .text("callbackUrlType", callbackUrlType)
                    .literal("progressCallbacks", progressCallbacks)
                    .literal("getPlacesCalls", getPlacesCalls)
                    .text("language", language)
                    .text("spendCap", spendCap)
                    .text("balanceAlert", balanceAlert)
                    .literal("defaultCallingCode", defaultCallingCode)
                    .literal("strictNumbers", strictNumbers)
                    .text("validationPrice", validationPrice)
                    .text("preflightUrl", preflightUrl)
                    .text("preflightOnFailure", preflightOnFailure);
        }
    }
}
