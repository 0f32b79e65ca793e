package io.ringtrue.server.operatordata;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes an upload to the disk, piece by piece.
final class Upload {
    /// Ten times the largest such file: NANPA's thousands blocks have some 100 MB.
    static final long MOST_BYTES = 1L << 30;

    private static final int PIECE = 64 * 1024;

    private Upload() {}

    /// Returns when every byte is on the disk.
    ///
    /// @throws UploadTooLarge when more than [#MOST_BYTES] arrive
    static void receive(InputStream in, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] piece = new byte[PIECE];
            long received = 0;
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                received += n;
                if (received > MOST_BYTES) throw new UploadTooLarge(MOST_BYTES);
                out.write(piece, 0, n);
            }
            channel.force(true);
        }
    }
}
