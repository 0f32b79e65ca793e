package io.ringtrue.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A dialler on the loopback with its own ports, whose events are recorded.
public final class TestDialer implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(30);

    /// Fast enough for tests and slow enough for a busy machine: timer B is 6.4 s.
    static final TransactionTimers QUICK = TransactionTimers.of(Duration.ofMillis(100));

    private final SipDialer dialer;
    private final LinkedBlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();

    TestDialer(Duration mediaTimeout, TransactionTimers timers, Trunk... trunks) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // Other tests run at the same time: a random range makes collisions rare, and a busy port is skipped.
        int firstPort = ThreadLocalRandom.current().nextInt(10_000, 15_000) * 2;
        DialerSettings settings = new DialerSettings(
                loopback,
                0,
                Optional.empty(),
                EnumSet.allOf(DialerSettings.Transport.class),
                loopback,
                new RtpPortRange(firstPort, firstPort + 199),
                mediaTimeout);
        dialer = SipDialer.open(
                settings,
                Arrays.asList(trunks),
                timers,
                Thread.ofVirtual().factory(),
                Thread.ofPlatform().daemon().factory(),
                Clock.systemUTC());
    }

    TestDialer(Trunk... trunks) throws IOException {
        this(LONG, TransactionTimers.RFC, trunks);
    }

    public static Trunk trunk(String name, int port, boolean tcp, int priority) {
        return trunk(name, port, tcp, priority, 10);
    }

    /// A trunk for many calls at once.
    static Trunk roomy(int port, boolean tcp) {
        return trunk("main", port, tcp, 1, 1000);
    }

    private static Trunk trunk(String name, int port, boolean tcp, int priority, int maxCalls) {
        return new Trunk(
                name,
                Map.of(
                        TrunkSetting.URI,
                        "sip:127.0.0.1:" + port + (tcp ? ";transport=tcp" : ""),
                        TrunkSetting.USERNAME,
                        "trunk",
                        TrunkSetting.PASSWORD,
                        new Trunk.Password("correct horse"),
                        TrunkSetting.CALLER_ID,
                        "+12015550100",
                        TrunkSetting.PRIORITY,
                        priority,
                        TrunkSetting.MAX_CALLS,
                        maxCalls,
                        TrunkSetting.CALLS_PER_SECOND,
                        100));
    }

    /// A copy of the trunk with this protection of media.
    static Trunk with(Trunk.Srtp srtp, Trunk trunk) {
        return trunk.with(Map.of(TrunkSetting.SRTP, srtp));
    }

    public static Trunk trunk(int port, boolean tcp) {
        return trunk("main", port, tcp, 1);
    }

    SipDialer dialer() {
        return dialer;
    }

    Call dial() {
        return dial(LONG, LONG);
    }

    Call dial(Duration ringTimeout, Duration maxDuration) {
        return dialer.dial(new DialOrder("+12015550123", ringTimeout, maxDuration, events::add));
    }

    /// Waits for the next event, which must be of this kind.
    CallEvent expect(CallEvent.Kind kind) throws InterruptedException {
        CallEvent event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("the next event").isNotNull();
        assertThat(event.kind()).as(event.detail()).isEqualTo(kind);
        return event;
    }

    /// Waits for an event of this kind, whatever comes before.
    void await(CallEvent.Kind kind) throws InterruptedException {
        CallEvent event;
        do {
            event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event " + kind).isNotNull();
        } while (event.kind() != kind);
    }

    /// The details of all events that no [#expect] has taken.
    List<String> details() {
        return events.stream().map(CallEvent::detail).toList();
    }

    @Override
    public void close() {
        dialer.close();
    }
}
