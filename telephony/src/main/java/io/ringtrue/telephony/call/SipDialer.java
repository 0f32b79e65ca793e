package io.ringtrue.telephony.call;

import io.ringtrue.telephony.call.CallRefused.Cause;
import io.ringtrue.telephony.call.keys.Keypad;
import io.ringtrue.telephony.call.probe.MediaPlace;
import io.ringtrue.telephony.call.probe.TrunkProbe;
import io.ringtrue.telephony.call.trunk.HostLookup;
import io.ringtrue.telephony.call.trunk.NameService;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkLine;
import io.ringtrue.telephony.call.trunk.TrunkLines;
import io.ringtrue.telephony.call.trunk.TrunkState;
import io.ringtrue.telephony.rtp.RtpEngine;
import io.ringtrue.telephony.sip.SipEndpoint;
import io.ringtrue.telephony.sip.SipSettings;
import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Transport;
import io.ringtrue.telephony.srtp.SrtpProtection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

/// Places calls by SIP and RTP. Outside a call it accepts messages from its trunks only, and it refuses
/// incoming calls.
public final class SipDialer implements Dialer {
    /// How long [#close()] waits for the answers to our BYEs.
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /// How often the trunks' host names are looked up.
    private static final Duration LOOKUP_PERIOD = Duration.ofSeconds(30);

    private final TrunkLines trunks;
    private final CallEnvironment environment;

    private SipDialer(TrunkLines trunks, CallEnvironment environment) {
        this.trunks = trunks;
        this.environment = environment;
    }

    /// Opens the SIP sockets and starts the media threads. The trunks' names are looked up before it returns,
    /// which may take seconds.
    ///
    /// @param sipThreads makes the threads that read, write and time SIP, and that look up names; they may be
    /// virtual
    /// @param mediaThreads makes the few threads that carry all media; they should be platform threads
    /// @param clock gives the wall-clock times in RTCP and in the traces of calls
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

    /// With other SIP timers, for tests of what takes half a minute by the RFC.
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
                    new CallEnvironment(
                            endpoint, rtp, new HostLookup(sipThreads, NameService.SYSTEM), settings, clock));
        } catch (IOException e) {
            endpoint.close();
            throw e;
        }
    }

    /// Looks names up every [#LOOKUP_PERIOD], on a separate thread, until the endpoint is closed.
    private static void lookUpLater(TrunkLines lines, Alarms alarms, ThreadFactory threads) {
        Runnable task = () -> {
            lines.lookUp();
            lookUpLater(lines, alarms, threads);
        };
        alarms.after(LOOKUP_PERIOD, () -> threads.newThread(task).start());
    }

    /// The address of the SIP sockets; the port is the same for UDP and TCP.
    public InetSocketAddress address() {
        return environment.sip().address();
    }

    /// How many SIP messages since the start contained a call's branch or tags and came from an address that
    /// is neither its trunk's nor named in the dialog.
    public long unlistedMessages() {
        return environment.sip().unlistedMessages();
    }

    /// How many SIP messages since the start were dropped because they came from no trunk and belong to no
    /// call.
    public long strangersMessages() {
        return environment.sip().strangersMessages();
    }

    /// Asks trunks whether they answer, from the sockets that calls use.
    public TrunkProbe probe() {
        return new TrunkProbe(environment.sip());
    }

    /// Where a far end at this address must send its voice.
    public MediaPlace media(InetAddress farEnd) {
        return new MediaPlace(
                environment.mediaAddress(farEnd), environment.rtp().room());
    }

    /// How each trunk is now, in the order in which they are tried.
    public List<TrunkState> trunkStates() {
        return trunks.states();
    }

    @Override
    public Call dial(DialOrder order) {
        return dial(order, trunks.inOrder());
    }

    /// Like [#dial(DialOrder)], over this trunk alone. When there is no trunk of this name, the call is refused
    /// as [Cause#TRUNK_FAULT].
    public Call dialOver(String trunk, DialOrder order) {
        return dial(order, trunks.named(trunk).stream().toList());
    }

    private Call dial(DialOrder order, List<TrunkLine> lines) {
        CallRecord record = new CallRecord();
        Keypad keypad = new Keypad();
        Dialling dialling = new Dialling(environment, order, lines, record, keypad);
        environment.remember(dialling);
        if (isNumber(order.number())) {
            dialling.begin();
        } else {
            dialling.refuse(new CallRefused(
                    Cause.INVALID_NUMBER, 0, OptionalInt.empty(), "number: must be + and 1 to 20 digits"));
        }
        return new PlacedCall(record, keypad, dialling);
    }

    /// Only a number may go into the Request-URI. Sandbox numbers may have more than the 15 digits of E.164.
    private static boolean isNumber(String number) {
        if (number.length() < 2 || number.length() > 21 || number.charAt(0) != '+') return false;
        for (int i = 1; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') return false;
        }
        return true;
    }

    @Override
    public int room() {
        // Without a trunk each call ends at once and needs no port.
        int lines = trunks.room();
        return lines == Integer.MAX_VALUE
                ? lines
                : Math.min(lines, environment.rtp().room());
    }

    @Override
    public void trunks(List<Trunk> next) {
        trunks.replace(next);
    }

    @Override
    public void close() {
        environment.hangUpAll();
        try {
            environment.sip().awaitIdle(GOODBYE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (SipEndpoint sip = environment.sip();
                RtpEngine rtp = environment.rtp()) {
            // Both are closed, even if closing one of them fails.
        }
    }
}
