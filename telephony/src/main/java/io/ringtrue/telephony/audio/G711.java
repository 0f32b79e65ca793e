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

        @Override
        int halfStep(int octet) {
            return 4 << ((~octet & 0x70) >> 4);
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

        @Override
        int halfStep(int octet) {
            return 8 << Math.max(0, (((octet ^ 0x55) & 0x70) >> 4) - 1);
        }
    };

    private final int droppedBits;
    private final short[] linear = new short[256];
    private final byte[] coded;

    G711(int droppedBits) {
        this.droppedBits = droppedBits;
        for (int octet = 0; octet < 256; octet++) linear[octet] = (short) expand(octet);
        this.coded = byInterval();
    }

    abstract int expand(int octet);

    /// Half of the interval of samples that this octet stands for.
    abstract int halfStep(int octet);

    /// The law of this codec.
    public static G711 of(Codec codec) {
        return switch (codec) {
            case PCMU -> MU_LAW;
            case PCMA -> A_LAW;
        };
    }

    /// The octet whose interval contains a linear 16-bit sample.
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

    /// For each value of the kept bits: the octet of the same sign whose interval contains the middle of the
    /// samples with these bits.
    private byte[] byInterval() {
        byte[] octets = new byte[65_536 >> droppedBits];
        for (int kept = 0; kept < octets.length; kept++) {
            int middle = (kept << droppedBits) + (1 << droppedBits) / 2 - 32_768;
            octets[kept] = (byte) interval(middle);
        }
        return octets;
    }

    /// The octet of the last interval that begins at or below this magnitude. Where the steps double, this is
    /// not the octet with the nearest output: the decision value lies half a step of the coarser segment below
    /// its first output (G.711 tables 1a and 2a).
    private int interval(int value) {
        int firstOfSign = value < 0 ? 0 : 128; // a set high bit means plus in both laws
        int best = -1;
        for (int octet = firstOfSign; octet < firstOfSign + 128; octet++) {
            boolean begun = beginning(octet) <= Math.abs(value);
            if (begun && (best < 0 || beginning(octet) > beginning(best))) best = octet;
        }
        return best;
    }

    private int beginning(int octet) {
        return Math.abs(linear[octet]) - halfStep(octet);
    }
}
