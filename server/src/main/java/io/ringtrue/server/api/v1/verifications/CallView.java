package io.ringtrue.server.api.v1.verifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ringtrue.telephony.call.CallTrace;
import io.ringtrue.telephony.call.MediaFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt to place a verification's call, over one trunk: its SIP messages and its voice in figures.
/// Times are to the microsecond, on the same clock as the timeline's.
///
/// @param attempt from 1
/// @param transport `udp` or `tcp`
/// @param sipCallId the Call-ID, by which the carrier finds the call
/// @param began when the INVITE was sent
/// @param ladder the SIP messages, oldest first; at most 64, the last ones
/// @param leftOut how many earlier messages are not in `ladder`
/// @param ringingMillis from the INVITE to the first 180, or 183 with sound (post-dial delay); null: none
/// came
/// @param answerMillis from the INVITE to the answer; null: not answered
/// @param media absent when no voice was agreed
public record CallView(
        int attempt,
        String trunk,
        String transport,
        String sipCallId,
        Instant began,
        List<Message> ladder,
        int leftOut,
        @Nullable Double ringingMillis,
        @Nullable Double answerMillis,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Media media) {

    /// All attempts of a verification, in their order.
    ///
    /// @param calls empty before the end, when no call was placed, when the node that made it died, and once
    /// the number is masked
    public record Calls(List<CallView> calls) {
        public static Calls of(List<CallTrace> traces) {
            List<CallView> calls = new ArrayList<>();
            for (CallTrace trace : traces) calls.add(CallView.of(calls.size() + 1, trace));
            return new Calls(calls);
        }
    }

    /// A SIP message.
    ///
    /// @param direction `sent` by us or `received`
    /// @param line request line or status line; of the far end's text at most 200 characters, with control
    /// characters escaped
    /// @param cseq number and method
    /// @param repeats how often the same message was sent or received again
    public record Message(Instant at, String direction, String line, String cseq, int repeats) {}

    /// The voice.
    ///
    /// @param srtp the suite; null: not encrypted
    /// @param packetMillis length of our packets
    /// @param jitterMillis by RFC 3550 §6.4.1, at the end of the call
    /// @param firstPacketMillis from the INVITE to the first packet received; null: none arrived
    /// @param spoken when our prompts were played
    public record Media(
            String codec,
            @Nullable String srtp,
            int packetMillis,
            Sent sent,
            Received received,
            double jitterMillis,
            @Nullable Double firstPacketMillis,
            Keys keys,
            List<Span> spoken) {}

    /// RTP that we sent.
    ///
    /// @param octets payloads without headers
    public record Sent(long packets, long octets) {}

    /// RTP that arrived.
    ///
    /// @param lost packets that did not arrive, by the far end's numbers
    /// @param late packets that arrived after a later one
    /// @param repeated packets that had arrived before
    /// @param foreign packets at our port that did not belong to the call
    public record Received(long packets, long octets, long lost, long late, long repeated, long foreign) {}

    /// Presses by the way that brought each first.
    ///
    /// @param events RFC 4733
    /// @param tones heard in the voice
    /// @param info SIP INFO
    public record Keys(int events, int tones, int info) {}

    /// Something that lasted.
    public record Span(Instant from, Instant to) {}

    private static CallView of(int attempt, CallTrace trace) {
        return new CallView(
                attempt,
                trace.trunk(),
                trace.transport().toLowerCase(Locale.ROOT),
                trace.sipCallId(),
                trace.began(),
                trace.ladder().stream()
                        .map(message -> message(trace.began(), message))
                        .toList(),
                trace.leftOut(),
                millis(trace.toRinging()),
                millis(trace.toAnswer()),
                trace.media().map(media -> media(trace.began(), media)).orElse(null));
    }

    private static Message message(Instant began, CallTrace.Message message) {
        return new Message(
                began.plus(message.after()),
                message.isSent() ? "sent" : "received",
                message.line(),
                message.cseq(),
                message.repeats());
    }

    private static Media media(Instant began, MediaFigures media) {
        return new Media(
                media.codec(),
                media.srtp().orElse(null),
                media.packetMillis(),
                new Sent(media.sent().packets(), media.sent().octets()),
                new Received(
                        media.received().packets(),
                        media.received().octets(),
                        media.lost(),
                        media.late(),
                        media.repeated(),
                        media.foreign()),
                Math.round(media.jitterMillis() * 100) / 100.0,
                millis(media.toFirstPacket()),
                new Keys(
                        media.keys().events(),
                        media.keys().tones(),
                        media.keys().info()),
                media.spoken().stream()
                        .map(span -> new Span(began.plus(span.from()), began.plus(span.to())))
                        .toList());
    }

    private static @Nullable Double millis(Optional<Duration> time) {
        return time.map(each -> each.toNanos() / 1_000 / 1_000.0).orElse(null);
    }
}
