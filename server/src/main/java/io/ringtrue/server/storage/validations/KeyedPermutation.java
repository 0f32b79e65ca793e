package io.ringtrue.server.storage.validations;

import java.nio.ByteBuffer;

/// Turns the numbers 1, 2, 3… into others that look drawn at random, each into one of its own: a permutation keyed by
/// the installation. It hides an order; it protects nothing.
///
/// A Feistel network of four rounds permutes the numbers of an even count of bits; where the result lies outside the
/// range it is permuted again until it lies inside, which leaves a permutation of the range itself (cycle walking).
final class KeyedPermutation {
    /// Clients read an int: 1 to 2^31 - 1 as long as they last.
    private static final long SMALL = 1L << 31;
    /// The rest, up to the largest whole number JSON readers hold exactly.
    private static final long LARGE = 1L << 53;

    private static final int ROUNDS = 4;

    private final long[] roundKeys = new long[ROUNDS];

    /// @param key at least 32 bytes
    KeyedPermutation(ByteBuffer key) {
        for (int round = 0; round < ROUNDS; round++) roundKeys[round] = key.getLong();
    }

    /// @param number 1 to 2^53 - 1
    /// @return below 2^31 for a number below 2^31
    long of(long number) {
        if (number < 1 || number >= LARGE) throw new IllegalArgumentException("number: must be from 1 to 2^53 - 1");
        return number < SMALL ? walk(number, 16, 1, SMALL) : walk(number, 27, SMALL, LARGE);
    }

    private long walk(long number, int halfBits, long from, long to) {
        long at = number;
        do {
            at = permuted(at, halfBits);
        } while (at < from || at >= to);
        return at;
    }

    private long permuted(long number, int halfBits) {
        long mask = (1L << halfBits) - 1;
        long left = number >>> halfBits;
        long right = number & mask;
        for (long roundKey : roundKeys) {
            long mixed = left ^ (mix(right + roundKey) & mask);
            left = right;
            right = mixed;
        }
        return left << halfBits | right;
    }

    /// The finalizer of SplitMix64: every bit of the result hangs on every bit of the number.
    private static long mix(long number) {
        long z = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
