package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.server.UrlQuery;
import io.ringtrue.server.cli.terminal.CommandFailed;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `admin account …`
@Command(name = "account", description = "Customers: create, list, show, update, credit.")
final class AccountCommands {
    private final AdminCommand admin;

    AccountCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(
            description = {
                "Opens an account and prints its credentials, which are shown only this once.",
                "--announce-pin must be chosen: true speaks the PIN and then asks for it (for callers whose page does"
                        + " not show it); false asks for the PIN shown on the screen, which ties the phone to the page"
                        + " and is what we recommend for pages that show it."
            })
    int create(
            @Option(names = "--name", required = true, paramLabel = "NAME") String name,
            @Option(names = "--announce-pin", required = true, paramLabel = "true|false") String announcePin,
            @Option(names = "--balance", paramLabel = "AMOUNT", description = "Credit to begin with.") @Nullable
                    String balance,
            @Mixin SettingOptions settings,
            @Option(names = "--apikey", paramLabel = "KEY", description = "Keep a key the customer has already.")
                    @Nullable
                    String apikey,
            @Option(
                            names = "--apisecret",
                            interactive = true,
                            arity = "0..1",
                            description = "Its secret; without a value it is asked for and not echoed.")
                    @Nullable
                    String apisecret,
            @Option(names = "--user", paramLabel = "USER", description = "Keep a user the customer has already.")
                    @Nullable
                    String user,
            @Option(
                            names = "--pass",
                            interactive = true,
                            arity = "0..1",
                            description = "Its password; without a value it is asked for and not echoed.")
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
            @Option(names = "--limit", defaultValue = "100", paramLabel = "N", description = "At most so many.")
                    int limit,
            @Option(names = "--cursor", paramLabel = "TEXT", description = "Where the list before this one ended.")
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

    @Command(description = "Changes settings; what is not named stays.")
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

    @Command(description = "Adds credit. The same reference twice counts once, so a repetition does no harm.")
    int credit(
            @Parameters(index = "0", paramLabel = "ACCOUNT") String id,
            @Parameters(index = "1", paramLabel = "AMOUNT") BigDecimal amount,
            @Option(names = "--reference", required = true, paramLabel = "TEXT", description = "Such as an invoice.")
                    String reference)
            throws CommandFailed, InterruptedException {
        Map<String, Object> body = Map.of("amount", amount.toPlainString(), "reference", reference);
        return admin.show(admin.client().send("POST", "/accounts" + AdminClient.step(id) + "/credits", body));
    }

    /// What may be set when an account is opened and later.
    static final class SettingOptions {
        @Option(names = "--company", paramLabel = "NAME")
        private @Nullable String company;

        @Option(names = "--callback-url", paramLabel = "URL")
        private @Nullable String callbackUrl;

        @Option(names = "--callback-url-type", paramLabel = "http|https")
        private @Nullable String callbackUrlType;

        @Option(names = "--progress-callbacks", paramLabel = "true|false")
        private @Nullable String progressCallbacks;

        @Option(names = "--language", paramLabel = "TAG", description = "BCP 47: en-US.")
        private @Nullable String language;

        @Option(names = "--spend-cap", paramLabel = "AMOUNT", description = "At most so much in 24 hours.")
        private @Nullable String spendCap;

        @Option(
                names = "--default-calling-code",
                paramLabel = "CODE",
                description = "Tried for numbers to be validated that have no plus, 1 to 999; a new account has 1.")
        private @Nullable String defaultCallingCode;

        @Option(
                names = "--strict-numbers",
                paramLabel = "true|false",
                description = "true: no default is tried, every number begins with its country code.")
        private @Nullable String strictNumbers;

        @Option(names = "--validation-price", paramLabel = "AMOUNT", description = "Of one validation.")
        private @Nullable String validationPrice;

        private OptionBody addTo(OptionBody body) {
            return body.text("company", company)
                    .text("callbackUrl", callbackUrl)
                    .text("callbackUrlType", callbackUrlType)
                    .literal("progressCallbacks", progressCallbacks)
                    .text("language", language)
                    .text("spendCap", spendCap)
                    .literal("defaultCallingCode", defaultCallingCode)
                    .literal("strictNumbers", strictNumbers)
                    .text("validationPrice", validationPrice);
        }
    }
}
