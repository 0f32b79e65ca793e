package io.ringtrue.telephony.sip;

import io.ringtrue.telephony.sip.transaction.TransactionLayer;
import io.ringtrue.telephony.sip.transport.AlarmWheel;
import io.ringtrue.telephony.sip.transport.Alarms;
import io.ringtrue.telephony.sip.transport.Hop;
import io.ringtrue.telephony.sip.transport.Inbox;
import io.ringtrue.telephony.sip.transport.MangledWire;
import io.ringtrue.telephony.sip.transport.Mangler;
import io.ringtrue.telephony.sip.transport.OwnAddress;
import io.ringtrue.telephony.sip.transport.Sockets;
import io.ringtrue.telephony.sip.transport.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/// One SIP user agent, caller and callee alike, on one UDP and one TCP port.
public final class SipEndpoint implements AutoCloseable {
    private final AlarmWheel alarms;
    private final InetSocketAddress address;
    private final Closing sockets;
    private final UserAgentCore agent;

    private SipEndpoint(AlarmWheel alarms, InetSocketAddress address, Closing sockets, UserAgentCore agent) {
        this.alarms = alarms;
        this.address = address;
        this.sockets = sockets;
        this.agent = agent;
    }

    /// Binds the sockets and starts listening, for one who only ever calls: each INVITE is refused with a 403,
    /// and nothing is kept of it.
    ///
    /// @throws IOException as [#open(SipSettings, ThreadFactory, IncomingCalls)]
    public static SipEndpoint openForCalling(SipSettings settings, ThreadFactory threads) throws IOException {
        return open(settings, threads, Optional.empty());
    }

    /// Binds the sockets and starts listening.
    ///
    /// @param threads makes every thread this endpoint needs: one for timers, one reading UDP, one accepting
    /// TCP, two for each TCP connection
    /// @throws IOException when a socket cannot be bound; the message names address and port
    public static SipEndpoint open(SipSettings settings, ThreadFactory threads, IncomingCalls incoming)
            throws IOException {
        return open(settings, threads, Optional.of(incoming));
    }

    /// The same with somebody in between who changes what passes.
    ///
    /// @throws IOException also when the mangler's second address cannot be had
    public static SipEndpoint open(SipSettings settings, ThreadFactory threads, IncomingCalls incoming, Mangler mangler)
            throws IOException {
        AlarmWheel alarms = new AlarmWheel(threads);
        LateInbox inbox = new LateInbox();
        try {
            MangledWire wire = new MangledWire(mangler, inbox, settings.binding(), alarms, threads);
            UserAgentCore agent = agent(settings, wire, wire.address(), alarms);
            inbox.target = new Dispatcher(agent, Optional.of(incoming), settings.heard());
            wire.start(threads);
            return new SipEndpoint(alarms, wire.address(), wire::close, agent);
        } catch (IOException e) {
            alarms.close();
            throw e;
        }
    }

    private static SipEndpoint open(SipSettings settings, ThreadFactory threads, Optional<IncomingCalls> incoming)
            throws IOException {
        AlarmWheel alarms = new AlarmWheel(threads);
        LateInbox inbox = new LateInbox();
        try {
            Sockets sockets = Sockets.open(settings.binding(), inbox, alarms, threads);
            UserAgentCore agent = agent(settings, sockets, sockets.address(), alarms);
            inbox.target = new Dispatcher(agent, incoming, settings.heard());
            sockets.start(threads);
            return new SipEndpoint(alarms, sockets.address(), sockets::close, agent);
        } catch (IOException e) {
            alarms.close();
            throw e;
        }
    }

    private static UserAgentCore agent(SipSettings settings, Wire wire, InetSocketAddress address, Alarms alarms) {
        OwnAddress own = new OwnAddress(settings.publicAddress(), settings.bind(), address.getPort());
        TransactionLayer layer = new TransactionLayer(wire, alarms, settings.timers());
        return new UserAgentCore(layer, own);
    }

    @FunctionalInterface
    private interface Closing {
        void close() throws IOException;
    }

    /// Where the sockets listen; the same port for UDP and TCP.
    public InetSocketAddress address() {
        return address;
    }

    /// What we call ourselves towards this peer: the public address, else the one our route to it starts from.
    public InetAddress addressTowards(InetAddress peer) {
        return agent.own().towards(peer);
    }

    /// A call to be placed; [OutgoingCall#start()] sends its INVITE.
    public OutgoingCall newCall(InviteOrder order, OutgoingListener listener) {
        return new OutgoingCall(agent, order, listener);
    }

    /// The timers of this endpoint, for whatever else a call must do in time. Silent after [#close()].
    public Alarms alarms() {
        return alarms;
    }

    /// Messages that showed a call's branch or tags and came from an address that is neither its trunk's nor
    /// named in the dialog, since the start.
    public long unlistedMessages() {
        return agent.counts().unlisted().sum();
    }

    /// Messages dropped unread, since the start: from nobody who is listened to, and of no call.
    public long strangersMessages() {
        return agent.counts().strangers().sum();
    }

    /// Waits until no call is left, each BYE answered.
    ///
    /// @return whether that came true within the time
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return agent.calls().awaitEmpty(atMost);
    }

    /// Closes the sockets; calls under way are dropped without a BYE, so hang them up before. Repeating does
    /// nothing.
    @Override
    public void close() {
        alarms.close();
        try {
            sockets.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the SIP sockets", e);
        }
    }

    /// The sockets must exist before we know our own port, and are read only after everything else stands.
    private static final class LateInbox implements Inbox {
        private volatile Inbox target = (data, from, to, source) -> false;

        @Override
        public boolean arrived(byte[] data, int from, int to, Hop source) {
            return target.arrived(data, from, to, source);
        }
    }
}
