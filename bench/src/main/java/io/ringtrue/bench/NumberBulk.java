package io.ringtrue.bench;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.oracle.NumberMix;
import io.ringtrue.numbers.oracle.NumberMix.Regions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Bytes in, bytes out: lines of numbers become lines of E.164, region and line type, on all cores.
///
/// Arguments: numbers a thread (1,000,000), the seed (a fresh one).
public final class NumberBulk {

    private static final int DAMAGED_PERCENT = 20;
    private static final int ROUNDS = 5;
    /// More than any answer takes: E.164, a region, a line type, two commas, a line end.
    private static final int LONGEST_LINE = 64;
    private static final int NANOS = 1_000_000_000;

    private NumberBulk() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new SplittableRandom().nextLong();
        int threads = Runtime.getRuntime().availableProcessors();
        System.out.printf(
                "seed %d; %d threads, %,d numbers each, a different half million first to warm up%n",
                seed, threads, count);
        CompiledNumbers numbers = CompiledNumbers.load();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Regions regions : Regions.values()) {
                clean(numbers.lookup(), lines(regions, 500_000, seed - 1));
                List<byte[]> texts = new ArrayList<>();
                for (int i = 0; i < threads; i++) texts.add(lines(regions, count, seed + i));
                long best = Long.MAX_VALUE;
                for (int round = 0; round < ROUNDS; round++) best = Math.min(best, round(pool, numbers, texts));
                System.out.printf(
                        "%-14s %,.0f numbers a second (best of %d rounds)%n",
                        regions, (double) count * threads * NANOS / best, ROUNDS);
            }
        }
    }

    private static long round(ExecutorService pool, CompiledNumbers numbers, List<byte[]> texts) throws Exception {
        long before = System.nanoTime();
        List<Callable<Long>> shares = texts.stream()
                .<Callable<Long>>map(text -> () -> clean(numbers.lookup(), text))
                .toList();
        long written = 0;
        for (Future<Long> share : pool.invokeAll(shares)) written += share.get();
        if (written == 0) throw new IllegalStateException("nothing was written");
        return System.nanoTime() - before;
    }

    private static long clean(Lookup lookup, byte[] text) {
        byte[] out = new byte[1 << 16];
        int at = 0;
        long written = 0;
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '\n') continue;
            lookup.read(text, start, i, ReadingRules.COUNTRY_CODE_FIRST);
            start = i + 1;
            at = lookup.e164(out, at);
            out[at++] = ',';
            at = ascii(lookup.region(), out, at);
            out[at++] = ',';
            at = ascii(lookup.lineType().name(), out, at);
            out[at++] = '\n';
            if (at > out.length - LONGEST_LINE) {
                written += at;
                at = 0;
            }
        }
        return written + at;
    }

    private static int ascii(String text, byte[] out, int at) {
        for (int i = 0; i < text.length(); i++) out[at + i] = (byte) text.charAt(i);
        return at + text.length();
    }

    private static byte[] lines(Regions regions, int count, long seed) {
        NumberMix mix = new NumberMix(regions, DAMAGED_PERCENT, seed);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) lines.writeBytes((mix.next() + "\n").getBytes(StandardCharsets.US_ASCII));
        return lines.toByteArray();
    }
}
