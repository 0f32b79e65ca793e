package io.ringtrue.server.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/// A request whose body streams. It may have any length, but reading fails when it arrives slower
/// than [Pace] allows.
final class PacedRequest extends HttpServletRequestWrapper {
    private final Pace pace = new Pace();

    PacedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Paced(getRequest().getInputStream());
    }

    private final class Paced extends ServletInputStream {
        private final ServletInputStream in;

        Paced(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            long since = System.nanoTime();
            int got = in.read(into, offset, length);
            pace.moved(since, Math.max(0, got));
            return got;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("bodies are read by blocking threads here");
        }
    }
}
