package io.ringtrue.telephony.sip.transport;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/// Limits a TCP peer whose address is not listed. It must soon send a message of one of our calls, and may
/// never send any other. Used by the thread that reads the connection.
final class TcpGuest {
    /// Time for the first complete message.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// How long it may be silent afterwards. No call is silent for longer, and the peer may connect again.
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final long since = System.nanoTime();
    private boolean proven;

    boolean isProven() {
        return proven;
    }

    void arrived(Socket socket) throws IOException {
        socket.setSoTimeout((int) GRACE.toMillis());
    }

    /// A complete message arrived.
    ///
    /// @param ours whether it belongs to one of our calls
    /// @throws IOException when it does not; the connection must be closed
    void spoke(boolean ours, Socket socket) throws IOException {
        if (!ours) throw new IOException("a message of no call, from an unlisted address");
        if (!proven) socket.setSoTimeout((int) SILENCE.toMillis());
        proven = true;
    }

    /// Bytes arrived, perhaps one at a time.
    ///
    /// @throws IOException when the first message is still incomplete after [#GRACE]
    void readSome() throws IOException {
        if (!proven && System.nanoTime() - since > GRACE.toNanos()) {
            throw new IOException("no complete message within " + GRACE.toSeconds() + " s, from an unlisted address");
        }
    }
}
