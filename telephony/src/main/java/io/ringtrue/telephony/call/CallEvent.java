package io.ringtrue.telephony.call;

/// One event of a call, for its log.
///
/// @param detail one line for a person; never contains digits or credentials; may be empty
public record CallEvent(Kind kind, String detail) {
    public enum Kind {
        /// The INVITE is sent; detail names trunk and transport.
        INVITE,
        /// The trunk asked for credentials (401, 407), and the INVITE was sent again with them.
        CHALLENGED,
        /// SIP of this call came from an address that is neither the trunk's nor named in the dialog.
        /// Reported once for each address, which detail names. On a strict trunk the message was dropped.
        UNLISTED_SOURCE,
        /// 180.
        RINGING,
        /// A provisional response with SDP, mostly 183: the network may play sound before the answer.
        EARLY_MEDIA,
        /// A 2xx; detail names the codec, and SRTP if media is encrypted.
        ANSWERED,
        /// A key was pressed; detail never says which.
        KEY,
        /// The call ended by BYE or failed; detail says by whom or why.
        BYE,
        /// We gave up before the answer.
        CANCEL,
        /// A final refusal; detail is status and reason.
        REFUSED
    }
}
