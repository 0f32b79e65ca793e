package io.ringtrue.server.people;

/// RFC 4648 §6 without padding: how authenticator apps take keys. Only for whole groups of five bytes.
final class Base32 {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int LOW_BITS = 31;

    private Base32() {}

    static String text(byte[] bytes) {
        if (bytes.length % BITS != 0) throw new IllegalArgumentException("needs groups of five bytes");
        StringBuilder text = new StringBuilder();
        long waiting = 0;
        int bits = 0;
        for (byte next : bytes) {
            waiting = waiting << Byte.SIZE | next & 0xff;
            for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
                text.append(LETTERS.charAt((int) (waiting >> bits - BITS) & LOW_BITS));
            }
        }
        return text.toString();
    }

    static byte[] bytes(String text) {
        byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
        long waiting = 0;
        int bits = 0;
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = LETTERS.indexOf(text.charAt(i));
            if (value < 0) throw new IllegalArgumentException("not base32");
            waiting = waiting << BITS | value;
            bits += BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes[written++] = (byte) (waiting >> bits);
            }
        }
        return bytes;
    }
}
