package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transport.Hop;

/// The client side of one request (RFC 3261 §17.1). Used on its owner's [Strand] only.
public sealed interface ClientTransaction permits InviteClientTransaction, NonInviteClientTransaction {
    /// Sends the request. Call it once.
    void start();

    /// Takes a response with this transaction's branch.
    ///
    /// @return false when the call itself must handle it: a 2xx after a refusal, from another branch of a
    /// forked call
    boolean receive(SipResponse response, Hop source);

    /// Ends the transaction without calling its user.
    void abandon();

    User user();

    /// The request as sent. The caller must not change the bytes.
    byte[] written();

    Strand strand();

    /// Receives the result, on the strand. The last call is exactly one of these: `responded` with a final
    /// response, `timedOut`, or `transportFailed`.
    interface User {
        /// Each provisional response, and the first final response.
        void responded(SipResponse response, Hop source);

        /// Whether to accept a response from this address. It contains the branch of the request.
        default boolean hears(Hop source) {
            return true;
        }

        /// No final response within 64*T1 (timer B or F).
        void timedOut();

        /// The request could not be sent.
        void transportFailed();

        /// A 2xx to an INVITE arrived that breaks the rules, so the call cannot be held. It needs an ACK all
        /// the same.
        default void garbled(SipResponse response, Hop source, String why) {}
    }
}
