package io.ringtrue.server.cli.lists;

import java.io.IOException;
import java.io.OutputStream;

/// An output whose failures are [WriteFailed], so that they differ from those of the input.
final class NamedOutput extends OutputStream {
    private final String name;
    private final OutputStream out;

    NamedOutput(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    /// Writing failed. The message begins with the output's name.
    static final class WriteFailed extends IOException {
        private static final long serialVersionUID = 1L;

        WriteFailed(String name, IOException why) {
            super(name + ": " + why.getMessage(), why);
        }

        /// Whether the other end of a pipe was closed, as `head` does; that is no error.
        boolean readerLeft() {
            return String.valueOf(getMessage()).contains("Broken pipe");
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new WriteFailed(name, e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw new WriteFailed(name, e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
