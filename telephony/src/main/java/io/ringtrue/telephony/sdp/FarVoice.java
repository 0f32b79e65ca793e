package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.sdp.SessionDescription.Attribute;
import io.ringtrue.telephony.sdp.SessionDescription.Media;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// One `m=audio` section of the far end's description, asked for what a call needs to know.
record FarVoice(SessionDescription session, Media media) {

    private static final int DEFAULT_PACKET_MILLIS = 20; // RFC 3551 §4.2 and what every G.711 end sends
    private static final int MIN_PACKET_MILLIS = 10;
    private static final int MAX_PACKET_MILLIS = 120;

    boolean isAudio() {
        return media.type().equals("audio");
    }

    boolean refused() {
        return media.port() == 0; // RFC 3264 §6: "the port number in the corresponding stream […] MUST be set to zero"
    }

    boolean isPlainRtp() {
        return media.protocol().equals(LocalSecurity.PLAIN_PROFILE);
    }

    boolean isSecureRtp() {
        return media.protocol().equals(LocalSecurity.SECURE_PROFILE);
    }

    /// RFC 4568 §4: media level only; §5.1.1: in order of preference.
    List<CryptoReading> crypto() {
        return media.attributes().stream()
                .filter(attribute -> attribute.name().equals(Attribute.CRYPTO))
                .map(attribute -> CryptoParser.parse(attribute.value()))
                .toList();
    }

    /// RFC 8866 §5.7: a media-level `c=` overrides the session's.
    Optional<InetAddress> address() {
        return media.address().or(session::address);
    }

    /// What the far end says it does. The old way to hold, `c=` of all zeroes, means it does not want to hear
    /// us (RFC 3264 §8.4).
    Direction direction() {
        Direction said = Stream.concat(media.attributes().stream(), session.attributes().stream())
                .map(FarVoice::direction)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(Direction.SENDRECV); // RFC 8866 §6.7: the default
        boolean held = address().map(InetAddress::isAnyLocalAddress).orElse(false);
        return held ? said.deaf() : said;
    }

    private static Optional<Direction> direction(Attribute attribute) {
        return switch (attribute.name()) {
            case "sendrecv" -> Optional.of(Direction.SENDRECV);
            case "sendonly" -> Optional.of(Direction.SENDONLY);
            case "recvonly" -> Optional.of(Direction.RECVONLY);
            case "inactive" -> Optional.of(Direction.INACTIVE);
            default -> Optional.empty();
        };
    }

    /// The codecs both know, in the far end's order.
    List<Codec> codecs(List<Codec> ours) {
        return media.formats().stream()
                .map(this::codec)
                .flatMap(Optional::stream)
                .filter(ours::contains)
                .distinct()
                .toList();
    }

    private Optional<Codec> codec(String format) {
        String encoding = encoding(format);
        return Stream.of(Codec.values())
                .filter(codec -> encoding.equals(codec + "/8000") || encoding.equals(codec + "/8000/1"))
                .findFirst();
    }

    /// The number the far end gives a codec, -1 when it lists none.
    int payloadType(Codec codec) {
        return media.formats().stream()
                .filter(format -> codec(format).filter(codec::equals).isPresent())
                .mapToInt(FarVoice::payloadType)
                .findFirst()
                .orElse(-1);
    }

    /// The number the far end gives to keys at our clock rate (RFC 4733 §2.1: the rate must be the audio's).
    OptionalInt telephoneEventType() {
        return media.formats().stream()
                .filter(format -> encoding(format).equals("TELEPHONE-EVENT/8000"))
                .mapToInt(FarVoice::payloadType)
                .filter(type -> type >= 0)
                .findFirst();
    }

    /// `PCMU/8000` of `a=rtpmap:0 PCMU/8000`, in capitals; static types need no rtpmap (RFC 3551 §6). Empty: unknown.
    private String encoding(String format) {
        if (payloadType(format) < 0) return "";
        String mapped = media.attributes().stream()
                .filter(attribute ->
                        attribute.name().equals("rtpmap") && attribute.value().startsWith(format + " "))
                .map(attribute ->
                        attribute.value().substring(format.length() + 1).strip())
                .findFirst()
                .orElse(statically(format));
        return mapped.toUpperCase(Locale.ROOT);
    }

    private static String statically(String format) {
        return Stream.of(Codec.values())
                .filter(codec -> format.equals(String.valueOf(codec.staticPayloadType())))
                .map(codec -> codec + "/8000")
                .findFirst()
                .orElse("");
    }

    /// RTP has seven bits for it (RFC 3550 §5.1); -1 when the format is something else.
    private static int payloadType(String format) {
        return SdpParser.number(format, 127);
    }

    int rtcpPort() {
        return value("rtcp") // RFC 3605 §2.1: port, perhaps followed by an address
                .map(value -> SdpParser.number(value.split(" ", 2)[0], 65_535))
                .filter(port -> port > 0)
                .orElse(Math.min(media.port() + 1, 65_535));
    }

    /// RFC 8866 §6.4: ptime is what the far end would like, maxptime what it can bear.
    int packetMillis() {
        int wanted = millis("ptime").orElse(DEFAULT_PACKET_MILLIS);
        int bearable = millis("maxptime").orElse(MAX_PACKET_MILLIS);
        return Math.max(MIN_PACKET_MILLIS, Math.min(Math.min(wanted, bearable), MAX_PACKET_MILLIS));
    }

    private Optional<Integer> millis(String name) {
        return value(name).map(text -> SdpParser.number(text, 10_000)).filter(millis -> millis > 0);
    }

    private Optional<String> value(String name) {
        return media.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }
}
