package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.SipResponse;
import java.net.InetAddress;

/// What an outgoing call tells besides: exactly one of `answered`, `refused`, `failed` comes, and comes once.
public interface OutgoingListener extends CallListener {

    /// The INVITE was repeated with credentials (401, 407).
    default void challenged() {}

    /// A message of this call, with its branch or tags, came from an address that is neither the trunk's nor
    /// named in the dialog. Told once an address; on a strict trunk the message is dropped.
    default void heardFromElsewhere(InetAddress address) {}

    /// 101 to 199. A 100 is not told.
    default void provisional(SipResponse response) {}

    /// A 2xx; our ACK leaves when this returns, so that whatever the far end does then finds us ready. Not told
    /// when [OutgoingCall#hangUp()] came first: then ACK and BYE follow each other and `failed` tells
    /// [Failure#CANCELLED].
    void answered(SipResponse response);

    /// 300 to 699; our ACK has been sent.
    void refused(SipResponse response);

    /// No final response will come.
    void failed(Failure failure, String detail);

    /// Why there was no final response.
    enum Failure {
        /// Timer B: nobody there (RFC 3261 §17.1.1.2).
        TIMEOUT,
        /// The socket said no.
        TRANSPORT,
        /// A final response came that breaks the protocol's rules.
        GARBLED,
        /// We hung up, and the far end never confirmed it, or answered too late.
        CANCELLED
    }
}
