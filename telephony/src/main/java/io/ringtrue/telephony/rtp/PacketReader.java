package io.ringtrue.telephony.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// Reads the sockets of all streams through one selector. Runs on one platform thread.
final class PacketReader implements Runnable, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PacketReader.class.getName());
    private static final int PACKET_BYTES = 2_048;
    /// Packets read from one socket in a row. A limit, so that one flooded socket does not delay the others.
    private static final int PACKETS_A_TURN = 16;

    /// Receives the packets of one socket.
    @FunctionalInterface
    private interface Inlet {
        void take(ByteBuffer packet, InetSocketAddress from);
    }

    private final Selector selector;
    private final ByteBuffer packet = ByteBuffer.allocateDirect(PACKET_BYTES);

    PacketReader() throws IOException {
        this.selector = Selector.open();
    }

    void add(RtpStream stream) throws ClosedChannelException {
        register(stream.sockets().rtp(), stream::received);
        register(stream.sockets().rtcp(), stream::receivedRtcp);
        selector.wakeup();
    }

    private void register(DatagramChannel channel, Inlet inlet) throws ClosedChannelException {
        channel.register(selector, SelectionKey.OP_READ, inlet);
    }

    /// Removes closed sockets from the selector. Until then the operating system keeps their ports.
    void forgetClosed() {
        selector.wakeup();
    }

    @Override
    public void run() {
        while (selector.isOpen()) {
            try {
                selector.select(this::drain);
            } catch (IOException brokenPoll) {
                throw new UncheckedIOException("RTP reader: the selector is broken", brokenPoll);
            } catch (ClosedSelectorException closed) {
                return;
            }
        }
    }

    private void drain(SelectionKey key) {
        try {
            DatagramChannel channel = (DatagramChannel) key.channel();
            Inlet inlet = (Inlet) key.attachment();
            for (int i = 0; i < PACKETS_A_TURN && read(channel, inlet); i++) {}
        } catch (IOException closed) {
            key.cancel(); // the stream was closed meanwhile
        }
    }

    private boolean read(DatagramChannel channel, Inlet inlet) throws IOException {
        packet.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(packet);
        if (from == null) return false;
        packet.flip();
        try {
            inlet.take(packet, from);
        } catch (RuntimeException | StackOverflowError broken) {
            // This thread serves every call. Drop the packet, log, and go on.
            LOG.log(System.Logger.Level.ERROR, "A packet from " + from + " could not be handled", broken);
        }
        return true;
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException leaked) {
            throw new UncheckedIOException("RTP reader: the selector cannot be closed", leaked);
        }
    }
}
