package io.ringtrue.server.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Bytes on their way out; grows, and is used again and again.
final class Output {
    private byte[] bytes;
    private int length;

    Output(int expected) {
        bytes = new byte[expected];
    }

    void clear() {
        length = 0;
    }

    int length() {
        return length;
    }

    void add(byte one) {
        room(1);
        bytes[length++] = one;
    }

    void add(byte[] all) {
        add(all, 0, all.length);
    }

    void add(byte[] from, int start, int end) {
        int count = end - start;
        room(count);
        System.arraycopy(from, start, bytes, length, count);
        length += count;
    }

    /// ASCII only.
    void add(String ascii) {
        int count = ascii.length();
        room(count);
        for (int i = 0; i < count; i++) bytes[length + i] = (byte) ascii.charAt(i);
        length += count;
    }

    /// The array to write into from [#length] on, with room for `count` bytes; [#moved] says how many were.
    byte[] room(int count) {
        if (bytes.length - length < count) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        return bytes;
    }

    void moved(int end) {
        length = end;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }
}
