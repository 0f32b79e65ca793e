package io.ringtrue.server.storage.backups;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// How far the database had come at a moment, as one node knows it.
///
/// @param count goes up with every mark
/// @param nextValidation the id that the next validation could have got
/// @param places of accounts with ledger entries, by id
record Mark(long count, Instant at, long nextValidation, SortedMap<Long, Place> places) {
    /// Of a node that has made none.
    static final Mark NONE = new Mark(0, Instant.EPOCH, 0, new TreeMap<>());

    /// @param sequence the place of the account's last ledger entry
    /// @param balance in millionths
    record Place(long sequence, long balance) {}
}
