package io.ringtrue.bench.calls;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// A pcap file of RTP in UDP over IPv4 on Ethernet, as tcpdump writes it on this machine, in nanoseconds.
///
/// ```
///  file header 24   magic(4) …
///  each packet 16   seconds(4) nanoseconds(4) kept(4) length(4), then the kept octets:
///                   Ethernet 14 │ IPv4 20 │ UDP 8: source port(2) … │ RTP 12: V(1) M+PT(1) sequence(2) timestamp(4)
/// SSRC(4)
/// ```
final class PacketFile {
    private static final int NANOSECOND_MAGIC = 0xA1B23C4D;
    private static final int FILE_HEADER = 24;
    private static final int PACKET_HEADER = 16;
    private static final int ETHERNET = 14;
    private static final int RTP_AFTER_IP = 8;
    private static final int LONGEST = 65_536;

    /// Takes each packet in the order of the file.
    @FunctionalInterface
    interface Sink {
        /// @param nanos since 1970
        void packet(long nanos, int sourcePort, int sequence, int timestamp, int ssrc);
    }

    private PacketFile() {}

    /// @throws IOException when it cannot be read or is no such file; one that ends within a packet ends before it
    static void read(Path file, Sink sink) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(raw, 1 << 20))) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(FILE_HEADER)).order(ByteOrder.nativeOrder());
            if (header.capacity() < FILE_HEADER || header.getInt(0) != NANOSECOND_MAGIC) {
                throw new IOException(file + " is no capture in nanoseconds of this machine");
            }
            ByteBuffer packet = ByteBuffer.allocate(LONGEST); // network order
            ByteBuffer frame = ByteBuffer.allocate(PACKET_HEADER).order(ByteOrder.nativeOrder());
            while (next(in, frame, packet)) {
                long nanos = frame.getInt(0) * 1_000_000_000L + frame.getInt(4);
                int udp = ETHERNET + 4 * (packet.get(ETHERNET) & 0x0F);
                int rtp = udp + RTP_AFTER_IP;
                sink.packet(
                        nanos,
                        packet.getShort(udp) & 0xFFFF,
                        packet.getShort(rtp + 2) & 0xFFFF,
                        packet.getInt(rtp + 4),
                        packet.getInt(rtp + 8));
            }
        }
    }

    private static boolean next(DataInputStream in, ByteBuffer frame, ByteBuffer packet) throws IOException {
        try {
            in.readFully(frame.array());
            in.readFully(packet.array(), 0, frame.getInt(8));
            return true;
        } catch (EOFException end) {
            return false;
        }
    }
}
