package io.ringtrue.server.storage.verifications;

import io.ringtrue.server.guard.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How one limit is counted at one moment. A limit of a few is counted in the rows themselves, at most so many of them:
/// exact, and nothing can drift. A larger one, or one of which there are no rows, is counted in slots of a sixtieth of
/// its window ([LimitCountRow]), so that a look costs the same whatever the limit.
///
/// A slot counts until the latest of its events has left the window: an event counts as long as the window, and at
/// most a slot longer, never shorter. Events of a clock that was ahead count too.
record Counting(Limit limit, Instant at) {
    /// What is walked in an index at most, and the slots of a window.
    static final int FEW = 60;

    /// Once in so many slots a key's old slots are deleted.
    private static final int TRIM_EVERY = 64;

    /// A clock that is ahead by less than this, and comes back, finds what it had counted.
    private static final Duration MOST_JUMP = Duration.ofDays(7);

    enum Way {
        OPEN_OF_NUMBER,
        ROWS_OF_NUMBER,
        ROWS_OF_ACCOUNT,
        ROWS_OF_HOST,
        WRONG_PINS,
        /// Whether the number is on the do-not-call list.
        LISTED,
        /// Whether the range is paused.
        PAUSED,
        SLOTS
    }

    Way way() {
        return switch (limit.counter()) {
            case ACTIVE_PER_NUMBER -> Way.OPEN_OF_NUMBER;
            case WRONG_PINS_PER_NUMBER -> Way.WRONG_PINS;
            case DO_NOT_CALL -> Way.LISTED;
            case PAUSED_RANGE -> Way.PAUSED;
            default -> limit.most() <= FEW ? source().orElse(Way.SLOTS) : Way.SLOTS;
        };
    }

    /// The rows in which the counter's events stand; empty: they stand in slots only.
    Optional<Way> source() {
        return switch (limit.counter()) {
            case PER_NUMBER, PER_NUMBER_DAY -> Optional.of(Way.ROWS_OF_NUMBER);
            case PER_ACCOUNT -> Optional.of(Way.ROWS_OF_ACCOUNT);
            case PER_CALLBACK_HOST -> Optional.of(Way.ROWS_OF_HOST);
            default -> Optional.empty();
        };
    }

    String counter() {
        return limit.counter().name();
    }

    /// As rows hold it.
    String key() {
        return switch (limit.counter()) {
            case ACTIVE_PER_NUMBER, PER_NUMBER, PER_NUMBER_DAY, WRONG_PINS_PER_NUMBER ->
                VerificationRow.stored(limit.key());
            default -> limit.key();
        };
    }

    /// What to lock so that no two admissions count at once. Empty: an admission changes nothing of it; or it is a
    /// calling code's, where everybody who calls a country would wait for one, and a cap of many thousands may be
    /// passed by as many as are being admitted at that moment.
    Optional<String> contested() {
        return switch (limit.counter()) {
            case ACTIVE_PER_NUMBER, PER_NUMBER, PER_NUMBER_DAY, WRONG_PINS_PER_NUMBER ->
                Optional.of("number/" + limit.key());
            case PER_ACCOUNT -> Optional.of("account/" + limit.key());
            case PER_CALLBACK_HOST -> Optional.of("host/" + limit.key());
            case PER_PREFIX -> Optional.of(counter() + "/" + limit.key());
            case PER_DIAL_CODE, DO_NOT_CALL, PAUSED_RANGE -> Optional.empty();
        };
    }

    /// Events after this are in the window.
    long since() {
        return at.minus(limit.window()).toEpochMilli();
    }

    /// The length of a slot. Of a few, each event is a slot of its own. Of a listed number the whole window, so that
    /// [#since] and this make now.
    long slot() {
        if (way() == Way.LISTED) return limit.window().toMillis();
        return limit.most() <= FEW ? 1 : Math.max(1, limit.window().toMillis() / FEW);
    }

    /// When the slot of an event now began; now, where nothing is counted in slots.
    long began() {
        if (way() != Way.SLOTS) return at.toEpochMilli();
        return at.toEpochMilli() - Math.floorMod(at.toEpochMilli(), slot());
    }

    /// Slots that began before this are of no use to any of these, whatever a clock does.
    static long stale(List<Counting> countings) {
        Instant oldest = countings.stream()
                .map(counting -> counting.at.minus(counting.limit.window().multipliedBy(2)))
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return oldest.minus(MOST_JUMP).toEpochMilli();
    }

    /// Whether it is time to delete this key's oldest slots.
    boolean trims() {
        return Math.floorMod(Math.floorDiv(at.toEpochMilli(), slot()), TRIM_EVERY) == 0;
    }
}
