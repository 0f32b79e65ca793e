package io.ringtrue.telephony.call;

/// One thing that happened in a call.
///
/// @param detail one line for a person; never holds digits or credentials; may be empty
public record CallEvent(Kind kind, String detail) {
    public enum Kind {
        /// The INVITE left; detail names trunk and transport.
        INVITE,
        /// The trunk asked for credentials (401, 407) and the INVITE was repeated with them.
        CHALLENGED,
        /// SIP of this call came from an address that is neither the trunk's nor named in the dialog; once an
        /// address. Detail names it. A strict trunk dropped it.
        UNLISTED_SOURCE,
        /// 180.
        RINGING,
        /// 183 or 180 with a session description: the network speaks before the answer.
        EARLY_MEDIA,
        /// 200; detail names the codec, and SRTP where media is encrypted.
        ANSWERED,
        /// A key was pressed; which one is not said.
        KEY,
        /// BYE, by whom.
        BYE,
        /// CANCEL left.
        CANCEL,
        /// A final refusal; detail is status and reason.
        REFUSED
    }
}
