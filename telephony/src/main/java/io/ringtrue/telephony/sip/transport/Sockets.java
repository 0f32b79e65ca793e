package io.ringtrue.telephony.sip.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// The sockets of one endpoint: UDP and TCP on the same port number. Safe for several threads.
public final class Sockets implements Wire, AutoCloseable {
    /// How many free UDP ports are tried until one is free for TCP as well.
    private static final int PORT_ATTEMPTS = 20;

    private final Alarms alarms;
    private final @Nullable UdpSocket udp;
    private final @Nullable TcpSocket tcp;
    private final InetSocketAddress address;

    private Sockets(Alarms alarms, @Nullable UdpSocket udp, @Nullable TcpSocket tcp, InetSocketAddress address) {
        this.alarms = alarms;
        this.udp = udp;
        this.tcp = tcp;
        this.address = address;
    }

    /// Binds the sockets. Nothing is read before [#start].
    ///
    /// @throws IOException when the port cannot be bound; the message names it
    public static Sockets open(Binding binding, Inbox inbox, Alarms alarms, ThreadFactory threads) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return tryOpen(binding, inbox, alarms, threads);
            } catch (IOException e) {
                boolean taken = e.getCause() instanceof BindException;
                if (binding.port() != 0 || !taken || attempt == PORT_ATTEMPTS) throw e;
            }
        }
    }

    private static Sockets tryOpen(Binding binding, Inbox inbox, Alarms alarms, ThreadFactory threads)
            throws IOException {
        InetSocketAddress at = new InetSocketAddress(binding.address(), binding.port());
        UdpSocket udp = null;
        if (binding.transports().contains(Transport.UDP)) {
            udp = UdpSocket.open(at, inbox);
            at = udp.address();
        }
        if (!binding.transports().contains(Transport.TCP)) return new Sockets(alarms, udp, null, at);
        try {
            TcpSocket tcp = TcpSocket.open(at, binding.heard(), inbox, threads);
            return new Sockets(alarms, udp, tcp, tcp.address());
        } catch (IOException e) {
            if (udp != null) udp.close();
            throw e;
        }
    }

    /// The bound address; the port is the same for UDP and TCP.
    public InetSocketAddress address() {
        return address;
    }

    /// Starts the threads that read. Call it once.
    public void start(ThreadFactory threads) {
        if (udp != null) udp.start(threads);
        if (tcp != null) tcp.start();
    }

    @Override
    public void send(Hop hop, byte[] message, Runnable failed) {
        Runnable later = () -> alarms.after(Duration.ZERO, failed);
        switch (hop.transport()) {
            case UDP -> sendDatagram(hop, message, later);
            case TCP -> {
                if (tcp == null) later.run();
                else tcp.send(hop.address(), message, later);
            }
        }
    }

    @Override
    public void unanswered(Hop hop, Duration waited) {
        if (hop.transport() == Transport.TCP && tcp != null) tcp.unanswered(hop.address(), waited);
    }

    private void sendDatagram(Hop hop, byte[] message, Runnable failed) {
        try {
            if (udp == null) failed.run();
            else udp.send(hop.address(), message);
        } catch (IOException e) {
            failed.run();
        }
    }

    @Override
    public void close() throws IOException {
        if (udp != null) udp.close();
        if (tcp != null) tcp.close();
    }
}
