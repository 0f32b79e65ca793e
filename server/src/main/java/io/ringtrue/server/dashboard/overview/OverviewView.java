package io.ringtrue.server.dashboard.overview;

import io.ringtrue.server.dashboard.parts.PhoneText;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.MinuteCount;
import io.ringtrue.server.reports.Outcome;
import io.ringtrue.server.reports.Overview;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// An overview in words. What is not known is `–` with its reason, never 0.
///
/// @param trunks empty where they are not shown
/// @param ofInstallation whether trunks and accounts are shown
public record OverviewView(
        Overview overview,
        List<Alert> alerts,
        List<TrunkRow> trunks,
        List<CountryRate> countries,
        boolean ofInstallation) {
    private static final String UNKNOWN = "–";
    private static final int QUARTER = 15;
    private static final int HOUR = 60;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /// A figure of its own.
    ///
    /// @param value `–` when it is not known
    /// @param note what it is compared with, or why it is not known
    public record Tile(String id, String label, String value, String unit, String note) {}

    /// A row of the chart's table.
    public record Row(String minute, List<Integer> ended) {}

    /// One outcome of the chart.
    public record Series(String word, String title, int sum) {}

    public String clock() {
        return DAY.format(overview.at());
    }

    public boolean isEmpty() {
        return !overview.ever();
    }

    public List<Tile> tiles() {
        int most = trunks.stream().mapToInt(row -> row.lamp().mostCalls()).sum();
        return List.of(
                new Tile(
                        "calls",
                        "Calls now",
                        count(overview.calls()),
                        "",
                        overview.waiting() > 0
                                ? count(overview.waiting()) + " more wait"
                                : ofInstallation && most > 0
                                        ? "of " + count(most) + " the trunks allow"
                                        : "none waits"),
                share(
                        "matched",
                        "PIN matched, 15 min",
                        ended(Outcome.VERIFIED),
                        answered(),
                        "of " + answered() + " answered",
                        "no call answered yet"),
                share(
                        "answered",
                        "Answered, 15 min",
                        answered(),
                        called(),
                        "of " + called() + " called",
                        "no call yet"),
                overview.hour()
                        .ringing()
                        .map(ringing -> new Tile(
                                "rings",
                                "Rings after, 1 h",
                                seconds(ringing.median()),
                                "s",
                                "median; p95 " + seconds(ringing.most()) + " s of " + count(ringing.calls())))
                        .orElse(new Tile("rings", "Rings after, 1 h", UNKNOWN, "", "no phone rang yet")),
                overview.callbacks()
                        .slowFirst()
                        .map(late ->
                                new Tile("first", "First callback, p99", seconds(late), "s", "after the final status"))
                        .orElse(new Tile("first", "First callback, p99", UNKNOWN, "", "no callback yet")),
                new Tile(
                        "charged",
                        "Charged today",
                        new Money(overview.chargedToday()).toString(),
                        "",
                        "since 00:00 UTC"));
    }

    private static Tile share(String id, String label, int part, int all, String note, String why) {
        return all == 0
                ? new Tile(id, label, UNKNOWN, "", why)
                : new Tile(id, label, String.format(Locale.ROOT, "%.1f", 100.0 * part / all), "%", note);
    }

    private int ended(Outcome outcome) {
        return overview.ended(outcome, QUARTER);
    }

    private int answered() {
        return ended(Outcome.VERIFIED) + ended(Outcome.UNVERIFIED) + ended(Outcome.MACHINE) + ended(Outcome.DELIVERED);
    }

    private int called() {
        return answered() + ended(Outcome.FAILED);
    }

    /// Outcomes that the chart shows; *Delivered* only where there was one.
    public List<Series> series() {
        return Arrays.stream(Outcome.values())
                .map(outcome -> new Series(outcome.word(), outcome.title(), overview.ended(outcome, HOUR)))
                .filter(series -> series.sum() > 0 || !series.word().equals("delivered"))
                .toList();
    }

    public boolean isQuiet() {
        return overview.minutes().stream().allMatch(minute -> minute.all() == 0);
    }

    /// For the script: the first minute in seconds since 1970, then a list of sixty counts for each outcome.
    public String chartData() {
        long first = overview.minutes().getFirst().minute().getEpochSecond();
        return first + ";"
                + series().stream()
                        .map(series -> overview.minutes().stream()
                                .map(minute -> Integer.toString(minute.of(outcome(series))))
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining(";"));
    }

    private static Outcome outcome(Series series) {
        return Outcome.valueOf(series.word().toUpperCase(Locale.ROOT));
    }

    /// What the chart shows, in a sentence.
    public String sentence() {
        List<MinuteCount> minutes = overview.minutes();
        int all = minutes.stream().mapToInt(MinuteCount::all).sum();
        String parts = series().stream()
                .filter(series -> series.sum() > 0)
                .map(series -> series.sum() + " " + series.title().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return "Verifications per minute from "
                + CLOCK.format(minutes.getFirst().minute()) + " to "
                + CLOCK.format(minutes.getLast().minute()) + " UTC, by outcome: " + all + " in all"
                + (parts.isEmpty() ? "." : ", of them " + parts + ".");
    }

    /// Minutes with verifications, newest first.
    public List<Row> rows() {
        return overview.minutes().reversed().stream()
                .filter(minute -> minute.all() > 0)
                .map(minute -> new Row(
                        CLOCK.format(minute.minute()),
                        series().stream()
                                .map(series -> minute.of(outcome(series)))
                                .toList()))
                .toList();
    }

    public String firstTaken() {
        Overview.Callbacks callbacks = overview.callbacks();
        return callbacks.first() == 0
                ? UNKNOWN
                : String.format(Locale.ROOT, "%.1f %%", 100.0 * callbacks.firstTaken() / callbacks.first());
    }

    public Optional<String> oldestCallback() {
        return overview.callbacks().oldest().map(since -> "oldest " + age(since));
    }

    /// Since when a call is under way, such as `0:14`.
    public String since(Overview.LiveCall call) {
        return age(call.dialled().orElse(call.created()));
    }

    private String age(Instant since) {
        long seconds = Math.max(0, Duration.between(since, overview.at()).toSeconds());
        return seconds < 3600
                ? seconds / 60 + ":" + String.format(Locale.ROOT, "%02d", seconds % 60)
                : seconds / 3600 + " h";
    }

    public String money(long millionths) {
        return new Money(millionths).toString();
    }

    public String number(String e164) {
        return PhoneText.of(e164);
    }

    /// The share of the spend cap in percent; empty: there is none.
    public Optional<Long> capShare(Overview.AccountToday account) {
        return account.spendCap().map(cap -> cap == 0 ? 100 : Math.min(100, 100 * account.charged() / cap));
    }

    private static String count(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    static String seconds(Duration late) {
        return String.format(Locale.ROOT, "%.2f", late.toMillis() / 1000.0);
    }
}
