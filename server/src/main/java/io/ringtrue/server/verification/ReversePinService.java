package io.ringtrue.server.verification;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.verification.request.StartRequest;
import io.ringtrue.telephony.call.CallTrace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Starts, finds and stops verifications: calls that ask for a PIN, say one, or say a message.
public interface ReversePinService {
    /// Checks the request in the order form, policy, price, limits, balance, and stores it with its hold in one
    /// durable transaction before it returns.
    Started start(Account account, StartRequest request);

    Optional<Verification> find(long accountId, long id);

    /// Live while the call runs on this node, else what was stored. Empty when not there or not the account's.
    List<TimelineEvent> timeline(long accountId, long id);

    /// What passed on the wire, attempt by attempt. Empty before the end, when no call was placed, once the
    /// number is masked, and when not there or not the account's.
    List<CallTrace> calls(long accountId, long id);

    /// Tells `sink` what happens to a verification on this node from now on, until closed; what came before is in
    /// [#timeline(long, long)]. `sink` is called on other threads and must return quickly.
    AutoCloseable follow(long accountId, long id, Consumer<TimelineEvent> sink);

    List<Verification> search(VerificationQuery query);

    /// Ends it as stopped and hangs up; a final one stays as it is.
    ///
    /// @return as it is now or is about to be; empty when not there or not the account's
    Optional<Verification> stop(long accountId, long id);
}
