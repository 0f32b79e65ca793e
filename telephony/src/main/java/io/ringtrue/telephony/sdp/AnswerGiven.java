package io.ringtrue.telephony.sdp;

/// We accept the offer.
///
/// @param sdp the answer to send, `application/sdp`
/// @param path the voice stream that is agreed with it
public record AnswerGiven(String sdp, VoicePath path) implements Answering {
    /// Without the SDP, which may contain a key.
    @Override
    public String toString() {
        return "AnswerGiven[" + path + "]";
    }
}
