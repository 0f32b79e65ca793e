package io.ringtrue.telephony.sip.transaction;

import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transport.Hop;

/// The client side of one request (RFC 3261 §17.1). Lives on its owner's [Strand].
public sealed interface ClientTransaction permits InviteClientTransaction, NonInviteClientTransaction {
    /// Sends the request.
    void start();

    /// @return false when it is not this transaction's business: a 2xx behind a refusal, from another branch
    /// of a forked call
    boolean receive(SipResponse response, Hop source);

    /// Waits for nothing any more; its user is told nothing.
    void abandon();

    User user();

    /// The request as it goes over the wire; not to be changed.
    byte[] written();

    Strand strand();

    /// Told on the strand. Exactly one of a final response, `timedOut` and `transportFailed` comes, and nothing
    /// after.
    interface User {
        /// Provisionals as often as they come, and the first final response.
        void responded(SipResponse response, Hop source);

        /// Whether a response from there counts. It has shown the branch of the request.
        default boolean hears(Hop source) {
            return true;
        }

        /// Timer B or F.
        void timedOut();

        void transportFailed();

        /// A 2xx to an INVITE came that cannot be read well enough to hold the call. It still wants an ACK.
        default void garbled(SipResponse response, Hop source, String why) {}
    }
}
