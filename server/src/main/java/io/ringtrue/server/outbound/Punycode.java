package io.ringtrue.server.outbound;

/// Writes a label of any script in letters and digits, RFC 3492: `bücher` is `bcher-kva`. What is ASCII comes first,
/// then for each other code point, in ascending order, how far the pair (code point, place) has moved on.
final class Punycode {
    // RFC 3492 §5.
    private static final int BASE = 36;
    private static final int SMALLEST_THRESHOLD = 1;
    private static final int LARGEST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int FIRST_OTHER = 0x80;

    private final int[] label;
    private final StringBuilder out = new StringBuilder();
    private int bias = INITIAL_BIAS;
    private int written;

    private Punycode(String label) {
        this.label = label.codePoints().toArray();
    }

    /// @param label at most a few hundred characters, or the work would grow with its square
    /// @return without `xn--`
    static String of(String label) {
        return new Punycode(label).encoded();
    }

    /// RFC 3492 §6.3.
    private String encoded() {
        for (int c : label) {
            if (c < FIRST_OTHER) out.append((char) c);
        }
        int basic = out.length();
        written = basic;
        if (basic > 0) out.append('-');
        int delta = 0;
        for (int next = FIRST_OTHER; written < label.length; next++) {
            int least = leastFrom(next);
            delta += (least - next) * (written + 1);
            next = least;
            delta = writeAll(next, delta, basic) + 1;
        }
        return out.toString();
    }

    private int leastFrom(int from) {
        int least = Integer.MAX_VALUE;
        for (int c : label) {
            if (c >= from && c < least) least = c;
        }
        return least;
    }

    /// Writes every place of one code point.
    ///
    /// @return what is left of the delta
    private int writeAll(int codePoint, int delta, int basic) {
        int left = delta;
        for (int c : label) {
            if (c < codePoint) {
                left++;
            } else if (c == codePoint) {
                write(left);
                bias = adapted(left, written + 1, written == basic);
                left = 0;
                written++;
            }
        }
        return left;
    }

    /// A number of variable length.
    private void write(int number) {
        int q = number;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.clamp(k - bias, SMALLEST_THRESHOLD, LARGEST_THRESHOLD);
            if (q < threshold) {
                out.append(digit(q));
                return;
            }
            out.append(digit(threshold + (q - threshold) % (BASE - threshold)));
            q = (q - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    /// RFC 3492 §6.1.
    private static int adapted(int delta, int points, boolean first) {
        int scaled = first ? delta / DAMP : delta / 2;
        scaled += scaled / points;
        int k = 0;
        while (scaled > (BASE - SMALLEST_THRESHOLD) * LARGEST_THRESHOLD / 2) {
            scaled /= BASE - SMALLEST_THRESHOLD;
            k += BASE;
        }
        return k + (BASE - SMALLEST_THRESHOLD + 1) * scaled / (scaled + SKEW);
    }
}
