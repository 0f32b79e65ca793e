package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.Hop;

/// One end of a call, as the dispatcher sees it.
interface Party {
    Strand strand();

    /// Whether this is the far end's tag of a dialog of this call: with our own and the Call-ID it names the
    /// dialog (RFC 3261 §12.2.2). On the strand.
    boolean isPeer(String farTag);

    /// Whether messages from there are taken, once they have shown branch or tags. On the strand.
    boolean hears(Hop source);

    /// A request within the dialog that is no repeat. On the strand.
    void received(SipRequest request, Hop source);

    /// An ACK for a 2xx of ours. On the strand.
    void acknowledged(SipRequest ack);

    /// Whether a response belongs to the INVITE of this call: it counts by its branch, also when the
    /// transaction is gone (RFC 3261 §17.1.3). On the strand.
    boolean hasAsked(SipResponse answer);

    /// A 2xx no transaction waits for any more: a repeat, or another fork's. On the strand.
    void answeredAgain(SipResponse answer, Hop source);

    /// A 2xx no transaction waits for and that breaks the rules: no call can be held with it, but somebody has
    /// picked up. On the strand.
    void answeredBadly(SipResponse answer, Hop source, String why);
}
