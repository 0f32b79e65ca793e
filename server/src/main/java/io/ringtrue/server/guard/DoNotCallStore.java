package io.ringtrue.server.guard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Numbers whose holders want no more calls, of whatever account. A holder who says "this was not me" in a
/// call is entered where that call's verification ends, in the same transaction. Each method is one
/// transaction, durable when it returns. Numbers are E.164 with `+`; they are kept as keyed hashes only.
public interface DoNotCallStore {
    /// What [Limit#key] of [Limit.Counter#DO_NOT_CALL] is for this number.
    String key(String number);

    /// Enters a number, or replaces its entry.
    void put(String number, Entry entry);

    /// @return false: it was not there
    boolean remove(String number);

    Optional<Entry> find(String number);

    /// Newest first.
    ///
    /// @param after where the page before ended; empty to begin
    List<Listed> list(Optional<Place> after, int limit);

    /// @param until exclusive; empty: as long as the installation's setting says
    /// @param verification whose callee asked for it; empty: an operator did
    /// @param note an operator's words; may be empty
    record Entry(Instant since, Optional<Instant> until, OptionalLong verification, String note) {}

    /// An entry in a list: the number itself is not kept.
    record Listed(String key, Entry entry) {
        public Place place() {
            return new Place(entry.since(), key);
        }
    }

    record Place(Instant since, String key) {}
}
