package io.ringtrue.telephony.sip.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ThreadFactory;

/// SIP over UDP: one socket and one thread that reads it.
final class UdpSocket implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(UdpSocket.class.getName());

    /// Room for a few thousand messages, which may arrive while a garbage collection stops the reader.
    private static final int RECEIVE_BUFFER_BYTES = 4 << 20;

    private final DatagramChannel channel;
    private final Inbox inbox;

    private UdpSocket(DatagramChannel channel, Inbox inbox) {
        this.channel = channel;
        this.inbox = inbox;
    }

    /// @throws IOException when the address cannot be bound; the message names it
    static UdpSocket open(InetSocketAddress bind, Inbox inbox) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            channel.bind(bind);
        } catch (IOException e) {
            channel.close();
            throw new IOException("cannot listen for SIP on UDP " + bind + ": " + e.getMessage(), e);
        }
        return new UdpSocket(channel, inbox);
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    void start(ThreadFactory threads) {
        threads.newThread(this::read).start();
    }

    private void read() {
        byte[] data = new byte[65_536];
        ByteBuffer buffer = ByteBuffer.wrap(data);
        while (channel.isOpen()) {
            try {
                buffer.clear();
                InetSocketAddress source = (InetSocketAddress) channel.receive(buffer);
                inbox.arrived(data, 0, buffer.position(), new Hop(Transport.UDP, source));
            } catch (AsynchronousCloseException e) {
                return;
            } catch (IOException e) {
                // An ICMP error about an earlier datagram. The timers of its transaction handle the failure.
                LOG.log(System.Logger.Level.DEBUG, "UDP receive failed", e);
            }
        }
    }

    void send(InetSocketAddress to, byte[] message) throws IOException {
        channel.send(ByteBuffer.wrap(message), to);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
