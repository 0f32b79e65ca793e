package io.ringtrue.server.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Lists verifications for people: the port that `storage` implements. Every page of a list costs the same, however
/// many verifications there are.
public interface VerificationReports {
    /// A place in the list, newest first: time and id together, because ids are random.
    record Place(Instant created, long id) {}

    /// Newest first.
    ///
    /// @param olderThan where the page before ended; empty to begin
    List<ListedVerification> list(VerificationFilter filter, Optional<Place> olderThan, int limit);

    /// Those nearest to a place among the newer ones, newest first.
    List<ListedVerification> newer(VerificationFilter filter, Place newerThan, int limit);

    /// How many there are of each standing. What was sought and the filter's standing do not count.
    ///
    /// @param most when there are more in all, nothing is counted
    /// @return empty: too many to count
    Optional<Map<Standing, Integer>> counts(VerificationFilter filter, int most);

    /// Calls `sink` with every one, newest first, on the caller's thread. They are read page by page: a list of any
    /// length needs little memory, and a slow `sink` holds no transaction open.
    void export(VerificationFilter filter, Consumer<ListedVerification> sink);

    /// @param account empty: of any account
    /// @return empty when there is none, or it is another account's
    Optional<ListedVerification> find(OptionalLong account, long id);

    /// The ledger entry of a verification; empty when nothing was charged, or it is another account's.
    Optional<Charge> charge(long account, long id);

    /// How many verifications of this number the account has made since then.
    ///
    /// @param most the count stops there
    int ofNumber(long account, String number, Instant since, int most);

    /// @param sequence its place among the account's ledger entries
    /// @param amount negative, in millionths
    /// @param balance the account's after it, in millionths
    record Charge(long sequence, long amount, long balance, Instant at) {}
}
