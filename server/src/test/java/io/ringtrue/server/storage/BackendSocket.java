package io.ringtrue.server.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Stands before a backend, which it gets when the driver has said whom it wants. The driver's goodbye stays here.
final class BackendSocket extends Socket {
    private static final int PROTOCOL_3 = 3 << 16;
    private static final byte[] GOODBYE = {'X', 0, 0, 0, 4};

    private final int database;
    private SocketAddress server;
    /// Of the connection, or of a request to cancel another one's statement.
    private Socket real;

    private Backend backend;
    private InputStream in = InputStream.nullInputStream();
    private int timeout;
    private boolean goodbye;
    private boolean closed;

    BackendSocket(int database) throws SocketException {
        this.database = database;
    }

    @Override
    public void connect(SocketAddress address, int millis) {
        server = address;
        ReusedBackends.opened(database);
    }

    private void send(byte[] bytes, int from, int length) throws IOException {
        requireOpen();
        byte[] sent = Arrays.copyOfRange(bytes, from, from + length);
        if (real == null) {
            introduce(ByteBuffer.wrap(sent));
        } else if (Arrays.equals(sent, GOODBYE)) {
            goodbye = true;
        } else {
            real.getOutputStream().write(sent);
        }
    }

    /// What the backend says next is another connection's.
    private void requireOpen() throws SocketException {
        if (closed) throw new SocketException("closed");
    }

    private void introduce(ByteBuffer first) throws IOException {
        if (first.getInt(0) != first.limit()) throw new SocketException("the driver sends its first message in pieces");
        if (first.getInt(4) == PROTOCOL_3) {
            backend = ReusedBackends.idle(first);
            if (backend == null) backend = Backend.start(database, first, server);
            real = backend.socket();
            in = new SequenceInputStream(new ByteArrayInputStream(backend.welcomed()), real.getInputStream());
        } else {
            real = new Socket();
            real.connect(server);
            in = real.getInputStream();
            real.getOutputStream().write(first.array());
        }
        real.setSoTimeout(timeout);
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) return;
            closed = true;
        }
        super.close();
        if (backend != null && goodbye && backend.isCleaned()) {
            ReusedBackends.closed(database, backend);
        } else {
            if (real != null) real.close();
            if (server != null) ReusedBackends.closed(database, null);
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                send(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                send(bytes, from, length);
            }
        };
    }

    /// The driver asks for it before it has introduced itself.
    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                requireOpen();
                return in.read();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                requireOpen();
                return in.read(bytes, from, length);
            }

            @Override
            public int available() throws IOException {
                return in.available();
            }
        };
    }

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
        timeout = millis;
        if (real != null) real.setSoTimeout(millis);
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeout;
    }

    @Override
    public boolean isConnected() {
        return server != null;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /// A loopback connection needs no such thing.
    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public void setKeepAlive(boolean on) {}
}
