package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.CallRefused.Cause;
import io.ringtrue.telephony.call.keys.Keypad;
import io.ringtrue.telephony.call.trunk.HostLookup;
import io.ringtrue.telephony.call.trunk.NameService;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkLines;
import io.ringtrue.telephony.rtp.RtpEngine;
import io.ringtrue.telephony.sip.SipEndpoint;
import io.ringtrue.telephony.sip.SipSettings;
import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Transport;
import io.ringtrue.telephony.srtp.SrtpProtection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

/// Places calls by SIP and RTP. Outside a call it listens to nobody but its trunks, and it takes no calls.
public final class SipDialer implements Dialer {
    /// How long a close waits for the BYEs to be answered.
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /// How old what we know of the trunks' addresses may be.
    private static final Duration LOOKUP_PERIOD = Duration.ofSeconds(30);

    private final TrunkLines trunks;
    private final CallEnvironment exchange;

    private SipDialer(TrunkLines trunks, CallEnvironment exchange) {
        this.trunks = trunks;
        this.exchange = exchange;
    }

    /// Opens the sockets.
    ///
    /// @param sipThreads makes the threads that read, write and time SIP; meant for virtual ones
    /// @param mediaThreads makes the few platform threads that carry all media
    /// @param clock for the wall-clock times of RTCP
    /// @throws IOException when a socket cannot be bound; the message names address and port
    public static SipDialer open(
            DialerSettings settings,
            List<Trunk> trunks,
            ThreadFactory sipThreads,
            ThreadFactory mediaThreads,
            Clock clock)
            throws IOException {
        return open(settings, trunks, TransactionTimers.RFC, sipThreads, mediaThreads, clock);
    }

    /// With SIP timers of its own, for tests of what takes half a minute by the RFC.
    static SipDialer open(
            DialerSettings settings,
            List<Trunk> trunks,
            TransactionTimers timers,
            ThreadFactory sipThreads,
            ThreadFactory mediaThreads,
            Clock clock)
            throws IOException {
        TrunkLines lines = new TrunkLines();
        lines.replace(trunks);
        SipSettings sip = new SipSettings(
                settings.bind(),
                settings.port(),
                settings.publicAddress(),
                settings.transports().stream()
                        .map(each -> Transport.valueOf(each.name()))
                        .collect(Collectors.toSet()),
                timers,
                lines::isHeard);
        SipEndpoint endpoint = SipEndpoint.openForCalling(sip, sipThreads);
        try {
            RtpPortRange ports = settings.rtpPorts();
            RtpEngine rtp = RtpEngine.open(
                    settings.rtpBind(), ports.min(), ports.max(), mediaThreads, SrtpProtection::new, clock);
            lookUpLater(lines, endpoint.alarms(), sipThreads);
            return new SipDialer(
                    lines,
                    new CallEnvironment(endpoint, rtp, new HostLookup(sipThreads, NameService.SYSTEM), settings));
        } catch (IOException e) {
            endpoint.close();
            throw e;
        }
    }

    /// Over and over, on a thread of its own, until the endpoint is closed.
    private static void lookUpLater(TrunkLines lines, Alarms alarms, ThreadFactory threads) {
        Runnable task = () -> {
            lines.lookUp();
            lookUpLater(lines, alarms, threads);
        };
        alarms.after(LOOKUP_PERIOD, () -> threads.newThread(task).start());
    }

    /// Where SIP is spoken, by UDP and TCP.
    public InetSocketAddress address() {
        return exchange.sip().address();
    }

    /// SIP that showed a call's branch or tags and came from an address that is neither its trunk's nor named
    /// in the dialog, in messages since the start.
    public long unlistedMessages() {
        return exchange.sip().unlistedMessages();
    }

    /// SIP dropped unread, in messages since the start: from no trunk, and of no call.
    public long strangersMessages() {
        return exchange.sip().strangersMessages();
    }

    @Override
    public Call dial(DialOrder order) {
        CallRecord record = new CallRecord();
        Keypad keypad = new Keypad();
        Dialling dialling = new Dialling(exchange, order, trunks.inOrder(), record, keypad);
        exchange.remember(dialling);
        if (isNumber(order.number())) {
            dialling.begin();
        } else {
            dialling.refuse(new CallRefused(
                    Cause.INVALID_NUMBER, 0, OptionalInt.empty(), "number: not a + and 1 to 20 digits"));
        }
        return new PlacedCall(record, keypad, dialling);
    }

    /// What goes into a Request-URI must be nothing but a number. Sandbox numbers may be longer than E.164's 15
    /// digits.
    private static boolean isNumber(String number) {
        if (number.length() < 2 || number.length() > 21 || number.charAt(0) != '+') return false;
        for (int i = 1; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') return false;
        }
        return true;
    }

    @Override
    public int room() {
        // Without a trunk each call ends at once and needs no ports.
        int lines = trunks.room();
        return lines == Integer.MAX_VALUE
                ? lines
                : Math.min(lines, exchange.rtp().room());
    }

    @Override
    public void trunks(List<Trunk> next) {
        trunks.replace(next);
    }

    @Override
    public void close() {
        exchange.hangUpAll();
        try {
            exchange.sip().awaitIdle(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (SipEndpoint sip = exchange.sip();
                RtpEngine rtp = exchange.rtp()) {
            // Both are closed even if one of them complains.
        }
    }
}
