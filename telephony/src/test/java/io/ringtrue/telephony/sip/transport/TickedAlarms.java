package io.ringtrue.telephony.sip.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Alarms whose time passes only when a test says so.
public final class TickedAlarms implements Alarms {
    private final List<Entry> entries = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private long order;

    private record Entry(Duration due, long order, Runnable task) {}

    @Override
    public Alarm after(Duration pause, Runnable task) {
        Entry entry = new Entry(now.plus(pause), order++, task);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /// Lets this much time pass; each alarm goes off at its own time.
    public void tick(Duration step) {
        Duration end = now.plus(step);
        while (true) {
            Entry next = entries.stream()
                    .filter(entry -> entry.due().compareTo(end) <= 0)
                    .min(Comparator.comparing(Entry::due).thenComparing(Entry::order))
                    .orElse(null);
            if (next == null) break;
            entries.remove(next);
            now = next.due();
            next.task().run();
        }
        now = end;
    }

    public int pending() {
        return entries.size();
    }
}
