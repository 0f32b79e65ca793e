package io.ringtrue.bench;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.oracle.Differences;
import io.ringtrue.numbers.oracle.NumberMix;
import io.ringtrue.numbers.oracle.NumberMix.Regions;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks libphonenumber and us about millions of numbers and counts where we part. Fails when we do.
///
/// Arguments: how many numbers (5,000,000), the seed (a fresh one).
public final class NumberProof {

    private static final int DAMAGED_PERCENT = 50;
    private static final Path CARRIERS = Path.of("numbers/data/carrier-en");

    private NumberProof() {}

    public static void main(String[] arguments) throws Exception {
        long count = arguments.length > 0 ? Long.parseLong(arguments[0]) : 5_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new SplittableRandom().nextLong();
        System.out.printf("%,d numbers, seed %d%n", count, seed);
        CompiledNumbers numbers = CompiledNumbers.load();
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Differences>> shares = new java.util.ArrayList<>();
            for (int i = 0; i < threads; i++) {
                long own = seed + i;
                shares.add(() -> ask(numbers, count / threads, own));
            }
            long asked = 0;
            long valid = 0;
            long found = 0;
            for (Future<Differences> share : pool.invokeAll(shares)) {
                share.get().first().forEach(System.out::println);
                asked += share.get().asked();
                valid += share.get().valid();
                found += share.get().found();
            }
            System.out.printf("%,d asked, %,d of them valid, %,d differences%n", asked, valid, found);
            if (found > 0) System.exit(1);
        }
    }

    private static Differences ask(CompiledNumbers numbers, long count, long seed) {
        Differences differences = new Differences(numbers, CARRIERS);
        NumberMix world = new NumberMix(Regions.WORLD, DAMAGED_PERCENT, seed);
        NumberMix large = new NumberMix(Regions.CRM, DAMAGED_PERCENT, seed);
        NumberMix america = new NumberMix(Regions.NORTH_AMERICA, DAMAGED_PERCENT, seed);
        for (long i = 0; i < count; i++) {
            // One number in ten from +1, three from the large countries: they have the longest patterns.
            int turn = (int) (i % 10);
            differences.ask((turn == 0 ? america : turn < 4 ? large : world).next());
        }
        return differences;
    }
}
