package io.ringtrue.bench.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// The floor: as little as Java can do for so many streams. One thread sends a packet of 20 ms for each, by absolute
/// deadlines, and does nothing else. To a socket that nobody reads.
///
/// Arguments: streams, seconds.
final class BareSender {
    private static final long TICK_NANOS = 20_000_000;
    private static final int PACKET = 172;

    private BareSender() {}

    public static void main(String[] arguments) throws IOException {
        int streams = Integer.parseInt(arguments[0]);
        int ticks = Integer.parseInt(arguments[1]) * 50;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (DatagramChannel sink = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0))) {
            List<DatagramChannel> senders = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                senders.add(
                        DatagramChannel.open().bind(new InetSocketAddress(loopback, Capture.FLOOR_FIRST_PORT + 2 * i)));
            }
            send(senders, (InetSocketAddress) sink.getLocalAddress(), ticks);
        }
    }

    private static void send(List<DatagramChannel> senders, InetSocketAddress sink, int ticks) throws IOException {
        ByteBuffer packet = ByteBuffer.allocateDirect(PACKET);
        long deadline = System.nanoTime();
        for (int tick = 0; tick < ticks; tick++) {
            for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            for (int i = 0; i < senders.size(); i++) {
                packet.clear();
                packet.putShort(0, (short) 0x8000)
                        .putShort(2, (short) tick)
                        .putInt(4, 160 * tick)
                        .putInt(8, i);
                senders.get(i).send(packet, sink);
            }
            deadline += TICK_NANOS;
        }
    }
}
