package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.message.SipResponse;
import java.net.InetAddress;

/// Receives the events of an outgoing call. Exactly one of `answered`, `refused` and `failed` is called,
/// once.
public interface OutgoingListener extends CallListener {

    /// The INVITE was challenged (401, 407) and has been sent again with credentials.
    default void challenged() {}

    /// A message with this call's branch or tags came from an address that is neither the trunk's nor named
    /// in the dialog. Called once for each address. On a strict trunk the message is dropped.
    default void heardFromElsewhere(InetAddress address) {}

    /// A provisional response, 101 to 199. A 100 is not reported.
    default void provisional(SipResponse response) {}

    /// A 2xx. The ACK is sent after this method returns, so that the listener can prepare for what the far
    /// end sends next. Not called after [OutgoingCall#hangUp()]: then ACK and BYE are sent, and `failed`
    /// reports [Failure#CANCELLED].
    void answered(SipResponse response);

    /// A final response from 300 to 699; its ACK has been sent.
    void refused(SipResponse response);

    /// No usable final response will come.
    ///
    /// @param detail one phrase for the log
    void failed(Failure failure, String detail);

    /// The call is over and its BYE, if any, is answered or given up: no further message of it is recorded.
    /// Called once, before `refused` or `failed` if one of them is the last event.
    default void over() {}

    /// Why there was no final response.
    enum Failure {
        /// No response within 64*T1 (timer B, RFC 3261 §17.1.1.2).
        TIMEOUT,
        /// The INVITE could not be sent.
        TRANSPORT,
        /// A 2xx arrived that breaks the rules, so the call cannot be held.
        GARBLED,
        /// We hung up, and the far end did not confirm it or answered too late; or the far end hung up before
        /// it answered.
        CANCELLED
    }
}
