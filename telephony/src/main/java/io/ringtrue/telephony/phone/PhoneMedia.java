package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.media.Codec;
import io.ringtrue.telephony.rtp.MediaPath;
import io.ringtrue.telephony.rtp.RtpStream;
import io.ringtrue.telephony.rtp.VoiceFormat;
import io.ringtrue.telephony.sdp.AgreedKeys;
import io.ringtrue.telephony.sdp.AnswerGiven;
import io.ringtrue.telephony.sdp.Direction;
import io.ringtrue.telephony.sdp.LocalSecurity;
import io.ringtrue.telephony.sdp.LocalVoice;
import io.ringtrue.telephony.sdp.Negotiation;
import io.ringtrue.telephony.sdp.NoVoice;
import io.ringtrue.telephony.sdp.VoicePath;
import io.ringtrue.telephony.sip.message.Body;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// The media of one call to the far end: negotiates it and connects the stream.
final class PhoneMedia {
    private final RtpStream stream;
    private final InetAddress caller;
    private LocalVoice ours;
    private volatile boolean eventsWanted;
    private volatile String codec = "";

    /// @param caller the address of the caller's signalling
    /// @param address where the caller must send its media
    /// @param takesEvents whether keys as RTP events are supported
    /// @param secure whether SRTP is supported
    PhoneMedia(
            RtpStream stream, InetAddress caller, InetAddress address, long id, boolean takesEvents, boolean secure) {
        this.stream = stream;
        this.caller = caller;
        this.ours = new LocalVoice(
                address,
                stream.port(),
                List.of(Codec.PCMU, Codec.PCMA),
                takesEvents ? LocalVoice.USUAL_TELEPHONE_EVENT : 0,
                id,
                1,
                Direction.SENDRECV,
                secure ? LocalSecurity.optional() : LocalSecurity.NONE);
    }

    RtpStream stream() {
        return stream;
    }

    /// `PCMU` or `PCMA`; empty before anything is agreed.
    String codec() {
        return codec;
    }

    /// Whether the caller accepts keys as RTP events.
    boolean takesEvents() {
        return eventsWanted;
    }

    /// Answers an offer and connects the stream; also for each new offer. An INVITE without an offer gets
    /// ours.
    ///
    /// @return the SDP to send; empty when nothing can be agreed
    synchronized Optional<Body> describe(Body theirs) {
        if (theirs.isEmpty()) return Optional.of(body(Negotiation.offer(ours)));
        return switch (Negotiation.answer(ours, theirs.bytes())) {
            case NoVoice _ -> Optional.empty();
            case AnswerGiven(String sdp, VoicePath path) -> {
                ours = ours.turned(Direction.SENDRECV); // a later SDP, if there is one, needs the next version
                connect(path);
                yield Optional.of(body(sdp));
            }
        };
    }

    /// The caller's answer to our offer. The stream stays unconnected when nothing can be agreed.
    synchronized void agreed(Body answer) {
        if (Negotiation.readAnswer(ours, answer.bytes()) instanceof VoicePath path) connect(path);
    }

    private void connect(VoicePath path) {
        path.keys().ifPresent(keys -> ours = ours.secured(ours.security().after(keys)));
        eventsWanted = path.sendEventType().isPresent();
        codec = path.codec().name();
        stream.connect(new MediaPath(
                path.remote(),
                path.remoteRtcpPort(),
                format(path.sendType(), path.codec()),
                List.of(format(path.receiveType(), path.codec())),
                path.sendEventType(),
                present(path.receiveEventType()),
                Set.of(),
                path.packetMillis(),
                path.direction().sends(),
                path.direction().receives(),
                List.of(),
                caller,
                path.keys().map(AgreedKeys::keys)));
    }

    private static VoiceFormat format(int payloadType, Codec codec) {
        G711 law = G711.of(codec);
        return new VoiceFormat(payloadType, codec, law.silence(), law::decode);
    }

    private static Set<Integer> present(OptionalInt type) {
        return type.stream().boxed().collect(Collectors.toUnmodifiableSet());
    }

    private static Body body(String sdp) {
        return Body.sdp(sdp.getBytes(StandardCharsets.UTF_8));
    }
}
