package io.ringtrue.telephony.phone.odd;

import io.ringtrue.telephony.phone.Oddity;
import java.util.List;
import java.util.function.UnaryOperator;

/// Session descriptions that are broken or unusual where it does not matter.
final class DescriptionOddities {
    private DescriptionOddities() {}

    static List<Oddity> all() {
        return List.of(
                odd(
                        "blank-line-before-description",
                        "begins its session description with an empty line",
                        sdp -> "\r\n" + sdp),
                odd("nul-behind-description", "ends its session description with a NUL", sdp -> sdp + "\0"),
                odd(
                        "video-without-formats",
                        "refuses a video stream nobody offered, without formats",
                        sdp -> sdp + "m=video 0 RTP/AVP\r\n"),
                odd(
                        "image-before-audio",
                        "refuses an image stream nobody offered, before its audio",
                        sdp -> sdp.replace("m=audio", "m=image 0 udptl t38\r\nm=audio")),
                odd(
                        "address-by-name",
                        "describes its address as localhost",
                        sdp -> sdp.replaceAll("c=IN IP4 .*\r\n", "c=IN IP4 localhost\r\n")),
                odd("no-address", "describes no address", sdp -> sdp.replaceAll("c=.*\r\n", "")),
                odd("feedback-profile", "answers RTP/AVPF to RTP/AVP", sdp -> sdp.replace("RTP/AVP ", "RTP/AVPF ")),
                odd(
                        "bare-description",
                        "describes its audio and nothing else, with other blanks and case",
                        sdp -> sdp.replaceAll("(?s)v=.*?(c=.*?\r\n)t=.*?\r\n", "$1")
                                .replace("a=rtpmap:", "a=RTPMAP: ")
                                .replace("PCMU/8000", "pcmu / 8000")
                                .replace("\r\n", "\n")),
                odd(
                        "always-on-hold",
                        "answers sendonly: it speaks, and is not to be spoken to",
                        sdp -> sdp.replace("a=sendrecv", "a=sendonly")));
    }

    private static Oddity odd(String name, String about, UnaryOperator<String> change) {
        return Oddity.named(name, about).writing(OddAnswers.sdp(change));
    }
}
