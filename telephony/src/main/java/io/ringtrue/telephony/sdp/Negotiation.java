package io.ringtrue.telephony.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;

/// Offer and answer for one voice stream (RFC 3264). Total: nothing a far end writes makes it throw.
public final class Negotiation {
    private Negotiation() {}

    /// The offer of what `ours` says.
    public static String offer(LocalVoice ours) {
        return SdpWriter.offer(ours);
    }

    /// What was agreed when the far end answers our offer.
    public static Negotiated readAnswer(LocalVoice offered, byte[] answer) {
        return switch (SdpParser.parse(answer)) {
            case MalformedSdp bad -> malformed(bad);
            case SessionDescription session -> agreed(offered, session);
        };
    }

    /// Our answer to an offer: the first audio stream we can speak is taken, every other refused.
    public static Answering answer(LocalVoice ours, byte[] offer) {
        return switch (SdpParser.parse(offer)) {
            case MalformedSdp bad -> malformed(bad);
            case SessionDescription session -> answered(ours, session);
        };
    }

    private static NoVoice malformed(MalformedSdp bad) {
        return new NoVoice("session description, line " + bad.line() + ": " + bad.problem());
    }

    private static Negotiated agreed(LocalVoice offered, SessionDescription session) {
        // RFC 3264 §6: the answer's streams correspond to the offer's one by one, so ours is the first.
        if (session.media().isEmpty()) return new NoVoice("the answer has no m= line");
        FarVoice far = new FarVoice(session, session.media().getFirst());
        Optional<String> unusable = unusable(far, offered);
        if (unusable.isPresent()) return new NoVoice(unusable.get());
        return switch (Securing.ofAnswer(far, offered.security())) {
            case Securing.Agreed(Optional<AgreedKeys> keys) -> path(far, offered, keys);
            case Securing.Refused(String problem) -> new NoVoice(problem);
        };
    }

    private static Answering answered(LocalVoice ours, SessionDescription session) {
        Answering answer = new NoVoice("the offer has no m= line");
        for (int i = 0; i < session.media().size() && answer instanceof NoVoice; i++) {
            answer = answered(ours, session, i);
        }
        return answer;
    }

    private static Answering answered(LocalVoice ours, SessionDescription session, int index) {
        FarVoice far = new FarVoice(session, session.media().get(index));
        Optional<String> unusable = unusable(far, ours);
        if (unusable.isPresent()) return new NoVoice(unusable.get());
        return switch (Securing.ofOffer(far, ours.security())) {
            case Securing.Agreed(Optional<AgreedKeys> keys) -> {
                VoicePath path = answeredPath(far, ours, keys);
                yield new AnswerGiven(SdpWriter.answer(ours, session, index, path), path);
            }
            case Securing.Refused(String problem) -> new NoVoice(problem);
        };
    }

    private static VoicePath answeredPath(FarVoice far, LocalVoice ours, Optional<AgreedKeys> keys) {
        Codec codec = far.codecs(ours.codecs()).getFirst(); // RFC 3264 §6.1: the offerer's order is its preference
        // RFC 3264 §6.1: the answerer SHOULD use the offer's payload type numbers, so both directions share them.
        int type = far.payloadType(codec);
        OptionalInt event = ours.telephoneEventType() == 0 ? OptionalInt.empty() : far.telephoneEventType();
        Direction direction = ours.direction().within(far.direction());
        return new VoicePath(
                codec, type, type, event, event, remote(far), far.rtcpPort(), far.packetMillis(), direction, keys);
    }

    private static VoicePath path(FarVoice far, LocalVoice offered, Optional<AgreedKeys> keys) {
        Codec codec = far.codecs(offered.codecs()).getFirst();
        OptionalInt sendEvent = offered.telephoneEventType() == 0 ? OptionalInt.empty() : far.telephoneEventType();
        return new VoicePath(
                codec,
                far.payloadType(codec),
                codec.staticPayloadType(),
                sendEvent,
                sendEvent.isPresent() ? OptionalInt.of(offered.telephoneEventType()) : OptionalInt.empty(),
                remote(far),
                far.rtcpPort(),
                far.packetMillis(),
                offered.direction().within(far.direction()),
                keys);
    }

    private static InetSocketAddress remote(FarVoice far) {
        return new InetSocketAddress(far.address().orElseThrow(), far.media().port());
    }

    /// Why no voice can flow over a stream; empty when it can.
    private static Optional<String> unusable(FarVoice far, LocalVoice ours) {
        if (!far.isAudio()) return Optional.of("the stream is not audio");
        if (far.refused()) return Optional.of("audio is refused (port 0)");
        if (far.codecs(ours.codecs()).isEmpty()) return Optional.of("no codec in common with " + ours.codecs());
        return far.address()
                .map(address -> unreachable(address, ours.address()))
                .orElse(Optional.of("no c= line, neither for the session nor for the stream"));
    }

    /// Our sockets speak one family of addresses, the one we describe ourselves with.
    private static Optional<String> unreachable(InetAddress theirs, InetAddress ours) {
        if (theirs.isMulticastAddress()) return Optional.of("c= is a multicast address");
        if (family(theirs).equals(family(ours))) return Optional.empty();
        return Optional.of("c= is of family " + family(theirs) + ", media goes over " + family(ours));
    }

    /// `IP4` or `IP6`, as `c=` and `o=` name it.
    static String family(InetAddress address) {
        return address.getAddress().length == 4 ? "IP4" : "IP6";
    }
}
