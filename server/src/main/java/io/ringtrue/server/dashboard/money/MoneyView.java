package io.ringtrue.server.dashboard.money;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.dashboard.parts.Address;
import io.ringtrue.server.dashboard.parts.PhoneText;
import io.ringtrue.server.dashboard.parts.Shown;
import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.server.ledger.Balance;
import io.ringtrue.server.reports.LedgerLine;
import io.ringtrue.server.reports.MoneyReports;
import io.ringtrue.server.reports.MoneyReports.Entries;
import io.ringtrue.server.reports.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// One account's money in words. What is not known is `–` with its reason.
///
/// @param spent what counts against the spend cap
/// @param lines of the ledger
/// @param older where the next ones are; empty: these are the last
public record MoneyView(
        Frame frame,
        Account of,
        Balance balance,
        MoneyReports.Holds holds,
        long spent,
        DaysView days,
        Entries entries,
        List<LedgerLine> lines,
        String older,
        Instant now) {
    public String available() {
        return Shown.amount(balance.available());
    }

    public String total() {
        return Shown.amount(balance.total());
    }

    public String held() {
        return Shown.amount(balance.held());
    }

    public String calls() {
        return holds.count() == 1 ? "1 call in progress" : Shown.count(holds.count()) + " calls in progress";
    }

    public String lasts() {
        OptionalLong left = days.lasts(balance.available().millionths());
        if (left.isEmpty()) return "–";
        return left.getAsLong() == 1 ? "1 day" : Shown.count(left.getAsLong()) + " days";
    }

    public String lastsNote() {
        return days.lasts(balance.available().millionths()).isEmpty()
                ? "nothing was charged in the 7 days before today"
                : "at the pace of 7 days";
    }

    /// The share of the spend cap in percent; empty: there is none.
    public OptionalLong capShare() {
        OptionalLong cap = of.settings().spendCapMillionths();
        if (cap.isEmpty()) return cap;
        return OptionalLong.of(cap.getAsLong() == 0 ? 100 : Math.min(100, Math.round(100.0 * spent / cap.getAsLong())));
    }

    public String cap() {
        return Shown.amount(of.settings().spendCapMillionths().orElse(0));
    }

    public String chargedToday() {
        return days.days().getLast().amount();
    }

    public boolean isLow() {
        OptionalLong alert = of.settings().balanceAlertMillionths();
        return alert.isPresent() && balance.total().millionths() < alert.getAsLong();
    }

    public String alert() {
        return Shown.amount(of.settings().balanceAlertMillionths().orElse(0));
    }

    public String address(Entries wanted) {
        return Address.of(frame, MoneyPage.PATH, "entries", wanted == Entries.ALL ? "" : word(wanted));
    }

    static String word(Entries entries) {
        return entries.name().toLowerCase(Locale.ROOT);
    }

    public String statementAddress() {
        return Address.of(frame, StatementPage.PATH);
    }

    public String limitsAddress() {
        return Address.of(frame, "/settings/limits");
    }

    public String kind(LedgerLine line) {
        return switch (line.kind()) {
            case "credit" -> "Credit";
            case "debit" -> "Debit";
            case "validation" -> "Validation";
            default -> "Charge";
        };
    }

    /// What an entry was for, without what has a link or a chip of its own.
    public String purpose(LedgerLine line) {
        if (line.validation().isPresent())
            return "Confirmation " + line.validation().getAsLong();
        if (line.verification().isPresent())
            return "Verification " + line.verification().getAsLong();
        String reference = line.reference().isEmpty() ? "Opening balance" : "Reference " + line.reference();
        return Shown.text(line.reason().isEmpty() ? reference : reference + ", " + line.reason());
    }

    /// Where what was charged is shown; empty: nowhere.
    public String href(LedgerLine line) {
        return line.verification().isEmpty()
                ? ""
                : Address.of(frame, "/verifications/" + line.verification().getAsLong());
    }

    public String href(MoneyReports.Hold hold) {
        return Address.of(frame, "/verifications/" + hold.verification());
    }

    /// The picture of an outcome in `icons.svg`.
    public String icon(Outcome outcome) {
        return switch (outcome) {
            case VERIFIED -> "check";
            case UNVERIFIED -> "question";
            case MACHINE -> "machine";
            case FAILED -> "cross";
            case UNPAID -> "money";
            case STOPPED -> "stop";
            case DELIVERED -> "voice";
        };
    }

    public String time(Instant at) {
        return Times.of(at, now);
    }

    public String exact(Instant at) {
        return Times.exact(at);
    }

    public String change(long millionths) {
        return Shown.change(millionths);
    }

    public String amount(long millionths) {
        return Shown.amount(millionths);
    }

    public String number(String e164) {
        return PhoneText.of(e164);
    }
}
