package io.ringtrue.server.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/// What sources answered, for all of them together. In memory: every node and every life has its own.
public final class LiveCache {
    private final Cache<Key, SourceReply> replies;

    /// @param entries the least likely to be asked for again goes first when there are more
    /// @param found how long an answer is remembered; numbers change their carrier rarely
    /// @param notFound how long it is that the source does not know the number
    /// @param error how long a source is not asked about a number again after it failed to answer
    public record Bounds(int entries, Duration found, Duration notFound, Duration error) {}

    private record Key(String source, LiveNumber number) {}

    public LiveCache(Bounds bounds, Ticker ticker) {
        replies = Caffeine.newBuilder()
                .maximumSize(bounds.entries())
                .expireAfter(Expiry.<Key, SourceReply>writing((_, reply) -> life(bounds, reply)))
                .ticker(ticker)
                .executor(Runnable::run) // its housekeeping is short; no thread of its own
                .build();
    }

    private static Duration life(Bounds bounds, SourceReply reply) {
        return switch (reply) {
            case SourceReply.Found _ -> bounds.found();
            case SourceReply.NotFound _ -> bounds.notFound();
            case SourceReply.Failed _ -> bounds.error();
            case SourceReply.Withheld _ -> Duration.ZERO;
        };
    }

    Optional<SourceReply> get(String source, LiveNumber number) {
        return Optional.ofNullable(replies.getIfPresent(new Key(source, number)));
    }

    /// Does not remember what was withheld: it may be given the next moment.
    void put(String source, LiveNumber number, SourceReply reply) {
        replies.put(new Key(source, number), reply);
    }
}
