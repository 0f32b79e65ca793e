package io.ringtrue.telephony.sdp;

import io.ringtrue.telephony.media.Codec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Offer and answer for one voice stream (RFC 3264). It never throws, whatever a far end sends.
public final class Negotiation {
    private Negotiation() {}

    /// The SDP that offers our side.
    public static String offer(LocalVoice ours) {
        return SdpWriter.offer(ours);
    }

    /// The result when the far end answers our offer.
    public static Negotiated readAnswer(LocalVoice offered, byte[] answer) {
        return readAnswer(offered, answer, Optional.empty());
    }

    /// The same when the address of the far end's signalling is known.
    ///
    /// @param signalling used for media if the SDP has no numeric address
    public static Negotiated readAnswer(LocalVoice offered, byte[] answer, Optional<InetAddress> signalling) {
        return switch (SdpParser.parse(answer)) {
            case MalformedSdp bad -> malformed(bad);
            case SessionDescription session -> agreed(offered, session, signalling);
        };
    }

    /// Our answer to an offer: it accepts the first audio stream that we support and refuses all others.
    public static Answering answer(LocalVoice ours, byte[] offer) {
        return answer(ours, offer, Optional.empty());
    }

    /// The same when the address of the far end's signalling is known.
    ///
    /// @param signalling as for [#readAnswer(LocalVoice, byte[], Optional)]
    public static Answering answer(LocalVoice ours, byte[] offer, Optional<InetAddress> signalling) {
        return switch (SdpParser.parse(offer)) {
            case MalformedSdp bad -> malformed(bad);
            case SessionDescription session -> answered(ours, session, signalling);
        };
    }

    private static NoVoice malformed(MalformedSdp bad) {
        return new NoVoice("session description, line " + bad.line() + ": " + bad.problem());
    }

    private static Negotiated agreed(LocalVoice offered, SessionDescription session, Optional<InetAddress> signalling) {
        if (session.media().isEmpty()) return new NoVoice("the answer has no m= line");
        FarVoice far = inUse(session);
        MediaAddress address = MediaAddress.of(far.connection(), offered.address(), signalling);
        Optional<String> unusable = unusable(far, offered, address);
        if (unusable.isPresent()) return new NoVoice(unusable.get());
        return switch (Securing.ofAnswer(far, offered.security())) {
            case Securing.Agreed(Optional<AgreedKeys> keys) -> path(far, offered, address, keys);
            case Securing.Refused(String problem) -> new NoVoice(problem);
        };
    }

    /// RFC 3264 §6: the streams of an answer correspond to those of the offer one by one, so ours should be
    /// the first. Some equipment puts others, mostly refused ones, before it.
    private static FarVoice inUse(SessionDescription session) {
        List<FarVoice> all = session.media().stream()
                .map(media -> new FarVoice(session, media))
                .toList();
        return all.stream()
                .filter(each -> each.isAudio() && !each.refused())
                .findFirst()
                .or(() -> all.stream().filter(FarVoice::isAudio).findFirst())
                .orElse(all.getFirst());
    }

    private static Answering answered(LocalVoice ours, SessionDescription session, Optional<InetAddress> signalling) {
        Answering answer = new NoVoice("the offer has no m= line");
        for (int i = 0; i < session.media().size() && answer instanceof NoVoice; i++) {
            answer = answered(ours, session, i, signalling);
        }
        return answer;
    }

    private static Answering answered(
            LocalVoice ours, SessionDescription session, int index, Optional<InetAddress> signalling) {
        FarVoice far = new FarVoice(session, session.media().get(index));
        MediaAddress address = MediaAddress.of(far.connection(), ours.address(), signalling);
        Optional<String> unusable = unusable(far, ours, address);
        if (unusable.isPresent()) return new NoVoice(unusable.get());
        return switch (Securing.ofOffer(far, ours.security())) {
            case Securing.Agreed(Optional<AgreedKeys> keys) -> {
                VoicePath path = answeredPath(far, ours, address, keys);
                yield new AnswerGiven(SdpWriter.answer(ours, session, index, path), path);
            }
            case Securing.Refused(String problem) -> new NoVoice(problem);
        };
    }

    private static VoicePath answeredPath(
            FarVoice far, LocalVoice ours, MediaAddress address, Optional<AgreedKeys> keys) {
        // RFC 3264 §6.1: the offer lists codecs in order of preference.
        Codec codec = far.codecs(ours.codecs()).getFirst();
        // RFC 3264 §6.1: the answerer should use the payload types of the offer, so both directions share
        // them.
        int type = far.payloadType(codec);
        OptionalInt event = ours.telephoneEventType() == 0 ? OptionalInt.empty() : far.telephoneEventType();
        return path(far, ours, address, codec, type, event, event, keys);
    }

    private static VoicePath path(FarVoice far, LocalVoice offered, MediaAddress address, Optional<AgreedKeys> keys) {
        Codec codec = far.codecs(offered.codecs()).getFirst();
        OptionalInt sendEvent = offered.telephoneEventType() == 0 ? OptionalInt.empty() : far.telephoneEventType();
        OptionalInt receiveEvent =
                sendEvent.isPresent() ? OptionalInt.of(offered.telephoneEventType()) : OptionalInt.empty();
        return path(far, offered, address, codec, codec.staticPayloadType(), sendEvent, receiveEvent, keys);
    }

    private static VoicePath path(
            FarVoice far,
            LocalVoice ours,
            MediaAddress address,
            Codec codec,
            int receiveType,
            OptionalInt sendEvent,
            OptionalInt receiveEvent,
            Optional<AgreedKeys> keys) {
        return new VoicePath(
                codec,
                far.payloadType(codec),
                receiveType,
                sendEvent,
                receiveEvent,
                far.keyTypes(ours.telephoneEventType()),
                far.freeTypes(ours.telephoneEventType()),
                new InetSocketAddress(
                        address.address().orElseThrow(), far.media().port()),
                address.host(),
                far.rtcpPort(),
                far.packetMillis(),
                ours.direction().within(far.direction()),
                keys);
    }

    /// Why a stream cannot carry voice; empty when it can.
    private static Optional<String> unusable(FarVoice far, LocalVoice ours, MediaAddress address) {
        if (!far.isAudio()) return Optional.of("the stream is not audio");
        if (far.refused()) return Optional.of("audio is refused (port 0)");
        if (far.codecs(ours.codecs()).isEmpty()) return Optional.of("no codec in common with " + ours.codecs());
        return address.address().isPresent() ? Optional.empty() : Optional.of(address.problem());
    }

    /// The address family as written in `c=` and `o=`: `IP4` or `IP6`.
    static String family(InetAddress address) {
        return address.getAddress().length == 4 ? "IP4" : "IP6";
    }
}
