package io.ringtrue.telephony.call.probe;

import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkLine;
import io.ringtrue.telephony.sip.OptionsOrder;
import io.ringtrue.telephony.sip.SipEndpoint;
import io.ringtrue.telephony.sip.message.ShownText;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.message.Via;
import io.ringtrue.telephony.sip.transport.NextHop;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks trunks by OPTIONS whether they answer (RFC 3261 §11). The trunk need not be in use. Safe for several
/// threads.
public final class TrunkProbe {
    private static final int LONGEST_TEXT = 200;

    /// The alarm of the request itself ends the wait; this is for a machine too busy for it.
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final SipEndpoint sip;

    public TrunkProbe(SipEndpoint sip) {
        this.sip = sip;
    }

    /// Sends an OPTIONS by the trunk's transport to its port, as calls would go, and waits for the answer. A
    /// challenge is answered with the trunk's credentials.
    ///
    /// @param address of the trunk's host
    /// @param patience how long to wait in all
    public ProbeAnswer options(Trunk trunk, InetAddress address, Duration patience) throws InterruptedException {
        TrunkLine line = new TrunkLine(trunk, _ -> List.of(address), System::nanoTime);
        OptionsOrder order = new OptionsOrder(
                line.address(), line.callerAddress(), line.hop().orElseThrow(), line.credentials(), patience);
        BlockingQueue<OptionsOrder.Result> results = new LinkedBlockingQueue<>();
        sip.options(order, results::add);
        OptionsOrder.Result result = results.poll(patience.plus(SLACK).toNanos(), TimeUnit.NANOSECONDS);
        return switch (result) {
            case null -> new ProbeAnswer.Silent(patience);
            case OptionsOrder.Result.Silent() -> new ProbeAnswer.Silent(patience);
            case OptionsOrder.Result.Unsent() -> new ProbeAnswer.Unsent();
            case OptionsOrder.Result.Answered(SipResponse response, boolean authorized, Duration roundTrip) ->
                new ProbeAnswer.Answered(
                        response.status(),
                        ShownText.of(response.reason(), LONGEST_TEXT),
                        ShownText.of(server(response), LONGEST_TEXT),
                        authorized,
                        roundTrip,
                        seenFrom(response));
        };
    }

    private static String server(SipResponse response) {
        String server = response.headers().first("Server");
        return Objects.requireNonNullElse(server == null ? response.headers().first("User-Agent") : server, "");
    }

    /// Only an address as digits, because a name would have to be looked up.
    private static Optional<String> seenFrom(SipResponse response) {
        Via via = response.headers().topVia();
        @Nullable String received = via == null ? null : via.received();
        InetAddress address = received == null ? null : NextHop.literal(received);
        return Optional.ofNullable(address).map(InetAddress::getHostAddress);
    }
}
