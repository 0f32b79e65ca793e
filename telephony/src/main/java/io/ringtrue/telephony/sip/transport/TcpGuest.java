package io.ringtrue.telephony.sip.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/// A TCP peer nobody listed: it must soon send a message of a call of ours, and never another. Used by the
/// thread that reads the connection.
final class TcpGuest {
    /// To send its first whole message in.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// Longer than any call is silent; afterwards it may connect again.
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final long since = System.nanoTime();
    private boolean proven;

    boolean isProven() {
        return proven;
    }

    void arrived(Socket socket) throws IOException {
        socket.setSoTimeout((int) GRACE.toMillis());
    }

    /// A whole message came.
    ///
    /// @throws IOException when it was none of a call of ours: the connection must be closed
    void spoke(boolean ours, Socket socket) throws IOException {
        if (!ours) throw new IOException("a stranger");
        if (!proven) socket.setSoTimeout((int) SILENCE.toMillis());
        proven = true;
    }

    /// Bytes came, perhaps one at a time.
    ///
    /// @throws IOException when there is still no whole message in all this time
    void readSome() throws IOException {
        if (!proven && System.nanoTime() - since > GRACE.toNanos()) throw new IOException("too slow for a stranger");
    }
}
