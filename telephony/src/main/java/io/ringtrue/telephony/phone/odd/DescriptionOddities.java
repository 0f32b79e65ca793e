package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.Oddity;
import java.util.List;
import java.util.function.UnaryOperator;

/// SDP that is broken or unusual where it need not matter.
final class DescriptionOddities {
    private DescriptionOddities() {}

    static List<Oddity> all() {
        return List.of(
                odd("blank-line-before-description", "begins its SDP with an empty line", sdp -> "\r\n" + sdp),
                odd("nul-behind-description", "ends its SDP with a NUL", sdp -> sdp + "\0"),
                odd(
                        "video-without-formats",
                        "refuses a video stream that was not offered, without formats",
                        sdp -> sdp + "m=video 0 RTP/AVP\r\n"),
                odd(
                        "image-before-audio",
                        "refuses an image stream that was not offered, before its audio",
                        sdp -> sdp.replace("m=audio", "m=image 0 udptl t38\r\nm=audio")),
                odd(
                        "address-by-name",
                        "names localhost as its media address",
                        sdp -> sdp.replaceAll("c=IN IP4 .*\r\n", "c=IN IP4 localhost\r\n")),
                odd("no-address", "names no media address", sdp -> sdp.replaceAll("c=.*\r\n", "")),
                odd("feedback-profile", "answers RTP/AVPF to RTP/AVP", sdp -> sdp.replace("RTP/AVP ", "RTP/AVPF ")),
                odd(
                        "bare-description",
                        "leaves the session lines out of its SDP, and uses other blanks and case",
                        sdp -> sdp.replaceAll("(?s)v=.*?(c=.*?\r\n)t=.*?\r\n", "$1")
                                .replace("a=rtpmap:", "a=RTPMAP: ")
                                .replace("PCMU/8000", "pcmu / 8000")
                                .replace("\r\n", "\n")),
                odd(
                        "always-on-hold",
                        "answers sendonly: it sends voice and does not want to receive any",
                        sdp -> sdp.replace("a=sendrecv", "a=sendonly")));
    }

    private static Oddity odd(String name, String about, UnaryOperator<String> change) {
        return Oddity.named(name, about).writing(OddAnswers.sdp(change));
    }
}
