package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.rtp.RtpEngine;
import io.ringtrue.telephony.sip.CallListener;
import io.ringtrue.telephony.sip.IncomingCall;
import io.ringtrue.telephony.sip.SipEndpoint;
import io.ringtrue.telephony.sip.SipSettings;
import io.ringtrue.telephony.sip.transaction.TransactionTimers;
import io.ringtrue.telephony.sip.transport.Transport;
import io.ringtrue.telephony.srtp.SrtpProtection;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/// A far end for tests and trials: a SIP user agent over UDP and TCP that answers each number as its book
/// says. With a trunk `sip:127.0.0.1:port` it replaces a telephone network. It asks for no password and
/// accepts calls from everybody who can reach it, so bind it to the loopback address.
///
/// ```java
/// CalleeRegister book = new CalleeRegister(Refusing.NOT_FOUND).enter("+12015550123", Person.keying("12345"));
/// try (FarEnd farEnd = FarEnd.open(loopback, 0, book, FarEndObserver.NONE, threads, clock)) { … farEnd.port() … }
/// ```
public final class FarEnd implements AutoCloseable {
    private final Set<PhoneCall> calls = ConcurrentHashMap.newKeySet();
    private final InetAddress bind;
    private final CalleeBook book;
    private final FarEndObserver observer;
    private final Oddity oddity;
    private final MessageLog messages;
    private final ThreadFactory threads;
    private final RtpEngine rtp;
    private final SipEndpoint sip;

    private FarEnd(
            InetAddress bind,
            int port,
            CalleeBook book,
            FarEndObserver observer,
            Oddity oddity,
            ThreadFactory threads,
            Clock clock)
            throws IOException {
        this.bind = bind;
        this.book = book;
        this.observer = observer;
        this.messages = new MessageLog(clock);
        this.oddity = oddity;
        this.threads = threads;
        this.rtp = RtpEngine.open(bind, 0, 0, threads, SrtpProtection::new, clock);
        try {
            this.sip = SipEndpoint.open(settings(bind, port), threads, this::arrived, new Misbehaving(noted(oddity)));
        } catch (IOException portTaken) {
            rtp.close();
            throw portTaken;
        }
    }

    /// Binds the sockets and starts to accept calls.
    ///
    /// @param bind address to listen on and to name in SDP; not the wildcard
    /// @param port for UDP and TCP; 0 means any free port
    /// @param book decides who answers which number
    /// @param observer receives the events
    /// @param threads makes all threads, one of them for each call; they may be virtual
    /// @param clock gives the wall-clock times in RTCP
    /// @throws IOException when a socket cannot be bound; the message names address and port
    public static FarEnd open(
            InetAddress bind, int port, CalleeBook book, FarEndObserver observer, ThreadFactory threads, Clock clock)
            throws IOException {
        return open(bind, port, book, observer, Oddity.NONE, threads, clock);
    }

    /// The same with a bad habit, which it shows in every call.
    ///
    /// @throws IOException when a socket, or the oddity's second address, cannot be bound
    public static FarEnd open(
            InetAddress bind,
            int port,
            CalleeBook book,
            FarEndObserver observer,
            Oddity oddity,
            ThreadFactory threads,
            Clock clock)
            throws IOException {
        return new FarEnd(bind, port, book, observer, oddity, threads, clock);
    }

    private Oddity noted(Oddity odd) {
        return odd.speaking(() -> messages.noting(odd.sip().get()));
    }

    private static SipSettings settings(InetAddress bind, int port) {
        return new SipSettings(
                bind, port, Optional.empty(), Set.of(Transport.UDP, Transport.TCP), TransactionTimers.RFC, _ -> true);
    }

    /// The SIP port, the same for UDP and TCP.
    public int port() {
        return sip.address().getPort();
    }

    /// How many calls ring or talk now.
    public int activeCalls() {
        return calls.size();
    }

    private CallListener arrived(IncomingCall incoming) {
        PhoneCall call = new PhoneCall(incoming, observer);
        calls.add(call);
        Thread life = threads.newThread(() -> live(call));
        life.setName("far-end-" + incoming.callId());
        life.start();
        return call.listener();
    }

    private void live(PhoneCall call) {
        try {
            call.report(PhoneEvent.Kind.INVITED, call.number());
            CalleeLife life = new CalleeLife(call, rtp, bind, oddity.media().get(), messages);
            life.live(oddity.callee().apply(book.at(call.number())));
        } finally {
            calls.remove(call);
        }
    }

    /// Hangs up all calls and closes the sockets. Repeating it does nothing.
    @Override
    public void close() {
        calls.forEach(PhoneCall::hangUp);
        sip.close();
        rtp.close();
    }
}
