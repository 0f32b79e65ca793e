package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.call.Call;
import io.ringtrue.telephony.call.CallObserver;
import io.ringtrue.telephony.call.DialOrder;
import io.ringtrue.telephony.call.DialerSettings;
import io.ringtrue.telephony.call.DialerSettings.Transport;
import io.ringtrue.telephony.call.RtpPortRange;
import io.ringtrue.telephony.call.SipDialer;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A dialler on the loopback with one trunk, and a witness of the far end's events.
final class ObservedDialer implements AutoCloseable {
    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    static final Duration LONG = Duration.ofSeconds(60);

    private final SipDialer dialer;

    private ObservedDialer(SipDialer dialer) {
        this.dialer = dialer;
    }

    /// @param port where the trunk listens
    static ObservedDialer dialling(int port, boolean tcp) throws IOException {
        return dialling(port, tcp, List.of());
    }

    /// The same for a far end whose media may come from an address other than that in its SDP.
    static ObservedDialer dialling(int port, boolean tcp, List<String> mediaNetworks) throws IOException {
        return dialling(trunk(port, tcp, mediaNetworks, Trunk.Srtp.NONE));
    }

    /// The same with encrypted media.
    static ObservedDialer dialling(int port, Trunk.Srtp srtp, List<String> mediaNetworks) throws IOException {
        return dialling(trunk(port, false, mediaNetworks, srtp));
    }

    private static ObservedDialer dialling(Trunk trunk) throws IOException {
        return new ObservedDialer(SipDialer.open(
                settings(),
                List.of(trunk),
                Thread.ofVirtual().factory(),
                Thread.ofPlatform().daemon().factory(),
                Clock.systemUTC()));
    }

    private static DialerSettings settings() {
        // Other tests may run at the same time: a busy port is skipped.
        int first = ThreadLocalRandom.current().nextInt(10_000, 15_000) * 2;
        return new DialerSettings(
                LOOPBACK,
                0,
                Optional.empty(),
                EnumSet.allOf(Transport.class),
                LOOPBACK,
                new RtpPortRange(first, first + 399),
                Duration.ofSeconds(10));
    }

    private static Trunk trunk(int port, boolean tcp, List<String> mediaNetworks, Trunk.Srtp srtp) {
        return new Trunk(
                "far-end",
                Map.of(
                        TrunkSetting.URI,
                        "sip:127.0.0.1:" + port + (tcp ? ";transport=tcp" : ""),
                        TrunkSetting.CALLER_ID,
                        "+12015550100",
                        TrunkSetting.MAX_CALLS,
                        200,
                        TrunkSetting.CALLS_PER_SECOND,
                        1_000,
                        TrunkSetting.MEDIA_NETWORKS,
                        mediaNetworks,
                        TrunkSetting.SRTP,
                        srtp));
    }

    Call dial(String number, CallObserver observer) {
        return dialer.dial(new DialOrder(number, Duration.ofSeconds(20), LONG, observer));
    }

    Call dial(String number) {
        return dial(number, Duration.ofSeconds(20));
    }

    Call dial(String number, Duration ringTimeout) {
        return dialer.dial(new DialOrder(number, ringTimeout, LONG, CallObserver.NONE));
    }

    @Override
    public void close() {
        dialer.close();
    }

    /// Records the events of a far end.
    static final class Witness implements FarEndObserver {
        private final BlockingQueue<PhoneEvent> events = new LinkedBlockingQueue<>();
        private volatile @Nullable PhoneCall last;

        @Override
        public void happened(PhoneCall call, PhoneEvent event) {
            last = call;
            events.add(event);
        }

        PhoneCall call() {
            return Objects.requireNonNull(last);
        }

        /// The kinds of all events of one call, in order, up to its last.
        List<PhoneEvent.Kind> story() throws InterruptedException {
            List<PhoneEvent.Kind> kinds = new ArrayList<>();
            PhoneEvent event;
            do {
                event = events.poll(30, TimeUnit.SECONDS);
                if (event == null) throw new AssertionError("the call never ended; so far " + kinds);
                kinds.add(event.kind());
            } while (!event.isLast());
            return kinds;
        }
    }
}
