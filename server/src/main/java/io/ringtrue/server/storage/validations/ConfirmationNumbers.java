package io.ringtrue.server.storage.validations;

import io.ringtrue.server.accounts.InstallationKey;
import io.ringtrue.server.storage.engine.Database;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Numbers validations: an id that counts up, so that rows are only ever appended, and a confirmation number that
/// shows neither how many there are nor which came before.
///
/// Ids are taken from the database in blocks, one write for many validations; what is left of a block when a node
/// ends is never used. Not for two threads at once.
final class ConfirmationNumbers {
    private static final int BLOCK = 10_000;

    private final Database database;
    private final KeyedPermutation disguise;
    private long next;
    private long end;

    ConfirmationNumbers(Database database, InstallationKey key) {
        this.database = database;
        String secret = key.hmac("confirmation", "confirmation".getBytes(StandardCharsets.US_ASCII));
        this.disguise = new KeyedPermutation(ByteBuffer.wrap(Base64.getDecoder().decode(secret)));
    }

    /// An id nobody has had or will have.
    long nextId() {
        if (next == end) {
            end = takeBlock();
            next = end - BLOCK;
        }
        return next++;
    }

    /// The id's one confirmation number.
    long of(long id) {
        return disguise.of(id);
    }

    private long takeBlock() {
        return database.write(sql -> ValidationIdRow.take(sql, BLOCK));
    }
}
