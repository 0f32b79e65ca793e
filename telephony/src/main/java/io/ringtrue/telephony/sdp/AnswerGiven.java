package io.ringtrue.telephony.sdp;

/// We take the offer.
///
/// @param sdp the answer to send, `application/sdp`
/// @param path what was agreed with it
public record AnswerGiven(String sdp, VoicePath path) implements Answering {
    /// Without the description: it may hold a key.
    @Override
    public String toString() {
        return "AnswerGiven[" + path + "]";
    }
}
