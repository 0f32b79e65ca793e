package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.server.ledger.Balance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One account.
///
/// @param typed the settings as the form shows them
/// @param wrong what is wrong with them, or with a credit
/// @param credit what was typed for a credit
/// @param done what happened a moment ago; empty: nothing
public record AccountView(
        Account of,
        Balance balance,
        List<Credential> credentials,
        Map<String, String> typed,
        Map<String, String> credit,
        Map<String, String> wrong,
        String done,
        Instant now) {
    public String path() {
        return AccountsPage.PATH + "/" + of.id();
    }

    public String available() {
        return Shown.amount(balance.available());
    }

    public String total() {
        return Shown.amount(balance.total());
    }

    public String held() {
        return Shown.amount(balance.held());
    }

    public String created() {
        return Times.of(of.created(), now);
    }

    public String exact(Instant at) {
        return Times.exact(at);
    }

    public String kind(Credential credential) {
        return credential.kind() == Credential.Kind.API_KEY ? "API key" : "User";
    }

    public String lastUsed(Credential credential) {
        return credential.lastUsed().map(at -> Times.of(at, now)).orElse("never");
    }

    /// A sentence about what was done; empty: nothing.
    public Optional<String> notice() {
        return switch (done) {
            case "saved" -> Optional.of("The settings apply from now on");
            case "credited" -> Optional.of("The credit is in the ledger");
            case "repeated" ->
                Optional.of("This reference was credited before with the same amount, so nothing was added");
            case "active" -> Optional.of("The account’s credentials are accepted again");
            case "inactive" -> Optional.of("Each credential of the account is refused from now on");
            default -> Optional.empty();
        };
    }

    public boolean hasSettingsWrong() {
        return wrong.keySet().stream().anyMatch(typed::containsKey);
    }
}
