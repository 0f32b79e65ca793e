package io.ringtrue.server.http.connections;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/// Who counts as one caller: an IPv4 address, or the first 64 bits of an IPv6 address, because a caller usually has
/// the whole /64 network to choose from.
///
/// @param bits the address, or the first half of it, as a number
record AddressBlock(boolean six, long bits) {
    static AddressBlock of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? new AddressBlock(false, ByteBuffer.wrap(bytes).getInt())
                : new AddressBlock(true, ByteBuffer.wrap(bytes).getLong());
    }
}
