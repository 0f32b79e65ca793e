package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.parts.Address;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.reports.MoneyReports;
import io.ringtrue.server.reports.MoneyReports.AccountMoney;
import java.util.List;
import java.util.OptionalLong;

/// The money of all accounts.
///
/// @param name part of an account's name that is searched for; empty: all
/// @param found one more than are shown, where there are more
public record AllMoneyView(
        Frame frame, String name, MoneyReports.Totals totals, DaysView days, List<AccountMoney> found) {
    private static final int MOST = 50;

    public List<AccountMoney> accounts() {
        return found.stream().limit(MOST).toList();
    }

    /// Where the next ones are; empty: these are the last.
    public String older() {
        return found.size() > MOST
                ? Address.of(
                        frame,
                        MoneyPage.PATH,
                        "q",
                        name,
                        "cursor",
                        Long.toString(accounts().getLast().id()))
                : "";
    }

    public String href(AccountMoney account) {
        return MoneyPage.PATH + "?account=" + account.id();
    }

    public String available(AccountMoney account) {
        return Shown.amount(account.balance() - account.held());
    }

    public String totalAvailable() {
        return Shown.amount(totals.balance() - totals.held());
    }

    public String amount(long millionths) {
        return Shown.amount(millionths);
    }

    public String count(long n) {
        return Shown.count(n);
    }

    public String cap(AccountMoney account) {
        OptionalLong cap = account.spendCap();
        return cap.isPresent() ? Shown.amount(cap.getAsLong()) : "no cap";
    }
}
