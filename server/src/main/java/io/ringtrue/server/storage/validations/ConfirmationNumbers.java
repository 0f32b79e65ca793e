package io.ringtrue.server.storage.validations;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.storage.engine.Database;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;

/// Numbers validations: an id that counts up, so that rows are only ever appended, and a confirmation number that
/// shows neither how many there are nor which came before.
///
/// Ids are taken from the database in blocks, one write for many validations; what is left of a block when a node
/// ends is never used. Safe for many threads: the one that finds a block used up takes the next, and the others
/// wait for it.
final class ConfirmationNumbers {
    private static final int BLOCK = 10_000;

    private final Database database;
    private final KeyedPermutation disguise;
    private final ReentrantLock lock = new ReentrantLock();
    private long next;
    private long end;

    ConfirmationNumbers(Database database, InstallationKey key) {
        this.database = database;
        String secret = key.hmac("confirmation", "confirmation".getBytes(StandardCharsets.US_ASCII));
        this.disguise = new KeyedPermutation(ByteBuffer.wrap(Base64.getDecoder().decode(secret)));
    }

    /// An id nobody has had or will have.
    ///
    /// Must not be called inside a unit of work: it may have to write one itself, which would wait for its own
    /// writer; and a block taken by a transaction that is rolled back would be taken again.
    long nextId() {
        lock.lock();
        try {
            if (next == end) {
                end = takeBlock();
                next = end - BLOCK;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }

    /// The id's one confirmation number.
    long of(long id) {
        return disguise.of(id);
    }

    private long takeBlock() {
        return database.write(sql -> ValidationIdRow.take(sql, BLOCK));
    }
}
