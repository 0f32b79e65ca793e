package io.ringtrue.server.storage.engine;

import org.springframework.dao.DataAccessResourceFailureException;

/// The database cannot be reached, or too many wait for it already: nothing was begun. It carries no stack trace,
/// because each request that comes meanwhile gets one, and may log it.
public final class StoreAway extends DataAccessResourceFailureException {
    private static final long serialVersionUID = 1L;

    StoreAway(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
