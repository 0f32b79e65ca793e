package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.reports.MoneyReports.AccountMoney;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// @param name part of a name that is searched for; empty: all
/// @param found one more than are shown, where there are more
/// @param most are shown
public record AccountsView(String name, List<AccountMoney> found, int most) {
    public List<AccountMoney> accounts() {
        return found.stream().limit(most).toList();
    }

    /// Where the next ones are; empty: these are the last.
    public String older() {
        if (found.size() <= most) return "";
        String query = name.isEmpty() ? "" : "q=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&";
        return AccountsPage.PATH + "?" + query + "cursor="
                + accounts().getLast().id();
    }

    public String available(AccountMoney account) {
        return Shown.amount(account.balance() - account.held());
    }

    public String amount(long millionths) {
        return Shown.amount(millionths);
    }
}
