package io.ringtrue.telephony.audio;

import io.ringtrue.telephony.media.Codec;

/// ITU-T G.711: one octet a sample, 8,000 samples a second. Encodes and decodes by table. Samples are linear
/// 16-bit; [#MU_LAW] keeps 14 bits of them, [#A_LAW] 13.
public enum G711 {
    MU_LAW(2) {
        /// All bits of an octet are inverted on the wire. Segment s and step m mean ((2m + 33) << s) - 33
        /// (G.711 table 2a), here times four.
        @Override
        int expand(int octet) {
            int bits = ~octet;
            int magnitude = ((((bits & 0x0F) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
            return (bits & 0x80) != 0 ? -magnitude : magnitude;
        }
    },
    A_LAW(3) {
        /// The even bits are inverted on the wire. Segment 0 is linear; from segment 2 on, each is twice as
        /// coarse as the one before (G.711 table 1a), here times eight.
        @Override
        int expand(int octet) {
            int bits = octet ^ 0x55;
            int segment = (bits & 0x70) >> 4;
            int step = (bits & 0x0F) << 4;
            int magnitude = segment == 0 ? step + 0x08 : (step + 0x108) << (segment - 1);
            return (bits & 0x80) != 0 ? magnitude : -magnitude;
        }
    };

    private final int droppedBits;
    private final short[] linear = new short[256];
    private final byte[] coded;

    G711(int droppedBits) {
        this.droppedBits = droppedBits;
        for (int octet = 0; octet < 256; octet++) linear[octet] = (short) expand(octet);
        this.coded = nearest();
    }

    abstract int expand(int octet);

    /// The law of this codec.
    public static G711 of(Codec codec) {
        return switch (codec) {
            case PCMU -> MU_LAW;
            case PCMA -> A_LAW;
        };
    }

    /// The octet nearest to a linear 16-bit sample.
    public byte encode(short sample) {
        return coded[(sample + 32_768) >> droppedBits];
    }

    /// The linear 16-bit sample of an octet.
    public short decode(byte octet) {
        return linear[octet & 0xFF];
    }

    /// The octet that encodes silence.
    public byte silence() {
        return encode((short) 0);
    }

    /// One octet for each sample.
    public byte[] encode(short[] samples) {
        byte[] octets = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) octets[i] = encode(samples[i]);
        return octets;
    }

    /// One sample for each octet.
    public short[] decode(byte[] octets) {
        short[] samples = new short[octets.length];
        for (int i = 0; i < octets.length; i++) samples[i] = decode(octets[i]);
        return samples;
    }

    /// For each value of the kept bits: the octet of the same sign whose expansion is nearest to the middle
    /// of the samples with these bits. This gives the decision values of G.711.
    private byte[] nearest() {
        byte[] octets = new byte[65_536 >> droppedBits];
        for (int kept = 0; kept < octets.length; kept++) {
            int middle = (kept << droppedBits) + (1 << droppedBits) / 2 - 32_768;
            octets[kept] = (byte) nearest(middle);
        }
        return octets;
    }

    private int nearest(int value) {
        int firstOfSign = value < 0 ? 0 : 128; // a set high bit means plus in both laws
        int best = firstOfSign;
        for (int octet = firstOfSign; octet < firstOfSign + 128; octet++) {
            if (Math.abs(linear[octet] - value) < Math.abs(linear[best] - value)) best = octet;
        }
        return best;
    }
}
