package io.ringtrue.telephony.call;

import io.ringtrue.telephony.audio.DtmfDetector;
import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.rtp.MediaPath;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.rtp.SrtpKey;
import io.ringtrue.telephony.rtp.SrtpKeys;
import io.ringtrue.telephony.rtp.SrtpSuite;
import io.ringtrue.telephony.rtp.VoiceFormat;
import io.ringtrue.telephony.rtp.VoiceListener;
import io.ringtrue.telephony.sdp.AgreedKeys;
import io.ringtrue.telephony.sdp.AnswerGiven;
import io.ringtrue.telephony.sdp.Codec;
import io.ringtrue.telephony.sdp.Direction;
import io.ringtrue.telephony.sdp.LocalSecurity;
import io.ringtrue.telephony.sdp.LocalVoice;
import io.ringtrue.telephony.sdp.Negotiated;
import io.ringtrue.telephony.sdp.Negotiation;
import io.ringtrue.telephony.sdp.NoVoice;
import io.ringtrue.telephony.sdp.VoicePath;
import io.ringtrue.telephony.sip.Body;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// Joins what SDP agreed on with the stream that carries it, for one attempt over one trunk.
/// Used by one SIP thread at a time.
final class CallMedia {
    private final RtpStream stream;
    private final TrunkLine line;
    private final InetAddress signalling;
    private final DtmfDetector.Keys tones;
    private LocalVoice ours;
    private Optional<AgreedKeys> agreedKeys = Optional.empty();

    /// @param signalling where the trunk's signalling is
    /// @param address where the far end is to send
    /// @param tones told of keys heard in the voice itself
    CallMedia(RtpStream stream, TrunkLine line, InetAddress signalling, InetAddress address, DtmfDetector.Keys tones) {
        this.stream = stream;
        this.line = line;
        this.signalling = signalling;
        this.tones = tones;
        // RFC 3264 §5: the session id need only be unique among ours, and below 2^63.
        long sessionId = ThreadLocalRandom.current().nextLong(1, 1L << 48);
        this.ours = new LocalVoice(
                address,
                stream.port(),
                line.codecs(),
                LocalVoice.USUAL_TELEPHONE_EVENT,
                sessionId,
                1,
                Direction.SENDRECV,
                security(line.srtp()));
    }

    /// With keys of this attempt's own.
    private static LocalSecurity security(Trunk.Srtp srtp) {
        return switch (srtp) {
            case NONE -> LocalSecurity.NONE;
            case OPTIONAL -> LocalSecurity.optional();
            case REQUIRED -> LocalSecurity.required();
        };
    }

    Body offer() {
        return sdp(Negotiation.offer(ours));
    }

    /// Takes the far end's answer and lets media flow.
    Negotiated take(Body answer) {
        Negotiated agreed = Negotiation.readAnswer(ours, answer.bytes());
        if (agreed instanceof VoicePath path) connect(path);
        return agreed;
    }

    /// The far end offers anew: hold, another codec, another address, other keys.
    ///
    /// @return our answer, or our offer when they ask for it; empty when nothing could be agreed on, as when what
    /// was protected would no longer be
    Optional<Body> reoffered(Body offer) {
        ours = ours.turned(Direction.SENDRECV);
        agreedKeys.ifPresent(keys -> ours = ours.secured(ours.security().after(keys)));
        if (offer.isEmpty()) return Optional.of(offer());
        return switch (Negotiation.answer(ours, offer.bytes())) {
            case AnswerGiven(String sdp, VoicePath path) -> {
                connect(path);
                yield Optional.of(sdp(sdp));
            }
            case NoVoice(String _) -> Optional.empty();
        };
    }

    private static Body sdp(String text) {
        return Body.sdp(text.getBytes(StandardCharsets.UTF_8));
    }

    private void connect(VoicePath path) {
        agreedKeys = path.keys();
        if (agreedKeys.isPresent()) ours = ours.secured(ours.security().insisting());
        VoiceFormat sends = format(path.codec(), path.sendType());
        List<VoiceFormat> receives = new ArrayList<>();
        receives.add(format(path.codec(), path.receiveType()));
        // RFC 3264 §6.1: the far end may send any format of the answer, and G.711's types are fixed for good.
        for (Codec codec : line.codecs()) {
            if (codec != path.codec()) receives.add(format(codec, codec.staticPayloadType()));
        }
        Set<Integer> keys = path.receiveEventType().stream().boxed().collect(Collectors.toSet());
        // Where no events were agreed on, keys can only be heard; else hearing them as well would count them twice.
        stream.hear(keys.isEmpty() ? new DtmfDetector(tones)::hear : VoiceListener.DEAF);
        stream.connect(new MediaPath(
                path.remote(),
                path.remoteRtcpPort(),
                sends,
                receives,
                path.sendEventType(),
                keys,
                path.packetMillis(),
                path.direction().sends(),
                line.mediaNetworks(),
                signalling,
                path.keys().map(CallMedia::srtp)));
    }

    private static SrtpKeys srtp(AgreedKeys agreed) {
        SrtpSuite suite = SrtpSuite.valueOf(agreed.suite().name());
        return new SrtpKeys(
                new SrtpKey(suite, agreed.ours().bytes()),
                new SrtpKey(suite, agreed.theirs().bytes()));
    }

    private static VoiceFormat format(Codec codec, int payloadType) {
        G711 law = G711.named(codec.name());
        return new VoiceFormat(payloadType, law::encode, law::decode);
    }
}
