package io.ringtrue.server.live;

/// Is told what happens, to count it. Must not block.
@FunctionalInterface
public interface LiveListener {
    LiveListener NONE = (_, _) -> {};

    void happened(String source, Event event);

    enum Event {
        /// A query went out.
        ASKED,
        /// The answer was remembered: no query.
        HIT,
        /// A query was answered, with or without knowing the number.
        FOUND,
        NOT_FOUND,
        FAILED,
        /// A caller went on without the answer.
        TIMEOUT,
        /// The circuit breaker opened.
        OPENED,
        /// No query, because the breaker was open, the day's money spent, or too many under way.
        PAUSED,
        SPENT,
        BUSY
    }
}
