package io.ringtrue.server.dashboard.people;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code as a path of SVG, one unit a module. Prints no secret.
///
/// @param size modules on each side, the quiet zone included
/// @param path of the dark modules
public record QrPicture(int size, String path) {
    /// ISO/IEC 18004 §6.3.8: four modules on each side.
    private static final int QUIET = 4;

    /// @throws IllegalArgumentException when the text is too long for any code
    static QrPicture of(String text) {
        ByteMatrix modules = matrix(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) != 1) continue;
                int start = x;
                while (x + 1 < modules.getWidth() && modules.get(x + 1, y) == 1) x++;
                path.append('M').append(start + QUIET).append(' ').append(y + QUIET);
                path.append('h')
                        .append(x - start + 1)
                        .append("v1h-")
                        .append(x - start + 1)
                        .append('z');
            }
        }
        return new QrPicture(modules.getWidth() + 2 * QUIET, path.toString());
    }

    private static ByteMatrix matrix(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }

    @Override
    public String toString() {
        return "QrPicture[" + size + ", ***]";
    }
}
