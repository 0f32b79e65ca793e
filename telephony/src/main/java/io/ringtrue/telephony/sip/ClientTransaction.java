package io.ringtrue.telephony.sip;

/// The client side of one request (RFC 3261 §17.1). Lives on its owner's [Strand].
sealed interface ClientTransaction permits InviteClientTransaction, PlainClientTransaction {
    /// Sends the request.
    void start();

    void receive(SipResponse response);

    /// Waits for nothing any more; its user is told nothing.
    void abandon();

    User user();

    Strand strand();

    /// Told on the strand. Exactly one of a final response, `timedOut` and `transportFailed` comes, and nothing
    /// after.
    interface User {
        /// Provisionals as often as they come, and the first final response.
        void responded(SipResponse response);

        /// Timer B or F.
        void timedOut();

        void transportFailed();

        /// A final response came that could not be read (and was dropped, as RFC 3261 §18.1.2 wants it).
        default void garbled(SipResponse response, String why) {}
    }
}
