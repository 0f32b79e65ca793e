package io.ringtrue.server.wiring;

import io.ringtrue.server.storage.Storage;
import java.time.Clock;

/// Marks again and again how far the database has come, so that an older backup is noticed.
public final class StoreMark {
    private final Storage storage;
    private final Clock clock;

    StoreMark(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    public void set() {
        storage.mark(clock.instant());
    }
}
