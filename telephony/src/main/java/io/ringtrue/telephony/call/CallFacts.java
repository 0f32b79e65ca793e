package io.ringtrue.telephony.call;

import java.time.Duration;

/// The facts of a call, for the call detail record.
///
/// @param trunk name of the trunk tried last; empty when none was
/// @param sipCallId the Call-ID, by which the operator finds the call at the carrier; empty when no INVITE
/// was sent
/// @param codec `PCMU` or `PCMA`, empty before the answer
/// @param sipStatus the last final SIP status; 0 when none
/// @param q850 the cause in the far end's `Reason` header, 1 to 127; 0 when none
/// @param ringing from the start of dialling to answer or refusal
/// @param talking from answer to the end; zero when never answered
/// @param packetsSent RTP packets we sent
/// @param packetsReceived RTP packets of this call that arrived
public record CallFacts(
        String trunk,
        String sipCallId,
        String codec,
        int sipStatus,
        int q850,
        Duration ringing,
        Duration talking,
        long packetsSent,
        long packetsReceived) {}
