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
import java.util.function.Consumer;

/// A SIP user agent that can place and accept calls, on one port for UDP and TCP. Safe for several threads.
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

    /// Opens an endpoint that only places calls: it binds the sockets and starts listening. An INVITE is
    /// refused with 403, without keeping state.
    ///
    /// @throws IOException as [#open(SipSettings, ThreadFactory, IncomingCalls)]
    public static SipEndpoint openForCalling(SipSettings settings, ThreadFactory threads) throws IOException {
        return open(settings, threads, Optional.empty());
    }

    /// Opens an endpoint that also accepts calls: it binds the sockets and starts listening.
    ///
    /// @param threads makes every thread of this endpoint: one for timers, one to read UDP, one to accept TCP
    /// connections, two for each TCP connection
    /// @throws IOException when a socket cannot be bound; the message names address and port
    public static SipEndpoint open(SipSettings settings, ThreadFactory threads, IncomingCalls incoming)
            throws IOException {
        return open(settings, threads, Optional.of(incoming));
    }

    /// Opens an endpoint whose messages pass through a mangler, which plays damaged or odd equipment.
    ///
    /// @throws IOException when a socket, or the mangler's second one, cannot be bound
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

    /// The address the sockets listen on; the port is the same for UDP and TCP.
    public InetSocketAddress address() {
        return address;
    }

    /// The address that we give to this peer: the public address if one is set, else the local address of the
    /// route to it.
    public InetAddress addressTowards(InetAddress peer) {
        return agent.own().towards(peer);
    }

    /// Makes a call without sending anything; [OutgoingCall#start()] sends its INVITE.
    public OutgoingCall newCall(InviteOrder order, OutgoingListener listener) {
        return new OutgoingCall(agent, order, listener);
    }

    /// Sends an OPTIONS outside any dialog (RFC 3261 §11) and answers its challenges. Returns at once.
    ///
    /// @param listener called once, on a thread that must not block, perhaps before this method returns
    public void options(OptionsOrder order, Consumer<OptionsOrder.Result> listener) {
        new OptionsRequest(agent, order, listener).start();
    }

    /// The timers of this endpoint, for other deadlines of a call. After [#close()] no alarm goes off.
    public Alarms alarms() {
        return alarms;
    }

    /// How many messages with a call's branch or tags came from an address that is neither its trunk's nor
    /// named in the dialog, since the start.
    public long unlistedMessages() {
        return agent.counts().unlisted().sum();
    }

    /// How many messages were dropped since the start because their address is not listed and they belong to
    /// no call.
    public long strangersMessages() {
        return agent.counts().strangers().sum();
    }

    /// Waits until no call is left and each BYE is answered.
    ///
    /// @return false when calls are left after `atMost`
    public boolean awaitIdle(Duration atMost) throws InterruptedException {
        return agent.calls().awaitEmpty(atMost);
    }

    /// Closes the sockets. Calls in progress get no BYE, so hang them up first. Repeating it does nothing.
    @Override
    public void close() {
        alarms.close();
        try {
            sockets.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing the SIP sockets", e);
        }
    }

    /// The inbox of sockets that exist before their dispatcher: our own port is known only once they are
    /// bound. They are read only when the target is set.
    private static final class LateInbox implements Inbox {
        private volatile Inbox target = (data, from, to, source) -> false;

        @Override
        public boolean arrived(byte[] data, int from, int to, Hop source) {
            return target.arrived(data, from, to, source);
        }
    }
}
