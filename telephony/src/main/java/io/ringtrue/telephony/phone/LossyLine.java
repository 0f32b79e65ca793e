package io.ringtrue.telephony.phone;

import io.ringtrue.telephony.rtp.PacketMangler;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/// Drops some packets at random and passes the others to a habit.
///
/// @param percent how many of a hundred packets are dropped, 0 to 99
record LossyLine(int percent, PacketMangler habit) implements PacketMangler {
    @Override
    public void leaving(ByteBuffer packet, Outlet wire) {
        if (ThreadLocalRandom.current().nextInt(100) >= percent) habit.leaving(packet, wire);
    }

    @Override
    public boolean sendsReports() {
        return habit.sendsReports();
    }
}
