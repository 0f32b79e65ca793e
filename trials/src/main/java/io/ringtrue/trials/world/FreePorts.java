package io.ringtrue.trials.world;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of the loopback address that nobody used a moment ago, outside of those that the system gives to
/// outgoing connections and of those that calls use: a server needs seconds until it opens its port.
final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int BEHIND_LAST = 20_000;

    private FreePorts() {}

    static int one() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            if (isFree(port)) return port;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
