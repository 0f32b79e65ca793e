package io.ringtrue.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.outbound.LookupQueue.Shares;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// Which look-up begins when, by events alone: no thread and no clock runs here.
class LookupQueueTest {
    private static final Optional<List<InetAddress>> FOUND = Optional.of(List.of(InetAddress.ofLiteral("192.0.2.1")));
    private static final Duration MEMORY = Duration.ofMinutes(2);

    private final AtomicLong nanos = new AtomicLong();
    private final LookupQueue queue = queue(new Shares(8, 4, 2, 1, Duration.ofSeconds(5), MEMORY));

    private LookupQueue queue(Shares shares) {
        return new LookupQueue(shares, nanos::get);
    }

    private Lookup add(String host, String asker) {
        Lookup lookup = new Lookup(host, asker);
        queue.add(lookup);
        return lookup;
    }

    private List<Lookup> begun() {
        List<Lookup> begun = new ArrayList<>();
        for (Optional<Lookup> next = queue.next(); next.isPresent(); next = queue.next()) begun.add(next.get());
        return begun;
    }

    /// A name is looked up, and nobody answers.
    private Lookup hang(String host, String asker) {
        Lookup lookup = add(host, asker);
        assertThat(begun()).containsExactly(lookup);
        queue.givenUp(lookup);
        return lookup;
    }

    @Test
    void letsNobodyHaveMoreUnderWayThanTheShare() {
        for (int i = 0; i < 1_000; i++) add("host-" + i + ".dead", "stranger");
        assertThat(begun()).hasSize(4);
        Lookup other = add("shop.example", "shop");
        assertThat(begun()).containsExactly(other);
    }

    @Test
    void beginsTheNextWhenOneHasEnded() {
        List<Lookup> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) all.add(add("host-" + i, "shop"));
        assertThat(begun()).isEqualTo(all.subList(0, 4));
        queue.ended(all.get(2), FOUND);
        assertThat(begun()).containsExactly(all.get(4));
    }

    @Test
    void countsALookUpThatHangsUntilItEnds() {
        Lookup hung = hang("a.dead", "stranger");
        assertThat(queue.hanging()).isEqualTo(1);
        queue.ended(hung, Optional.empty());
        assertThat(queue.hanging()).isZero();
    }

    @Test
    void sendsANameThatDidNotAnswerThroughTheSlowLane() {
        queue.ended(hang("a.dead", "one"), Optional.empty());
        Lookup again = add("a.dead", "two");
        assertThat(again.slow()).isTrue();
        assertThat(add("b.example", "two").slow()).isFalse();
    }

    /// Someone who gives one dead name gives a thousand, each of them new.
    @Test
    void sendsUnknownNamesOfSomeoneWhoGaveADeadOneThroughTheSlowLane() {
        Lookup known = add("hook.example", "stranger");
        assertThat(begun()).containsExactly(known);
        queue.ended(known, FOUND);
        queue.ended(hang("a.dead", "stranger"), Optional.empty());
        assertThat(add("b.dead", "stranger").slow()).isTrue();
        assertThat(add("hook.example", "stranger").slow()).isFalse();
        assertThat(add("c.example", "other").slow()).isFalse();
    }

    @Test
    void keepsTheSlowLaneNarrowForEachAndForAll() {
        for (String asker : List.of("a", "b", "c")) queue.ended(hang(asker + ".dead", asker), Optional.empty());
        for (String asker : List.of("a", "b", "c")) {
            for (int i = 0; i < 3; i++) add(i + ".dead", asker);
        }
        assertThat(begun()).extracting(Lookup::asker).containsExactly("a", "b");
        Lookup sound = add("shop.example", "shop");
        assertThat(begun()).containsExactly(sound);
    }

    @Test
    void forgetsADeadNameAfterAWhile() {
        queue.ended(hang("a.dead", "one"), Optional.empty());
        nanos.addAndGet(MEMORY.toNanos() - 1);
        assertThat(add("a.dead", "one").slow()).isTrue();
        nanos.addAndGet(2);
        assertThat(add("a.dead", "one").slow()).isFalse();
    }

    @Test
    void takesANameForSoundAgainWhenItAnswers() {
        queue.ended(hang("a.example", "one"), Optional.empty());
        Lookup again = add("a.example", "two");
        assertThat(begun()).containsExactly(again);
        queue.ended(again, FOUND);
        assertThat(add("a.example", "one").slow()).isFalse();
    }

    @Test
    void blamesNoNameThatNeverBegan() {
        List<Lookup> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) all.add(add("host-" + i, "shop"));
        begun();
        queue.givenUp(all.get(4));
        assertThat(queue.hanging()).isZero();
        queue.ended(all.get(0), FOUND);
        assertThat(begun()).isEmpty();
        assertThat(add("host-4", "shop").slow()).isFalse();
    }

    /// Whatever happens in whatever order: no share is exceeded, and nothing that may begin is left waiting.
    @Property(tries = 300)
    void keepsEveryShare(@ForAll @Size(max = 200) List<@IntRange(max = 999) Integer> events) {
        Shares shares = new Shares(6, 3, 2, 1, Duration.ofSeconds(5), MEMORY);
        LookupQueue any = queue(shares);
        List<Lookup> running = new ArrayList<>();
        for (int event : events) {
            int which = event / 10;
            switch (event % 4) {
                case 0, 1 -> any.add(new Lookup("host-" + which % 7, "asker-" + which % 4));
                case 2 -> {
                    if (!running.isEmpty()) {
                        any.ended(running.remove(which % running.size()), which % 2 == 0 ? FOUND : Optional.empty());
                    }
                }
                default -> {
                    if (!running.isEmpty()) giveUpOnce(any, running.get(which % running.size()));
                }
            }
            for (Optional<Lookup> next = any.next(); next.isPresent(); next = any.next()) running.add(next.get());
            assertThat(running).hasSizeLessThanOrEqualTo(shares.total());
            assertThat(running.stream().filter(Lookup::slow).count()).isLessThanOrEqualTo(shares.slow());
            for (Lookup each : running) {
                List<Lookup> own = running.stream()
                        .filter(other -> other.asker().equals(each.asker()))
                        .toList();
                assertThat(own).hasSizeLessThanOrEqualTo(shares.perAsker());
                assertThat(own.stream().filter(Lookup::slow).count()).isLessThanOrEqualTo(shares.slowPerAsker());
            }
        }
        while (!running.isEmpty()) {
            any.ended(running.removeFirst(), FOUND);
            for (Optional<Lookup> next = any.next(); next.isPresent(); next = any.next()) running.add(next.get());
        }
        assertThat(any.hanging()).isZero();
        assertThat(any.waiting()).isZero();
    }

    private static void giveUpOnce(LookupQueue queue, Lookup lookup) {
        if (!lookup.isAbandoned()) queue.givenUp(lookup);
    }
}
