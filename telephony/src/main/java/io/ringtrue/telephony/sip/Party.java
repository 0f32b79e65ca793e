package io.ringtrue.telephony.sip;

/// One end of a call, as the dispatcher sees it.
interface Party {
    Strand strand();

    /// A request within the dialog that is no repeat. On the strand.
    void received(SipRequest request, Hop source);

    /// An ACK for a 2xx of ours. On the strand.
    void acknowledged(SipRequest ack);

    /// A 2xx no transaction waits for any more: a repeat, or another fork's. On the strand.
    void answeredAgain(SipResponse answer, Hop source);
}
