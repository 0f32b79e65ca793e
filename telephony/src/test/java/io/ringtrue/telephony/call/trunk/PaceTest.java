package io.ringtrue.telephony.call.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may begin in a second, and how many names are looked up at once.
class PaceTest {
    private long now;

    private int taken(TokenBucket bucket, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) if (bucket.tryTake()) taken++;
        return taken;
    }

    /// After all of a second's calls have begun at once: how many more after so many milliseconds.
    @ParameterizedTest
    @CsvSource({
        "10, 0, 0",
        "10, 99, 0",
        "10, 100, 1",
        "10, 250, 2",
        "10, 999, 9",
        "10, 1000, 10",
        "10, 60000, 10",
        "1, 999, 0",
        "1, 1000, 1",
        "1, 5000, 1",
        "1000, 1, 1",
        "1000, 10, 10"
    })
    void whatASecondAllowsComesBackBitByBit(int perSecond, long millis, int more) {
        TokenBucket bucket = new TokenBucket(perSecond, () -> now);
        assertThat(taken(bucket, 2_000)).isEqualTo(perSecond);
        now += millis * 1_000_000;
        assertThat(bucket.left()).isEqualTo(more);
        assertThat(taken(bucket, 2_000)).isEqualTo(more);
    }

    /// Calls that ask all the time must not lose what comes back in fractions.
    @Test
    void asManyBeginInAMinuteAsItHasSeconds() {
        TokenBucket bucket = new TokenBucket(7, () -> now);
        taken(bucket, 7);
        int begun = 0;
        for (int milli = 0; milli < 60_000; milli++) {
            now += 1_000_000;
            if (bucket.tryTake()) begun++;
        }
        assertThat(begun).isBetween(419, 420);
    }

    @Test
    void looksUpSixteenNamesAtOnceAndNoMore() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        BlockingQueue<String> asked = new LinkedBlockingQueue<>();
        BlockingQueue<List<InetAddress>> found = new LinkedBlockingQueue<>();
        HostLookup lookup = new HostLookup(Thread.ofVirtual().factory(), host -> {
            asked.add(host);
            try {
                answer.await();
            } catch (InterruptedException stopped) {
                throw new UnknownHostException(host);
            }
            if (host.startsWith("no")) throw new UnknownHostException(host);
            return List.of(InetAddress.getLoopbackAddress());
        });
        for (int i = 0; i < 20; i++) lookup.find(i % 2 == 0 ? "host" + i : "no" + i, found::add);
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 16; i++) first.add(asked.poll(20, TimeUnit.SECONDS));
        assertThat(first).doesNotContainNull().doesNotHaveDuplicates();
        answer.countDown();
        for (int i = 0; i < 8; i++)
            assertThat(found.poll(20, TimeUnit.SECONDS)).containsExactly(InetAddress.getLoopbackAddress());
        // Each place comes back, also that of a name that is not known: ask until one is answered.
        List<InetAddress> again = null;
        for (int tries = 0; tries < 1_000 && again == null; tries++) {
            lookup.find("host", found::add);
            again = found.poll(20, TimeUnit.MILLISECONDS);
        }
        assertThat(again).containsExactly(InetAddress.getLoopbackAddress());
        assertThat(asked).as("none of the four too many").doesNotContain("host16", "no17", "host18", "no19");
    }
}
