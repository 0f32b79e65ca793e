package io.ringtrue.bench;

import com.sun.management.OperatingSystemMXBean;
import io.ringtrue.telephony.sip.InviteOrder;
import io.ringtrue.telephony.sip.OutgoingCall;
import io.ringtrue.telephony.sip.OutgoingListener;
import io.ringtrue.telephony.sip.SipEndpoint;
import io.ringtrue.telephony.sip.SipSettings;
import io.ringtrue.telephony.sip.digest.Credentials;
import io.ringtrue.telephony.sip.message.Body;
import io.ringtrue.telephony.sip.message.SipResponse;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Transport;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Calls per CPU-second for set-up alone, INVITE, 200, ACK, BYE, 200: our user agent as caller, and SIPp as caller,
/// in turn against the same SIPp callee, at the same rate. Only the caller's CPU counts; ours after warm-up.
///
/// Arguments: calls a round (10,000), rounds (5), calls a second (1,000).
final class SipSetupBench {
    private static final OperatingSystemMXBean OS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Body OFFER = Body.sdp("""
            v=0\r
            o=- 1 1 IN IP4 127.0.0.1\r
            s=-\r
            c=IN IP4 127.0.0.1\r
            t=0 0\r
            m=audio 40000 RTP/AVP 0 101\r
            a=rtpmap:0 PCMU/8000\r
            a=rtpmap:101 telephone-event/8000\r
            """.getBytes(StandardCharsets.US_ASCII));

    private final int calls;
    private final int rate;
    private final PrintStream out = System.out;

    private SipSetupBench(int calls, int rate) {
        this.calls = calls;
        this.rate = rate;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int calls = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int rate = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
        new SipSetupBench(calls, rate).run(rounds);
    }

    private void run(int rounds) throws IOException, InterruptedException {
        SipSettings settings = SipSettings.on(InetAddress.getLoopbackAddress());
        try (SipEndpoint endpoint =
                SipEndpoint.openForCalling(settings, Thread.ofVirtual().factory())) {
            out.printf("warm-up: %d calls%n", 3 * calls);
            for (int i = 0; i < 3; i++) ours(endpoint);
            double ours = 0;
            double sipp = 0;
            for (int round = 1; round <= rounds; round++) {
                double oursNow = ours(endpoint);
                double sippNow = sipp();
                ours += oursNow;
                sipp += sippNow;
                print("round " + round, oursNow, sippNow, calls);
            }
            print("all, n = " + (long) rounds * calls + " each", ours, sipp, (long) rounds * calls);
        }
    }

    private void print(String what, double ours, double sipp, long n) {
        out.printf(
                Locale.ROOT,
                "%s: ours %.2f CPU-s (%.0f calls per CPU-s), SIPp %.2f CPU-s (%.0f), ratio %.2f%n",
                what,
                ours,
                n / ours,
                sipp,
                n / sipp,
                sipp / ours);
    }

    private double sipp() throws IOException, InterruptedException {
        try (SippProcess callee = SippProcess.start("setup-callee");
                SippProcess caller = SippProcess.start(
                        "setup-caller",
                        "-m",
                        "" + calls,
                        "-r",
                        "" + rate,
                        "-l",
                        "" + calls,
                        "127.0.0.1:" + callee.address().getPort())) {
            return caller.cpuSeconds();
        }
    }

    private double ours(SipEndpoint endpoint) throws IOException, InterruptedException {
        try (SippProcess callee = SippProcess.start("setup-callee")) {
            long before = OS.getProcessCpuTime();
            AtomicInteger failed = new AtomicInteger();
            CountDownLatch left = new CountDownLatch(calls);
            place(endpoint, callee.address(), left, failed);
            if (!left.await(60, TimeUnit.SECONDS) || failed.get() > 0) {
                throw new IllegalStateException(failed + " calls failed, " + left.getCount() + " never ended");
            }
            // Until every BYE is answered, which SIPp's scenario waits for too.
            endpoint.awaitIdle(Duration.ofSeconds(30));
            return (OS.getProcessCpuTime() - before) / 1e9;
        }
    }

    private void place(SipEndpoint endpoint, InetSocketAddress callee, CountDownLatch left, AtomicInteger failed) {
        String host = "127.0.0.1:" + callee.getPort();
        InviteOrder order = new InviteOrder(
                "sip:+12015550123@" + host,
                "sip:+12015550100@" + host,
                new Hop(Transport.UDP, callee),
                Credentials.NONE,
                OFFER);
        long start = System.nanoTime();
        // In bursts of ten milliseconds' worth, as SIPp does.
        int burst = Math.max(1, rate / 100);
        for (int placed = 0; placed < calls; placed++) {
            if (placed % burst == 0) awaitNanos(start + placed * 1_000_000_000L / rate);
            new HangsUpWhenAnswered(left, failed).place(endpoint, order);
        }
    }

    private static void awaitNanos(long deadline) {
        for (long pause = deadline - System.nanoTime(); pause > 0; pause = deadline - System.nanoTime()) {
            LockSupport.parkNanos(pause);
        }
    }

    private static final class HangsUpWhenAnswered implements OutgoingListener {
        private final CountDownLatch left;
        private final AtomicInteger failures;
        private @Nullable OutgoingCall call;

        HangsUpWhenAnswered(CountDownLatch left, AtomicInteger failures) {
            this.left = left;
            this.failures = failures;
        }

        void place(SipEndpoint endpoint, InviteOrder order) {
            OutgoingCall placed = endpoint.newCall(order, this);
            call = placed;
            placed.start();
        }

        @Override
        public void answered(SipResponse response) {
            if (call != null) call.hangUp();
            left.countDown();
        }

        @Override
        public void refused(SipResponse response) {
            failures.incrementAndGet();
            left.countDown();
        }

        @Override
        public void failed(Failure failure, String detail) {
            failures.incrementAndGet();
            left.countDown();
        }
    }
}
