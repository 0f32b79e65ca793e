package io.ringtrue.telephony.phone;

/// The one who holds a number by hand: a person at a screen, or a program. Called on the threads of calls,
/// SIP and media, for one call in order: return quickly, never throw or wait. The methods of [HeldCall] may
/// be called from here and from any other thread.
public interface PhoneUser {
    /// A call is coming in, and 180 has been sent. Always the first thing to be said about a call.
    void ringing(HeldCall call);

    /// Something else happened to the call: answered, key sent, beep, and at last exactly one event that
    /// [PhoneEvent#isLast()].
    void happened(HeldCall call, PhoneEvent event);

    /// The caller's voice, from the answer on: every sample once, with silence in place of lost packets.
    ///
    /// @param samples at 8 kHz, at least one, mostly 160 (20 ms). The array is reused, so copy it to keep it
    void heard(HeldCall call, short[] samples);

    /// A SIP message of the call was sent or received. Begins with the INVITE, right after [#ringing], and
    /// goes on after the last event, until the BYE is answered. Repeated messages are left out, as are all
    /// after the first 64.
    default void passed(HeldCall call, SeenMessage message) {}
}
