package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `admin key …`
@Command(name = "key", description = "An account's credentials: add, rotate, revoke.")
final class KeyCommands {
    /// The kinds of credentials.
    enum Kind {
        API_KEY("api-key"),
        API_USER("api-user");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        @Override
        public String toString() {
            return wire;
        }
    }

    private final AdminCommand admin;

    KeyCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(description = "Adds a credential and prints its secret, which is shown only this once.")
    int add(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(
                            names = "--kind",
                            defaultValue = "api-key",
                            paramLabel = "KIND",
                            description = "api-key or api-user (default ${DEFAULT-VALUE}).")
                    Kind kind,
            @Option(
                            names = "--name",
                            paramLabel = "TEXT",
                            description = "Keep a key or user that the customer already has.")
                    Optional<String> name,
            @Option(names = "--label", paramLabel = "TEXT", description = "What the account calls it.")
                    Optional<String> label,
            @Option(
                            names = "--secret",
                            interactive = true,
                            arity = "0..1",
                            description = "Its secret; without a value you are asked for it, and it is not echoed.")
                    @Nullable
                    String secret)
            throws CommandFailed, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind.toString());
        name.ifPresent(value -> body.put("name", value));
        label.ifPresent(value -> body.put("label", value));
        if (secret != null) body.put("secret", secret);
        return admin.show(admin.client().send("POST", "/accounts" + AdminClient.step(account) + "/credentials", body));
    }

    @Command(description = "Gives a credential a new secret and prints it, only this once; the old one ends at once.")
    int rotate(
            @Parameters(index = "0", paramLabel = "ACCOUNT") String account,
            @Parameters(index = "1", paramLabel = "CREDENTIAL") String credential)
            throws CommandFailed, InterruptedException {
        return admin.show(admin.client()
                .send(
                        "POST",
                        "/accounts" + AdminClient.step(account) + "/credentials" + AdminClient.step(credential)
                                + "/rotate",
                        Map.of()));
    }

    @Command(description = "Revokes a credential, at once and for ever.")
    int revoke(
            @Parameters(index = "0", paramLabel = "ACCOUNT") String account,
            @Parameters(index = "1", paramLabel = "CREDENTIAL") String credential)
            throws CommandFailed, InterruptedException {
        return admin.done(
                admin.client()
                        .delete("/accounts" + AdminClient.step(account) + "/credentials"
                                + AdminClient.step(credential)),
                "credential " + credential + " is revoked");
    }
}
