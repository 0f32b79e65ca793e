package io.ringtrue.telephony.call;

import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.call.keys.HeardTones;
import io.ringtrue.telephony.call.trunk.HostLookup;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkLine;
import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.rtp.MediaPath;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.rtp.VoiceFormat;
import io.ringtrue.telephony.rtp.VoiceListener;
import io.ringtrue.telephony.sdp.AgreedKeys;
import io.ringtrue.telephony.sdp.AnswerGiven;
import io.ringtrue.telephony.sdp.Direction;
import io.ringtrue.telephony.sdp.LocalSecurity;
import io.ringtrue.telephony.sdp.LocalVoice;
import io.ringtrue.telephony.sdp.Negotiated;
import io.ringtrue.telephony.sdp.Negotiation;
import io.ringtrue.telephony.sdp.NoVoice;
import io.ringtrue.telephony.sdp.VoicePath;
import io.ringtrue.telephony.sip.message.Body;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Applies the offers and answers of one attempt to the RTP stream of its call. Safe for several threads.
final class CallMedia {
    private final RtpStream stream;
    private final TrunkLine line;
    private final InetAddress signalling;
    private final VoiceListener listeners;
    private final HostLookup lookup;
    private LocalVoice ours;
    private Optional<AgreedKeys> agreedKeys = Optional.empty();
    private @Nullable VoicePath connected;

    /// @param signalling the address of the trunk's signalling
    /// @param address where the far end must send its media
    /// @param tones receives the keys heard as tones
    /// @param ear hears all voice
    /// @param lookup looks up a host name that an SDP has in place of an address
    CallMedia(
            RtpStream stream,
            TrunkLine line,
            InetAddress signalling,
            InetAddress address,
            HeardTones.Road tones,
            VoiceListener ear,
            HostLookup lookup) {
        this.stream = stream;
        this.line = line;
        this.signalling = signalling;
        VoiceListener keys = new HeardTones(stream, tones);
        this.listeners = samples -> {
            keys.heard(samples);
            ear.heard(samples);
        };
        this.lookup = lookup;
        // RFC 3264 §5: the session id is below 2^63; it only has to be unique among ours.
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

    /// Fresh keys for each attempt.
    private static LocalSecurity security(Trunk.Srtp srtp) {
        return switch (srtp) {
            case NONE -> LocalSecurity.NONE;
            case OPTIONAL -> LocalSecurity.optional();
            case REQUIRED -> LocalSecurity.required();
        };
    }

    synchronized Body offer() {
        return sdp(Negotiation.offer(ours));
    }

    /// Accepts the far end's answer, and connects the stream if voice can flow.
    synchronized Negotiated take(Body answer) {
        Negotiated agreed = Negotiation.readAnswer(ours, answer.bytes(), Optional.of(signalling));
        if (agreed instanceof VoicePath path) connect(path);
        return agreed;
    }

    /// What was agreed last; empty before.
    synchronized Optional<VoicePath> agreed() {
        return Optional.ofNullable(connected);
    }

    /// The far end makes a new offer: hold, another codec, another address, other keys.
    ///
    /// @return our answer, or our offer if the far end asks for one. Empty when nothing can be agreed, for
    /// instance when a protected stream would lose its protection
    synchronized Optional<Body> reoffered(Body offer) {
        ours = ours.turned(Direction.SENDRECV);
        agreedKeys.ifPresent(keys -> ours = ours.secured(ours.security().after(keys)));
        if (offer.isEmpty()) return Optional.of(offer());
        return switch (Negotiation.answer(ours, offer.bytes(), Optional.of(signalling))) {
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
        // Listen for tones even if events are agreed: some gateways pass tones all the same.
        stream.hear(listeners);
        connected = path;
        stream.connect(media(path, path.remote()));
        // Until the name is looked up, send to the address of the signalling, which is often the same
        // machine.
        if (!path.host().isEmpty()) lookup.find(path.host(), found -> found(path, found));
    }

    private synchronized void found(VoicePath path, List<InetAddress> addresses) {
        if (connected != path) return; // the far end has sent a newer SDP meanwhile
        addresses.stream()
                .filter(this::isUsable)
                .findFirst()
                .ifPresent(address -> stream.connect(
                        media(path, new InetSocketAddress(address, path.remote().getPort()))));
    }

    /// A name must not direct our voice to ourselves or to a group. A loopback address is allowed only if the
    /// far end's signalling is on this machine too.
    private boolean isUsable(InetAddress address) {
        return address.getAddress().length == signalling.getAddress().length
                && !address.isMulticastAddress()
                && !address.isAnyLocalAddress()
                && (!address.isLoopbackAddress() || signalling.isLoopbackAddress());
    }

    private MediaPath media(VoicePath path, InetSocketAddress remote) {
        return new MediaPath(
                remote,
                path.remoteRtcpPort(),
                format(path.codec(), path.sendType()),
                receives(path),
                path.sendEventType(),
                path.keyTypes(),
                path.freeTypes(),
                path.packetMillis(),
                path.direction().sends(),
                path.direction().receives(),
                line.mediaNetworks(),
                signalling,
                path.keys().map(AgreedKeys::keys));
    }

    /// RFC 3264 §6.1: the far end may send any format of the answer; the payload types of G.711 are static.
    /// Some far ends send under the payload type that they asked us to use.
    private List<VoiceFormat> receives(VoicePath path) {
        List<VoiceFormat> receives = new ArrayList<>();
        receives.add(format(path.codec(), path.receiveType()));
        for (Codec codec : line.codecs()) {
            if (codec != path.codec()) receives.add(format(codec, codec.staticPayloadType()));
        }
        if (path.sendType() != path.receiveType()) receives.add(format(path.codec(), path.sendType()));
        return receives;
    }

    private static VoiceFormat format(Codec codec, int payloadType) {
        G711 law = G711.of(codec);
        return new VoiceFormat(payloadType, codec, law.silence(), law::decode);
    }
}
