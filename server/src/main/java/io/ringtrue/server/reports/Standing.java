package io.ringtrue.server.reports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a verification stands, as lists show and filter it, in the order of their filter.
public enum Standing {
    /// Waits for its call, or is being called.
    IN_PROGRESS("In progress"),
    VERIFIED(Outcome.VERIFIED),
    UNVERIFIED(Outcome.UNVERIFIED),
    /// A message was played; nobody proved anything.
    DELIVERED(Outcome.DELIVERED),
    MACHINE(Outcome.MACHINE),
    FAILED(Outcome.FAILED),
    /// Not paid for.
    UNPAID(Outcome.UNPAID),
    STOPPED(Outcome.STOPPED);

    private final String title;

    Standing(String title) {
        this.title = title;
    }

    Standing(Outcome outcome) {
        this(outcome.title());
    }

    /// As people read it: `No balance`.
    public String title() {
        return title;
    }

    /// As addresses have it: `in-progress`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Undoes [#word()]; empty for any other text.
    public static Optional<Standing> of(String word) {
        return Arrays.stream(values())
                .filter(standing -> standing.word().equals(word))
                .findFirst();
    }
}
