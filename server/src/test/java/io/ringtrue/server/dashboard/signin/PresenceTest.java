package io.ringtrue.server.dashboard.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");

    private final Map<Long, Long> versions = new HashMap<>(Map.of(1L, 5L));
    private final Set<String> browsers = new HashSet<>(Set.of("a", "b"));
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Presence presence = new Presence(
            new Presence.Store() {
                @Override
                public Map<Long, Long> versions(Set<Long> people) {
                    reads.incrementAndGet();
                    return versions;
                }

                @Override
                public Set<String> browsers(Set<String> names) {
                    return browsers;
                }
            },
            Clock.fixed(NOW, ZoneOffset.UTC));

    private static SignedIn in(String browser, Instant until) {
        return new SignedIn(1, 5, until, browser);
    }

    private Presence.Line line(String browser) {
        return presence.open(in(browser, NOW.plusSeconds(1)), ended::incrementAndGet);
    }

    @Test
    void asksNobodyWhileNothingIsOpen() {
        line("a").close();
        presence.look();
        assertThat(reads).hasValue(0);
    }

    @Test
    void endsAllLinesOfAPersonWhoHasChanged() {
        Presence.Line one = line("a");
        Presence.Line other = line("b");
        presence.look();
        assertThat(one.isOver()).isFalse();
        versions.put(1L, 6L);
        presence.look();
        presence.look();
        assertThat(one.isOver()).isTrue();
        assertThat(other.isOver()).isTrue();
        assertThat(ended).hasValue(2);
    }

    @Test
    void endsTheLinesOfOneBrowserThatSignedOut() {
        Presence.Line one = line("a");
        Presence.Line other = line("b");
        browsers.remove("a");
        presence.look();
        assertThat(one.isOver()).isTrue();
        assertThat(other.isOver()).isFalse();
    }

    @Test
    void endsWhoeverIsNotActiveOrSignedInTooLongAgo() {
        Presence.Line old = presence.open(in("a", NOW), ended::incrementAndGet);
        presence.look();
        assertThat(old.isOver()).isTrue();
        Presence.Line gone = line("a");
        versions.clear();
        presence.look();
        assertThat(gone.isOver()).isTrue();
    }

    @Test
    void boundsTheStreamsOfAPersonByEndingTheOldest() {
        OpenStreams streams = new OpenStreams(presence, 2, 3);
        OpenStreams.Stream first = streams.open(in("a", NOW.plusSeconds(1)));
        OpenStreams.Stream second = streams.open(in("a", NOW.plusSeconds(1)));
        OpenStreams.Stream third = streams.open(in("a", NOW.plusSeconds(1)));
        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen()).isTrue();
        assertThat(third.isOpen()).isTrue();
        first.close();

        SignedIn other = new SignedIn(2, 1, NOW.plusSeconds(1), "b");
        OpenStreams.Stream last = streams.open(other);
        OpenStreams.Stream none = streams.open(other);
        assertThat(last.isOpen()).isTrue();
        assertThat(none.isOpen()).isFalse();
        none.close();
        second.close();
        assertThat(streams.open(other).isOpen()).isTrue();
    }
}
