package io.ringtrue.server.accounts.guesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlowHashesTest {
    private final SlowHashes hashes =
            new SlowHashes(1, Thread.ofPlatform().daemon().name("slow-hash-", 1).factory());
    private final List<Thread> callers = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        for (Thread caller : callers) caller.join();
        hashes.close();
    }

    private void onItsOwnThread(Runnable work) {
        callers.add(Thread.ofVirtual().start(work));
    }

    /// Keeps the one thread until the latch is at zero. Returns when it has it.
    private CountDownLatch occupied() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        onItsOwnThread(() -> hashes.compute(() -> {
            begun.countDown();
            awaited(end);
            return true;
        }));
        begun.await();
        return end;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void computesOnItsPlatformThreadWhoeverCalls() throws InterruptedException {
        List<Thread> seen = Collections.synchronizedList(new ArrayList<>());
        for (boolean known : new boolean[] {true, false}) {
            Thread caller = Thread.ofVirtual().start(() -> {
                try (SlowHashes.Place place = hashes.place("192.0.2.1", known)) {
                    seen.add(place.compute(Thread::currentThread));
                }
            });
            caller.join();
        }
        seen.add(hashes.compute(Thread::currentThread));
        assertThat(seen).hasSize(3).allMatch(thread -> !thread.isVirtual());
        assertThat(seen).extracting(Thread::getName).containsOnly("slow-hash-1");
    }

    @Test
    void givesOneAddressTwoPlaces() {
        SlowHashes.Place one = hashes.place("192.0.2.1", false);
        SlowHashes.Place two = hashes.place("192.0.2.1", false);
        assertThat(one.isFree() && two.isFree()).isTrue();
        assertThat(hashes.place("192.0.2.1", false).isFree()).isFalse();
        assertThat(hashes.place("192.0.2.2", false).isFree()).isTrue();
        two.close();
        assertThat(hashes.place("192.0.2.1", false).isFree()).isTrue();
    }

    @Test
    void givesStrangersSixteenPlacesAndOwnersTheirOwn() {
        List<SlowHashes.Place> strangers = new ArrayList<>();
        for (int i = 0; i < 16; i++) strangers.add(hashes.place("192.0.2." + i, false));
        assertThat(strangers).allMatch(SlowHashes.Place::isFree);
        assertThat(hashes.place("192.0.2.99", false).isFree()).isFalse();
        for (int i = 0; i < 64; i++)
            assertThat(hashes.place("credential " + i, true).isFree()).isTrue();
        assertThat(hashes.place("credential 64", true).isFree()).isFalse();
        strangers.getFirst().close();
        assertThat(hashes.place("192.0.2.99", false).isFree()).isTrue();
        assertThat(hashes.place("192.0.2.98", false).isFree()).isFalse();
    }

    @Test
    void takesOwnersFirst() throws InterruptedException {
        CountDownLatch end = occupied();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread stranger = queued("stranger", false, order);
        Thread owner = queued("owner", true, order);
        end.countDown();
        stranger.join();
        owner.join();
        assertThat(order).containsExactly("owner", "stranger");
    }

    /// Returns when the caller waits.
    private Thread queued(String name, boolean known, List<String> order) {
        Thread caller = Thread.ofPlatform().start(() -> {
            try (SlowHashes.Place place = hashes.place(name, known)) {
                place.compute(() -> order.add(name));
            }
        });
        while (caller.getState() != Thread.State.WAITING) Thread.onSpinWait();
        return caller;
    }

    @Test
    void goesOnAfterWorkThatFails() {
        assertThatThrownBy(() -> hashes.compute(() -> {
                    throw new OutOfMemoryError("no 19 MiB");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no 19 MiB");
        assertThat(hashes.compute(() -> 7)).isEqualTo(7);
    }

    @Test
    void endsWhatWaitsAndRefusesTheRestWhenItIsClosed() throws InterruptedException {
        CountDownLatch end = occupied();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Thread stranger = queued("stranger", false, order);
        hashes.close();
        assertThatThrownBy(() -> hashes.compute(() -> 7)).hasMessage("slow hashes are no longer computed");
        end.countDown();
        stranger.join();
        assertThat(order).containsExactly("stranger");
    }
}
