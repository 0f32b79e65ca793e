package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.server.UrlQuery;
import io.ringtrue.server.cli.terminal.CommandFailed;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
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
            @Option(names = "--announce-pin", required = true, arity = "1", paramLabel = "true|false")
                    boolean announcePin,
            @Option(names = "--company", paramLabel = "NAME") Optional<String> company,
            @Option(names = "--balance", paramLabel = "AMOUNT", description = "Credit to begin with.")
                    Optional<BigDecimal> balance,
            @Option(names = "--callback-url", paramLabel = "URL") Optional<String> callbackUrl,
            @ArgGroup(exclusive = false, heading = "Validations:%n") @Nullable ValidationOptions validation,
            @Option(names = "--apikey", paramLabel = "KEY", description = "Keep a key the customer has already.")
                    Optional<String> apikey,
            @Option(
                            names = "--apisecret",
                            interactive = true,
                            arity = "0..1",
                            description = "Its secret; without a value it is asked for and not echoed.")
                    @Nullable
                    String apisecret,
            @Option(names = "--user", paramLabel = "USER", description = "Keep a user the customer has already.")
                    Optional<String> user,
            @Option(
                            names = "--pass",
                            interactive = true,
                            arity = "0..1",
                            description = "Its password; without a value it is asked for and not echoed.")
                    @Nullable
                    String pass)
            throws CommandFailed, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("announcePin", announcePin);
        company.ifPresent(value -> body.put("company", value));
        balance.ifPresent(value -> body.put("balance", value.toPlainString()));
        callbackUrl.ifPresent(value -> body.put("callbackUrl", value));
        putIfGiven(body, validation);
        apikey.ifPresent(value -> body.put("apikey", value));
        putIfGiven(body, "apisecret", apisecret);
        user.ifPresent(value -> body.put("user", value));
        putIfGiven(body, "pass", pass);
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
            @Option(names = "--announce-pin", arity = "1", paramLabel = "true|false") Optional<Boolean> announcePin,
            @Option(names = "--callback-url", paramLabel = "URL") Optional<String> callbackUrl,
            @Option(names = "--callback-url-type", paramLabel = "http|https") Optional<String> callbackUrlType,
            @Option(names = "--progress-callbacks", arity = "1", paramLabel = "true|false")
                    Optional<Boolean> progressCallbacks,
            @Option(names = "--language", paramLabel = "TAG", description = "BCP 47: en-US.") Optional<String> language,
            @Option(names = "--active", arity = "1", paramLabel = "true|false") Optional<Boolean> active,
            @Option(names = "--spend-cap", paramLabel = "AMOUNT", description = "At most so much in 24 hours.")
                    Optional<BigDecimal> spendCap,
            @ArgGroup(exclusive = false, heading = "Validations:%n") @Nullable ValidationOptions validation)
            throws CommandFailed, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        announcePin.ifPresent(value -> body.put("announcePin", value));
        callbackUrl.ifPresent(value -> body.put("callbackUrl", value));
        callbackUrlType.ifPresent(value -> body.put("callbackUrlType", value));
        progressCallbacks.ifPresent(value -> body.put("progressCallbacks", value));
        language.ifPresent(value -> body.put("language", value));
        active.ifPresent(value -> body.put("active", value));
        spendCap.ifPresent(value -> body.put("spendCap", value.toPlainString()));
        putIfGiven(body, validation);
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

    /// How an account's validations read numbers, and what they cost.
    static final class ValidationOptions {
        @Option(
                names = "--default-calling-code",
                paramLabel = "CODE",
                description = "Tried for numbers without a plus, 1 to 999; a new account has 1.")
        @Nullable
        Integer defaultCallingCode;

        @Option(
                names = "--strict-numbers",
                arity = "1",
                paramLabel = "true|false",
                description = "true: no default is tried, every number begins with its country code.")
        @Nullable
        Boolean strictNumbers;

        @Option(names = "--validation-price", paramLabel = "AMOUNT", description = "Of one validation.")
        @Nullable
        BigDecimal price;
    }

    private static void putIfGiven(Map<String, Object> body, @Nullable ValidationOptions given) {
        if (given == null) {
            return;
        }
        Optional.ofNullable(given.defaultCallingCode).ifPresent(value -> body.put("defaultCallingCode", value));
        Optional.ofNullable(given.strictNumbers).ifPresent(value -> body.put("strictNumbers", value));
        Optional.ofNullable(given.price).ifPresent(value -> body.put("validationPrice", value.toPlainString()));
    }

    private static void putIfGiven(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
