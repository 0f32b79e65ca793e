package io.ringtrue.server.accounts.guesses;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Counts tries of secrets for the whole installation: the port that `storage` implements. Each method is one
/// transaction. It does the same for names that exist and names that do not.
public interface GuessStore {
    /// What is known before a try is counted. Writes nothing, and may be old for a moment.
    Standing standing(Guess guess, Instant at);

    /// @param known whether the right secret of this credential has come from this address before ([#right]).
    /// Addresses are forgotten when many others came later
    /// @param waiting how long the try has to wait; empty: not at all
    record Standing(boolean known, Optional<Duration> waiting) {}

    /// Counts a try before it is tested: in all of its counters, or in none of them while it has to wait. Of
    /// tries that come together, on any nodes, no more are counted than each scope allows.
    ///
    /// @param known as its standing said
    /// @return empty: it is counted; else how long it has to wait
    Optional<Duration> count(Guess guess, boolean known, Instant at);

    /// The secret was right: takes the counted try back, and remembers the address for the credential.
    void right(Guess guess, Instant at);
}
