package io.ringtrue.server.http;

import java.io.IOException;
import java.io.OutputStream;

/// An answer that streams. A client that reads it slower than [Pace] allows is disconnected.
public final class PacedOutput extends OutputStream {
    private final OutputStream out;
    private final Pace pace = new Pace();

    public PacedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        long since = System.nanoTime();
        out.write(bytes, offset, length);
        pace.moved(since, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
