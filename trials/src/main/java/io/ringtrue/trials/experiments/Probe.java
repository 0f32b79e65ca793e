package io.ringtrue.trials.experiments;

import io.ringtrue.trials.world.Patience;
import io.ringtrue.trials.world.ServerClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A customer who asks for the balance ten times a second, however slowly it is answered.
final class Probe {
    private static final Duration GAP = Duration.ofMillis(100);

    /// On a busy machine a limit in milliseconds says little, so it is widened to this many times what the
    /// same question took just before the fault.
    private static final int MOST_TIMES_SLOWER = 3;

    private Probe() {}

    static Times during(ServerClient client, ServerClient.Key key, Duration time) throws InterruptedException {
        List<Duration> took = new CopyOnWriteArrayList<>();
        Set<Thread> waiting = ConcurrentHashMap.newKeySet();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < time.toNanos()) {
            waiting.add(Thread.ofVirtual().name("probe").start(() -> {
                long sent = System.nanoTime();
                client.askBalance(key);
                took.add(Duration.ofNanos(System.nanoTime() - sent));
            }));
            Patience.rest(GAP);
        }
        for (Thread each : waiting) each.join();
        return Times.of(took);
    }

    /// The experiment's own limit, or what was usual before, whichever is more.
    static Duration limit(Duration wanted, Times before) {
        Duration usual = before.percentile(99).multipliedBy(MOST_TIMES_SLOWER);
        return usual.compareTo(wanted) > 0 ? usual : wanted;
    }
}
