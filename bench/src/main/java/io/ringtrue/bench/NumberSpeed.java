package io.ringtrue.bench;

import com.sun.management.ThreadMXBean;
import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.oracle.NumberMix;
import io.ringtrue.numbers.oracle.NumberMix.Regions;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

/// libphonenumber and we, side by side: parse, valid, region, type, carrier, E.164. One JVM, alternating chunks, each
/// number seen once by each side, so that neither lives off a warm cache. The median of the chunks' ratios counts.
///
/// Arguments: chunks per mix (30), the seed (a fresh one). Fails when a median is below the gate.
public final class NumberSpeed {

    private static final int CHUNK = 20_000;
    private static final int WARM_UP_CHUNKS = 12;
    private static final int DAMAGED_PERCENT = 20;
    private static final double GATE = 40;
    private static final double PERCENTILE = 0.99;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final CompiledNumbers numbers = CompiledNumbers.load();
    private final NumberWork ours = new OurWork(numbers.lookup());
    private final NumberWork theirs = new LibphonenumberWork();
    private final NumberMix mix;
    /// Keeps the compiler from dropping work nobody looks at.
    private long seen;

    private NumberSpeed(NumberMix mix) {
        this.mix = mix;
    }

    public static void main(String[] arguments) {
        int chunks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new SplittableRandom().nextLong();
        System.out.printf(
                "seed %d; %d chunks of %,d numbers a mix, %d %% damaged, each number once a side; ns a number%n",
                seed, chunks, CHUNK, DAMAGED_PERCENT);
        System.out.printf(
                "%-14s %8s %14s %8s %8s %8s %10s %12s%n",
                "mix", "ours", "libphonenumber", "ratio", "worst", "p99 one", "bytes/one", "bytes theirs");
        boolean passed = true;
        for (Regions regions : Regions.values()) {
            passed &= new NumberSpeed(new NumberMix(regions, DAMAGED_PERCENT, seed)).measure(regions, chunks);
        }
        if (!passed) System.exit(1);
    }

    private boolean measure(Regions regions, int chunks) {
        for (int i = 0; i < WARM_UP_CHUNKS; i++) time(i % 2 == 0 ? ours : theirs, chunk());
        double[] ratios = new double[chunks];
        double[] our = new double[chunks];
        double[] their = new double[chunks];
        for (int i = 0; i < chunks; i++) {
            String[] texts = chunk();
            // Whoever comes first finds the texts cold, so the sides take turns.
            if (i % 2 == 0) our[i] = time(ours, texts);
            their[i] = time(theirs, texts);
            if (i % 2 == 1) our[i] = time(ours, texts);
            ratios[i] = their[i] / our[i];
        }
        double ratio = median(ratios);
        System.out.printf(
                "%-14s %8.0f %14.0f %8.1f %8.1f %8.0f %10.1f %12.0f%n",
                regions,
                median(our),
                median(their),
                ratio,
                Arrays.stream(ratios).min().orElseThrow(),
                slowest(),
                allocated(ours),
                allocated(theirs));
        return ratio >= GATE;
    }

    private String[] chunk() {
        String[] texts = new String[CHUNK];
        for (int i = 0; i < CHUNK; i++) texts[i] = mix.next();
        return texts;
    }

    /// The thread's own processor time: on a busy machine the longer side would else be interrupted more often.
    private double time(NumberWork side, String[] texts) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (String text : texts) seen += side.look(text);
        return (double) (THREADS.getCurrentThreadCpuTime() - before) / texts.length;
    }

    /// The slowest but one in a hundred of our single look-ups, in ns, the clock's own time included.
    private double slowest() {
        double[] single = new double[2 * CHUNK];
        for (int i = 0; i < single.length; i++) {
            String text = mix.next();
            long before = System.nanoTime();
            seen += ours.look(text);
            single[i] = System.nanoTime() - before;
        }
        Arrays.sort(single);
        return single[(int) (single.length * PERCENTILE)];
    }

    private double allocated(NumberWork side) {
        String[] texts = chunk();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (String text : texts) seen += side.look(text);
        return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / texts.length;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
