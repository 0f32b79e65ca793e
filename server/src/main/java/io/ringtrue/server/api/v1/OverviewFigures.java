package io.ringtrue.server.api.v1;

import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.HourOfCalls;
import io.ringtrue.server.reports.MinuteCount;
import io.ringtrue.server.reports.Outcome;
import io.ringtrue.server.reports.Overview;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What happens now and happened within the last hour.
///
/// @param at when it was read
/// @param minutes 60, oldest first; the last one is not over
/// @param calls those under way
/// @param waiting queued for a call
/// @param chargedToday since midnight UTC
/// @param live the newest verifications under way, at most 7
/// @param accounts those with charges today, most first, at most 8
/// @param ringing how long phones took to ring within the last hour; null: none rang
/// @param trunks those with calls within the last hour, by name; none where an account asks for itself
public record OverviewFigures(
        Instant at,
        List<Minute> minutes,
        int calls,
        int waiting,
        String chargedToday,
        Callbacks callbacks,
        List<Live> live,
        List<Today> accounts,
        @Nullable Ringing ringing,
        List<Trunk> trunks) {
    /// @param ended verifications that ended within it, by outcome
    public record Minute(Instant minute, List<Ended> ended) {}

    public record Ended(String outcome, int count) {}

    /// @param waiting to be delivered, of any age
    /// @param oldest since when the oldest of these waits; null: none does
    /// @param tried deliveries tried at least once, of the last hour
    /// @param takenAtOnce those of them that were taken at the first attempt
    /// @param slowFirstMs from the final status to the end of the first attempt, slower than 99 of 100; null: none
    public record Callbacks(
            int waiting,
            @Nullable Instant oldest,
            int tried,
            int takenAtOnce,
            int givenUp,
            int attempts,
            @Nullable Long slowFirstMs) {}

    /// @param dialled null: waits for its call
    public record Live(
            long id,
            long account,
            String number,
            Instant created,
            @Nullable Instant dialled) {}

    /// @param available balance without what is held
    /// @param spendCap null: none
    public record Today(
            long id,
            String name,
            String charged,
            String available,
            @Nullable String spendCap) {}

    /// From the INVITE to the first 180 or 183, to 10 ms.
    ///
    /// @param p95Ms slower than 95 of 100
    public record Ringing(int calls, long medianMs, long p95Ms) {}

    /// @param attempts INVITEs whose call is over
    /// @param answered those of them that were answered
    public record Trunk(String name, int attempts, int answered) {}

    public static OverviewFigures of(Overview overview) {
        Overview.Callbacks callbacks = overview.callbacks();
        return new OverviewFigures(
                overview.at(),
                overview.minutes().stream().map(OverviewFigures::minute).toList(),
                overview.calls(),
                overview.waiting(),
                decimal(overview.chargedToday()),
                new Callbacks(
                        callbacks.waiting(),
                        callbacks.oldest().orElse(null),
                        callbacks.first(),
                        callbacks.firstTaken(),
                        callbacks.givenUp(),
                        callbacks.attempts(),
                        callbacks.slowFirst().map(time -> time.toMillis()).orElse(null)),
                overview.live().stream().map(OverviewFigures::live).toList(),
                overview.accounts().stream().map(OverviewFigures::today).toList(),
                overview.hour().ringing().map(OverviewFigures::ringing).orElse(null),
                overview.hour().trunks().stream()
                        .map(trunk -> new Trunk(trunk.trunk(), trunk.attempts(), trunk.answered()))
                        .toList());
    }

    /// As its tenant may see it: the trunks are the operator's.
    public OverviewFigures ofTenant() {
        return new OverviewFigures(
                at, minutes, calls, waiting, chargedToday, callbacks, live, accounts, ringing, List.of());
    }

    private static Ringing ringing(HourOfCalls.Ringing ringing) {
        return new Ringing(
                ringing.calls(), ringing.median().toMillis(), ringing.most().toMillis());
    }

    private static Minute minute(MinuteCount count) {
        List<Ended> ended = count.ended().entrySet().stream()
                .map(each -> new Ended(word(each.getKey()), each.getValue()))
                .sorted(Comparator.comparing(Ended::outcome))
                .toList();
        return new Minute(count.minute(), ended);
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Live live(Overview.LiveCall call) {
        return new Live(
                call.id(),
                call.account(),
                call.number(),
                call.created(),
                call.dialled().orElse(null));
    }

    private static Today today(Overview.AccountToday account) {
        return new Today(
                account.id(),
                account.name(),
                decimal(account.charged()),
                decimal(account.available()),
                account.spendCap().map(OverviewFigures::decimal).orElse(null));
    }

    private static String decimal(long millionths) {
        return new Money(millionths).toString();
    }
}
