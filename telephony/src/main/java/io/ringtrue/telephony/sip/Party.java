package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.SipRequest;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transaction.Strand;
import io.ringtrue.telephony.sip.transport.Hop;

/// A call as the dispatcher sees it. Every method but `strand` must be called on the strand.
interface Party {
    Strand strand();

    /// Whether a dialog of this call has this tag at the far end. With Call-ID and our tag it identifies the
    /// dialog (RFC 3261 §12.2.2).
    boolean isPeer(String farTag);

    /// Whether to accept a message from this address. Ask only if the message contains the branch or the
    /// tags: the address is counted and may be reported.
    boolean hears(Hop source);

    /// A request within the dialog that is not a repeat.
    void received(SipRequest request, Hop source);

    /// An ACK of our 2xx.
    void acknowledged(SipRequest ack);

    /// Whether a response belongs to this call's INVITE by its branch (RFC 3261 §17.1.3), although the
    /// transaction has ended.
    boolean hasAsked(SipResponse answer);

    /// A 2xx for which no transaction waits: a repeat, or the answer of another phone.
    void answeredAgain(SipResponse answer, Hop source);

    /// A 2xx for which no transaction waits and which breaks the rules. The call cannot be held, but somebody
    /// has answered and must be hung up on.
    void answeredBadly(SipResponse answer, Hop source, String why);
}
