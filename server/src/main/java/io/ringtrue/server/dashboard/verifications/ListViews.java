package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.dashboard.parts.ListPage;
import io.ringtrue.server.dashboard.parts.PhoneText;
import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.people.Person;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.reports.VerificationFilter;
import io.ringtrue.server.reports.VerificationReports;
import io.ringtrue.server.reports.VerificationReports.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads pages of the list.
public final class ListViews {
    /// More are not counted, so that the page of a large installation costs what that of a small one does.
    private static final int MOST_COUNTED = 5_000;

    private final VerificationReports reports;
    private final Clock clock;

    public ListViews(VerificationReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    ListView of(ListQuery query, Person person, OptionalLong account) {
        Instant now = clock.instant();
        ListQuery.Read read = query.read(account, now);
        VerificationFilter filter = read.filter();
        ListPage<ListedVerification> page = page(filter, read.turn());
        OptionalLong chosen = chosen(person, account);
        Optional<Map<Standing, Integer>> counts =
                filter.from().isPresent() && filter.sought().isEmpty()
                        ? reports.counts(filter, MOST_COUNTED)
                        : Optional.empty();
        List<ListedVerification> shown = page.shown();
        return new ListView(
                query,
                shown.stream().map(line -> row(line, person, chosen, now)).toList(),
                picks(filter, counts),
                read.faults(),
                shown.isEmpty() && filter.standing().isPresent() ? others(filter) : 0,
                summary(shown.size(), page.hasNewer(), filter, counts),
                page.hasOlder() ? turned(query, ListQuery.olderThan(place(shown.getLast())), chosen) : "",
                page.hasNewer() && !shown.isEmpty()
                        ? turned(query, ListQuery.newerThan(place(shown.getFirst())), chosen)
                        : "",
                query.at("").address("/verifications/export.csv", chosen),
                new ListQuery("", "", "", "", "").address("/verifications", chosen),
                query.withStatus("").address("/verifications", chosen));
    }

    /// An account that a person of the installation has chosen stays in all addresses.
    static OptionalLong chosen(Person person, OptionalLong account) {
        return person.isOfInstallation() ? account : OptionalLong.empty();
    }

    private static String turned(ListQuery query, String cursor, OptionalLong chosen) {
        return query.at(cursor).address("/verifications", chosen);
    }

    private static Place place(ListedVerification line) {
        return new Place(line.created(), line.id());
    }

    private ListPage<ListedVerification> page(VerificationFilter filter, Optional<ListQuery.Turn> turn) {
        if (turn.isPresent() && !turn.get().newer())
            return ListPage.older(reports.list(filter, turn.map(ListQuery.Turn::place), ListPage.READ));
        return turn.flatMap(to -> ListPage.newer(reports.newer(filter, to.place(), ListPage.READ)))
                .orElseGet(() -> ListPage.first(reports.list(filter, Optional.empty(), ListPage.READ)));
    }

    private int others(VerificationFilter filter) {
        return reports.list(filter.ofAnyStanding(), Optional.empty(), ListPage.SIZE)
                .size();
    }

    private static List<ListView.Pick> picks(VerificationFilter filter, Optional<Map<Standing, Integer>> counts) {
        return Arrays.stream(Standing.values())
                .map(standing -> {
                    boolean pressed = filter.standing().equals(Optional.of(standing));
                    return new ListView.Pick(
                            pressed ? "" : standing.word(),
                            Chip.of(standing),
                            counts.map(all -> count(all.getOrDefault(standing, 0)))
                                    .orElse(""),
                            pressed);
                })
                .toList();
    }

    private static String summary(
            int shown, boolean newer, VerificationFilter filter, Optional<Map<Standing, Integer>> counts) {
        int all = counts.map(each -> filter.standing()
                        .map(standing -> each.getOrDefault(standing, 0))
                        .orElseGet(() -> each.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()))
                .orElse(0);
        String which = shown + (newer ? "" : " newest");
        return counts.isPresent() ? which + " of " + count(all) + "." : which + ". Newest first, 50 a page.";
    }

    private static String count(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static ListView.Row row(ListedVerification line, Person person, OptionalLong chosen, Instant now) {
        return new ListView.Row(
                "/verifications/" + line.id() + (chosen.isPresent() ? "?account=" + chosen.getAsLong() : ""),
                Chip.of(line.standing()),
                PhoneText.of(line.number()),
                Happened.of(line),
                Happened.said(line),
                line.accountName(),
                person.isOfInstallation() ? "/verifications?account=" + line.account() : "",
                line.reference(),
                Times.of(line.created(), now),
                Times.exact(line.created()),
                line.dialled()
                        .map(at -> Times.length(
                                Duration.between(at, line.finished().orElse(now))))
                        .orElse(line.isUnderWay() ? "waits" : "no call"),
                new Money(line.isUnderWay() ? line.held() : line.cost()).toString(),
                line.isUnderWay());
    }
}
