package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.sdp.Payloads.Encoding;
import io.ringtrue.telephony.sdp.SessionDescription.Attribute;
import io.ringtrue.telephony.sdp.SessionDescription.Media;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/// One `m=` section of the far end's SDP, with what a call needs from it. It is the audio section, unless
/// [#isAudio] says otherwise.
record FarVoice(SessionDescription session, Media media, Payloads payloads) {

    private static final int DEFAULT_PACKET_MILLIS = 20; // RFC 3551 §4.2, and the usual value of G.711 equipment
    private static final int MIN_PACKET_MILLIS = 10;
    private static final int MAX_PACKET_MILLIS = 120;

    private static final int FIRST_DYNAMIC_TYPE = 96;
    private static final int LAST_TYPE = 127;

    FarVoice(SessionDescription session, Media media) {
        this(session, media, Payloads.of(session, media));
    }

    boolean isAudio() {
        return media.type().equals("audio");
    }

    boolean refused() {
        return media.port() == 0; // RFC 3264 §6: "the port number in the corresponding stream […] MUST be set to zero"
    }

    /// RTP/AVP, or RTP/AVPF: the latter also allows feedback (RFC 4585 §3.1), which we do not send.
    boolean isPlainRtp() {
        return isOneOf(LocalSecurity.PLAIN_PROFILE);
    }

    boolean isSecureRtp() {
        return isOneOf(LocalSecurity.SECURE_PROFILE); // or RTP/SAVPF, RFC 5124
    }

    private boolean isOneOf(String profile) {
        return media.protocol().equalsIgnoreCase(profile) || media.protocol().equalsIgnoreCase(profile + "F");
    }

    /// The `a=crypto` attributes: at media level only (RFC 4568 §4), in order of preference (RFC 4568
    /// §5.1.1).
    List<CryptoReading> crypto() {
        return media.attributes().stream()
                .filter(attribute -> attribute.name().equals(Attribute.CRYPTO))
                .map(attribute -> CryptoParser.parse(attribute.value()))
                .toList();
    }

    /// RFC 8866 §5.7: a `c=` line in the section overrides that of the session.
    Optional<Connection> connection() {
        return media.connection().or(session::connection);
    }

    private Optional<InetAddress> address() {
        return connection().flatMap(Connection::address);
    }

    /// The direction that the far end declares. A `c=` line of all zeroes is the old form of hold: the far
    /// end does not want to hear us (RFC 3264 §8.4).
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

    /// The codecs that both ends support, in the far end's order; empty when there is none.
    List<Codec> codecs(List<Codec> ours) {
        return formats()
                .map(this::codec)
                .flatMap(Optional::stream)
                .filter(ours::contains)
                .distinct()
                .toList();
    }

    /// The payload types of the `m=` line; if it lists none, those of the `a=rtpmap` lines.
    private Stream<Integer> formats() {
        if (media.formats().isEmpty()) return payloads.mapped().stream();
        return media.formats().stream().map(FarVoice::payloadType).filter(type -> type >= 0);
    }

    private Optional<Codec> codec(int type) {
        Encoding encoding = payloads.encoding(type);
        return Stream.of(Codec.values()).filter(encoding::is).findFirst();
    }

    /// The far end's payload type for a codec; -1 when it does not list the codec.
    int payloadType(Codec codec) {
        return formats()
                .filter(type -> codec(type).filter(codec::equals).isPresent())
                .findFirst()
                .orElse(-1);
    }

    /// The far end's payload type for keys at our clock rate, which must be that of the audio (RFC 4733
    /// §2.1); empty when it takes no keys.
    OptionalInt telephoneEventType() {
        return formats()
                .filter(type -> payloads.encoding(type).isEvent()
                        && payloads.encoding(type).isAtOurRate())
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /// As [VoicePath#keyTypes()].
    ///
    /// @param ours our payload type for keys; 0 when we take none
    Set<Integer> keyTypes(int ours) {
        return types(ours, type -> type == ours || payloads.encoding(type).isEvent());
    }

    /// As [VoicePath#freeTypes()]. RFC 3551 §3: 96 to 127 are assigned for each call, so no other use of them
    /// is fixed.
    ///
    /// @param ours as for [#keyTypes(int)]
    Set<Integer> freeTypes(int ours) {
        return types(
                ours,
                type -> type != ours
                        && type >= FIRST_DYNAMIC_TYPE
                        && payloads.encoding(type).isUnknown());
    }

    private static Set<Integer> types(int ours, IntPredicate are) {
        Set<Integer> types = new TreeSet<>();
        for (int type = 0; type <= LAST_TYPE && ours != 0; type++) {
            if (are.test(type)) types.add(type);
        }
        return types;
    }

    /// A payload type has seven bits (RFC 3550 §5.1); -1 when the format is not one.
    private static int payloadType(String format) {
        return SdpParser.number(format, LAST_TYPE);
    }

    /// Where the far end receives RTCP: the port in `a=rtcp`, else the one above the RTP port.
    int rtcpPort() {
        return value("rtcp") // RFC 3605 §2.1: port, perhaps followed by an address
                .map(value -> SdpParser.number(value.split(" ", 2)[0], 65_535))
                .filter(port -> port > 0)
                .orElse(Math.min(media.port() + 1, 65_535));
    }

    /// Length of our packets in ms: the far end's preference (ptime, RFC 8866 §6.4), limited by its maximum
    /// (maxptime, RFC 8866 §6.5) and to 10 to 120.
    int packetMillis() {
        int wanted = millis("ptime").orElse(DEFAULT_PACKET_MILLIS);
        int bearable = millis("maxptime").orElse(MAX_PACKET_MILLIS);
        return Math.max(MIN_PACKET_MILLIS, Math.min(Math.min(wanted, bearable), MAX_PACKET_MILLIS));
    }

    private Optional<Integer> millis(String name) {
        return value(name)
                .map(text -> SdpParser.number(text.split("[^0-9]", 2)[0], 10_000)) // some write 20.0
                .filter(millis -> millis > 0);
    }

    private Optional<String> value(String name) {
        return Stream.concat(media.attributes().stream(), session.attributes().stream())
                .filter(attribute -> attribute.name().equals(name))
                .map(Attribute::value)
                .findFirst();
    }
}
