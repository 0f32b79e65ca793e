package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.callbacks.Turns.Endpoint;
import io.ringtrue.server.callbacks.Turns.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Shares SHARES = new Shares(16, 6, 2);

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Endpoint> underWay = new ArrayList<>();

    private void waits(int number, long account, String host, boolean paid) {
        for (int i = 0; i < number; i++) {
            long id = waiting.size() + 1;
            waiting.add(new Waiting(id, START.plusSeconds(id), new Endpoint(account, host, paid)));
        }
    }

    private List<Long> chosen(int free) {
        return Turns.choose(waiting, underWay, free, SHARES);
    }

    @Test
    void servesTheAccountWithTheFewestFirst() {
        for (int host = 0; host < 9; host++) waits(1, 1, "many-" + host, true);
        waits(2, 2, "few", true);
        assertThat(chosen(16)).startsWith(1L, 10L, 2L, 11L);
    }

    @Test
    void servesAnAccountsOldestFirst() {
        waits(1, 1, "b", true);
        waits(1, 1, "a", true);
        assertThat(chosen(16)).containsExactly(1L, 2L);
        Collections.reverse(waiting);
        assertThat(chosen(16)).containsExactly(1L, 2L);
    }

    @Test
    void goesAroundAFullEndpointOfTheSameAccount() {
        waits(100, 1, "slow", true);
        waits(1, 1, "quick", true);
        assertThat(chosen(16)).containsExactly(1L, 2L, 101L);
    }

    /// The same endpoint of another account is another endpoint, until very many share the host.
    @Test
    void keepsOneAccountsSlowAnswersFromTheSameHostOfAnother() {
        waits(5, 1, "gateway", true);
        waits(5, 2, "gateway", true);
        assertThat(chosen(16)).containsExactly(1L, 6L, 2L, 7L);
        for (int account = 3; account < 9; account++) waits(5, account, "gateway", true);
        assertThat(chosen(16)).hasSize(6);
    }

    @Test
    void keepsAReserveForThoseWhoHaveLittleUnderWay() {
        for (int account = 1; account <= 3; account++) {
            for (int host = 0; host < 20; host++) waits(1, account, account + "-" + host, true);
        }
        List<Long> first = chosen(16);
        assertThat(first).hasSize(12);
        first.forEach(id -> underWay.add(waiting.get((int) (id - 1)).endpoint()));
        waits(1, 9, "late", true);
        assertThat(chosen(4)).containsExactly(61L);
    }

    @Test
    void givesAllAccountsWithoutBalanceTogetherAnEighth() {
        for (int account = 1; account <= 40; account++) waits(1, account, "unpaid-" + account, false);
        waits(1, 99, "paid", true);
        assertThat(chosen(16)).hasSize(3).contains(41L);
    }

    /// @param events each is a waiting callback: account, host, and whether it is under way already
    @Property(tries = 500)
    void neverGivesMoreThanAShare(
            @ForAll @Size(max = 120) List<@IntRange(max = 9_999) Integer> events,
            @ForAll @IntRange(max = 16) int free) {
        List<Waiting> rows = new ArrayList<>();
        List<Endpoint> before = new ArrayList<>();
        for (int event : events) {
            long account = event % 7;
            Endpoint endpoint = new Endpoint(account, "host-" + event / 7 % 11, account != 3 && account != 5);
            if (event > 8_500 && before.size() < SHARES.total() - free) before.add(endpoint);
            else rows.add(new Waiting(rows.size() + 1L, START.plusSeconds(event % 97), endpoint));
        }
        List<Long> ids = Turns.choose(rows, before, free, SHARES);

        assertThat(ids).hasSizeLessThanOrEqualTo(free).doesNotHaveDuplicates();
        List<Endpoint> added =
                ids.stream().map(id -> rows.get((int) (id - 1)).endpoint()).toList();
        withinShare(before, added, endpoint -> endpoint, SHARES.perHost());
        withinShare(before, added, Endpoint::host, SHARES.perHostOfAll());
        withinShare(before, added, Endpoint::accountId, SHARES.perAccount());
        withinShare(before, added, Endpoint::paid, Map.of(true, SHARES.total(), false, SHARES.unpaid()));
        if (free > 0) assertThat(served(rows, before, added)).isTrue();
    }

    private static <K> void withinShare(
            List<Endpoint> before, List<Endpoint> added, Function<Endpoint, K> key, int most) {
        Map<K, Integer> counts = new HashMap<>();
        before.forEach(each -> counts.merge(key.apply(each), 1, Integer::sum));
        Map<K, Integer> shares = new HashMap<>();
        // What was over the share before may stay, but gets nothing more.
        counts.forEach((each, count) -> shares.put(each, Math.max(most, count)));
        added.forEach(each -> counts.merge(key.apply(each), 1, Integer::sum));
        counts.forEach((each, count) -> assertThat(count).isLessThanOrEqualTo(shares.getOrDefault(each, most)));
    }

    private static void withinShare(
            List<Endpoint> before, List<Endpoint> added, Function<Endpoint, Boolean> key, Map<Boolean, Integer> most) {
        for (boolean paid : new boolean[] {true, false}) {
            withinShare(
                    before.stream().filter(each -> key.apply(each) == paid).toList(),
                    added.stream().filter(each -> key.apply(each) == paid).toList(),
                    key,
                    most.get(paid));
        }
    }

    /// Of the accounts that have nothing under way and could be served, one is served, or all that was free went to
    /// others like it.
    private static boolean served(List<Waiting> rows, List<Endpoint> before, List<Endpoint> added) {
        Set<Long> busy = before.stream().map(Endpoint::accountId).collect(Collectors.toCollection(HashSet::new));
        Set<String> hosts = before.stream().map(Endpoint::host).collect(Collectors.toSet());
        boolean could = rows.stream()
                .map(Waiting::endpoint)
                .anyMatch(each -> each.paid() && !busy.contains(each.accountId()) && !hosts.contains(each.host()));
        return !could || added.stream().anyMatch(each -> !busy.contains(each.accountId()));
    }
}
