package io.ringtrue.telephony.call;

import java.time.Duration;

/// What a call was, for the call detail record.
///
/// @param trunk name of the trunk it went out on, empty when none took it
/// @param sipCallId the Call-ID on the wire, for the operator's own search; empty when no INVITE left
/// @param codec `PCMU` or `PCMA`, empty before the answer
/// @param sipStatus the final SIP status so far, 0 when none
/// @param q850 cause of the far end's `Reason` header, 0 when none
/// @param ringing from INVITE to answer or refusal
/// @param talking from answer to the end; zero when never answered
/// @param packetsSent RTP packets we sent
/// @param packetsReceived RTP packets that reached us and were ours
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
