package io.ringtrue.telephony.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;

/// Sends a stream's packets through a [PacketMangler]. Used by the stream's pacer only.
final class MangledOutlet implements AutoCloseable {
    /// Encrypts a packet and sends it from a socket.
    @FunctionalInterface
    interface Dispatch {
        void send(ByteBuffer packet, DatagramChannel socket);
    }

    private final PacketMangler mangler;
    private final Dispatch dispatch;
    private final Map<InetAddress, DatagramChannel> elsewhere = new HashMap<>();

    MangledOutlet(PacketMangler mangler, Dispatch dispatch) {
        this.mangler = mangler;
        this.dispatch = dispatch;
    }

    void leaving(ByteBuffer packet, DatagramChannel usual) {
        mangler.leaving(packet, new PacketMangler.Outlet() {
            @Override
            public void send(ByteBuffer each) {
                dispatch.send(each, usual);
            }

            @Override
            public void sendFrom(InetAddress address, ByteBuffer each) {
                dispatch.send(each, elsewhere.computeIfAbsent(address, MangledOutlet::open));
            }
        });
    }

    boolean sendsReports() {
        return mangler.sendsReports();
    }

    private static DatagramChannel open(InetAddress address) {
        try {
            DatagramChannel socket = DatagramChannel.open();
            socket.configureBlocking(false);
            return socket.bind(new InetSocketAddress(address, 0));
        } catch (IOException e) {
            throw new UncheckedIOException("no second port on " + address.getHostAddress(), e);
        }
    }

    @Override
    public void close() {
        for (DatagramChannel socket : elsewhere.values()) {
            try {
                socket.close();
            } catch (IOException leaked) {
                throw new UncheckedIOException("closing a second port", leaked);
            }
        }
    }
}
