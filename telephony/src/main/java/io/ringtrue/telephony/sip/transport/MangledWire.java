package io.ringtrue.telephony.sip.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// The sockets of an endpoint, with a [Mangler] between them and the endpoint in both directions.
public final class MangledWire implements Wire, Inbox, AutoCloseable {
    private final Mangler mangler;
    private final Inbox inbox;
    private final Sockets sockets;
    private final @Nullable UdpSocket elsewhere;

    /// Opens the sockets. No message arrives before [#start].
    ///
    /// @param inbox receives the messages that the mangler lets pass
    /// @throws IOException when a socket cannot be bound, also that of the mangler's second address
    public MangledWire(Mangler mangler, Inbox inbox, Binding binding, Alarms alarms, ThreadFactory threads)
            throws IOException {
        this.mangler = mangler;
        this.inbox = inbox;
        this.sockets = Sockets.open(binding, this, alarms, threads);
        try {
            this.elsewhere = mangler.elsewhere().isEmpty()
                    ? null
                    : UdpSocket.open(
                            new InetSocketAddress(
                                    mangler.elsewhere().get(), sockets.address().getPort()),
                            this);
        } catch (IOException e) {
            sockets.close();
            throw e;
        }
    }

    /// The bound address; the port is the same for UDP and TCP.
    public InetSocketAddress address() {
        return sockets.address();
    }

    /// Starts the threads that read. Call it once.
    public void start(ThreadFactory threads) {
        sockets.start(threads);
        if (elsewhere != null) elsewhere.start(threads);
    }

    @Override
    public void send(Hop hop, byte[] message, Runnable failed) {
        mangler.leaving(message, hop, outlet(failed));
    }

    @Override
    public void unanswered(Hop hop, Duration waited) {
        sockets.unanswered(hop, waited);
    }

    @Override
    public boolean arrived(byte[] data, int from, int to, Hop source) {
        return mangler.arriving(Arrays.copyOfRange(data, from, to), source, outlet(Wire.IGNORE))
                .map(message -> inbox.arrived(message, 0, message.length, source))
                .orElse(true);
    }

    private Mangler.Outlet outlet(Runnable failed) {
        return new Mangler.Outlet() {
            @Override
            public void send(byte[] bytes, Hop to) {
                sockets.send(to, bytes, failed);
            }

            @Override
            public void sendFromElsewhere(byte[] bytes, Hop to) {
                if (elsewhere == null) throw new IllegalStateException("there is no second address");
                try {
                    elsewhere.send(to.address(), bytes);
                } catch (IOException unreachable) {
                    throw new UncheckedIOException("the second address", unreachable);
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (elsewhere != null) elsewhere.close();
        sockets.close();
    }
}
