package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.sdp.SessionDescription.Media;
import java.net.InetAddress;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes our SDP. Every line ends in CRLF (RFC 8866 §5).
final class SdpWriter {
    private static final String CRLF = "\r\n";

    private SdpWriter() {}

    static String offer(LocalVoice ours) {
        String events = ours.telephoneEventType() == 0 ? "" : " " + ours.telephoneEventType();
        StringBuilder text = session(ours)
                .append("m=audio ")
                .append(ours.port())
                .append(' ')
                .append(ours.security().profile())
                .append(' ')
                .append(ours.codecs().stream()
                        .map(codec -> String.valueOf(codec.staticPayloadType()))
                        .collect(Collectors.joining(" ")))
                .append(events)
                .append(CRLF);
        ours.codecs().forEach(codec -> rtpmap(text, codec.staticPayloadType(), codec.toString()));
        if (ours.telephoneEventType() != 0) events(text, ours.telephoneEventType());
        ours.security().lines().forEach(line -> crypto(text, line));
        return end(text, ours.direction());
    }

    /// RFC 3264 §6: as many `m=` lines as the offer, in its order; refused ones have port 0.
    static String answer(LocalVoice ours, SessionDescription offer, int taken, VoicePath path) {
        StringBuilder text = session(ours);
        for (int i = 0; i < offer.media().size(); i++) {
            if (i == taken) {
                accepted(text, ours, offer.media().get(i).protocol(), path);
            } else {
                refused(text, offer.media().get(i));
            }
        }
        return text.toString();
    }

    /// @param profile that of the offer, which the answer must repeat (RFC 3264 §6.1)
    private static void accepted(StringBuilder text, LocalVoice ours, String profile, VoicePath path) {
        text.append("m=audio ").append(ours.port()).append(' ').append(profile);
        text.append(' ').append(path.receiveType());
        path.receiveEventType().ifPresent(type -> text.append(' ').append(type));
        text.append(CRLF);
        rtpmap(text, path.receiveType(), path.codec().toString());
        path.receiveEventType().ifPresent(type -> events(text, type));
        // RFC 4568 §5.1.2: the tag and the suite of the accepted attribute, with our own key.
        path.keys()
                .ifPresent(keys -> crypto(
                        text,
                        new CryptoLine(
                                keys.tag(), keys.suite(), keys.keys().sends().master())));
        end(text, path.direction());
    }

    /// Parts that the offer left out are filled in, because the grammar requires them.
    private static void refused(StringBuilder text, Media media) {
        text.append("m=")
                .append(media.type().isEmpty() ? "audio" : media.type())
                .append(" 0 ")
                .append(media.protocol().isEmpty() ? LocalSecurity.PLAIN_PROFILE : media.protocol())
                .append(' ')
                .append(media.formats().isEmpty() ? "0" : media.formats().getFirst())
                .append(CRLF);
    }

    private static StringBuilder session(LocalVoice ours) {
        String address = Negotiation.family(ours.address()) + " " + text(ours.address());
        return new StringBuilder(320)
                .append("v=0\r\no=ringtrue ") // RFC 8866 §5.2: user, session id, version, address
                .append(ours.sessionId())
                .append(' ')
                .append(ours.version())
                .append(" IN ")
                .append(address)
                .append("\r\ns=-\r\nc=IN ") // RFC 3264 §5: "s=-" when there is no name
                .append(address)
                .append("\r\nt=0 0\r\n");
    }

    /// Without the scope of an IPv6 address, which is valid on this machine only.
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    private static void rtpmap(StringBuilder text, int type, String encoding) {
        text.append("a=rtpmap:").append(type).append(' ').append(encoding).append("/8000\r\n");
    }

    private static void events(StringBuilder text, int type) {
        rtpmap(text, type, "telephone-event");
        text.append("a=fmtp:").append(type).append(" 0-15\r\n"); // RFC 4733 §2.4.1: 0-9, *, #, A-D
    }

    private static void crypto(StringBuilder text, CryptoLine line) {
        text.append("a=crypto:").append(line.text()).append(CRLF);
    }

    private static String end(StringBuilder text, Direction direction) {
        return text.append("a=ptime:20\r\na=")
                .append(direction.name().toLowerCase(Locale.ROOT))
                .append(CRLF)
                .toString();
    }
}
