package io.ringtrue.server.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.SocketFactory;

/// The driver's sockets to databases that one test uses after another. A PostgreSQL backend takes longer to start
/// than most tests run. So the backend of a closed connection is cleaned by `DISCARD ALL`, and serves the next
/// connection that introduces itself in the same words. To the driver, and to the product, that is a new connection.
///
/// Safe for many threads.
public final class ReusedBackends extends SocketFactory {
    private static final Map<ByteBuffer, Deque<Backend>> IDLE = new HashMap<>();
    private static final Map<Integer, Integer> IN_USE = new HashMap<>();

    private final int number;

    /// @param number the database's, which the driver takes from `socketFactoryArg` in the URL
    public ReusedBackends(String number) {
        this.number = Integer.parseInt(number);
    }

    /// What a URL needs so that its connections reuse backends.
    ///
    /// @param number the database's, for [#inUse] and [#end]
    static String parameters(int number) {
        return "&sslmode=disable&gssEncMode=disable&socketFactory=" + ReusedBackends.class.getName()
                + "&socketFactoryArg=" + number;
    }

    /// How many connections to this database somebody has not closed.
    static int inUse(int number) {
        synchronized (IDLE) {
            return IN_USE.getOrDefault(number, 0);
        }
    }

    /// Ends the idle backends of a database that no test will use again.
    static void end(int number) {
        List<Backend> ended = new ArrayList<>();
        synchronized (IDLE) {
            IDLE.values().forEach(same -> same.removeIf(backend -> backend.database() == number && ended.add(backend)));
        }
        ended.forEach(Backend::end);
    }

    /// @return one that still answers, or `null` when a new one has to be started
    static Backend idle(ByteBuffer introduction) {
        while (true) {
            Backend backend;
            synchronized (IDLE) {
                Deque<Backend> same = IDLE.get(introduction);
                backend = same == null ? null : same.pollLast();
            }
            if (backend == null || backend.isAlive()) return backend;
            backend.end();
        }
    }

    static void opened(int number) {
        synchronized (IDLE) {
            IN_USE.merge(number, 1, Integer::sum);
        }
    }

    static void closed(int number, Backend clean) {
        synchronized (IDLE) {
            if (clean != null) {
                IDLE.computeIfAbsent(clean.introduction(), _ -> new ArrayDeque<>())
                        .add(clean);
            }
            IN_USE.merge(number, -1, Integer::sum);
        }
    }

    @Override
    public Socket createSocket() throws SocketException {
        return new BackendSocket(number);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new UnsupportedOperationException();
    }
}
