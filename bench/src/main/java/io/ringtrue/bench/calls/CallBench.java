package io.ringtrue.bench.calls;

import io.ringtrue.bench.SippProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Climbs: at each rate, asks the product over HTTP for calls for a while, waits for all of them to end, and then
/// lets a bare sender send as many streams on the same core. SIPp answers, speaks, and keys the PIN after ten seconds.
///
/// Arguments: the picture's file, seconds a rate, rates in calls a second. Fails when a call did not end right.
final class CallBench {
    private static final String SERVER_CORE = "0";
    private static final String LOAD_CORE = "1";
    private static final int WARM_UP_RATE = 10;
    private static final int WARM_UP_SECONDS = 10;
    private static final int FLOOR_SECONDS = 5;
    /// At the end of a rate, when as many calls speak as ever will.
    private static final int FULL_SECONDS = 6;
    /// After the last start: a call takes 15 s, and those that wait in the queue longer.
    private static final int PATIENCE_SECONDS = 90;
    private static final int DIGITS = 6;

    private final Product product;
    private final Outcomes outcomes;
    private final Path folder;
    private int person;

    private CallBench(Product product, Outcomes outcomes, Path folder) {
        this.product = product;
        this.outcomes = outcomes;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path picture = Path.of(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        List<Integer> rates = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) rates.add(Integer.parseInt(arguments[i]));
        Path folder = Files.createTempDirectory("ringtrue-call-bench");
        List<Step> steps;
        try (Outcomes outcomes = Outcomes.open();
                SippProcess callee = SippProcess.start("speaks-and-keys");
                Product product = Product.start(
                        SERVER_CORE, folder.resolve("server"), callee.address().getPort(), outcomes.port())) {
            System.out.printf("server on core %s, the rest on core %s; log %s%n", SERVER_CORE, LOAD_CORE, folder);
            steps = new CallBench(product, outcomes, folder).climb(rates, seconds);
        }
        Files.writeString(picture, ClimbPicture.draw(steps));
        System.out.println("picture: " + picture.toAbsolutePath());
        if (steps.stream().anyMatch(step -> step.right() < step.calls())) System.exit(1);
    }

    private List<Step> climb(List<Integer> rates, int seconds) throws IOException, InterruptedException {
        ask(WARM_UP_RATE, WARM_UP_RATE * WARM_UP_SECONDS, () -> {});
        System.out.println(Step.heading());
        List<Step> steps = new ArrayList<>();
        for (int rate : rates) {
            Step step = step(rate, rate * seconds);
            System.out.println(step.line());
            steps.add(step);
        }
        return steps;
    }

    /// Taken while most calls speak.
    private static final class Fullness {
        private double core;
        private long residentMebibytes;
    }

    private Step step(int rate, int calls) throws IOException, InterruptedException {
        Fullness full = new Fullness();
        try (Capture capture = Capture.start(folder.resolve("ours.pcap"))) {
            Duration before = product.processorTime();
            ask(rate, calls, () -> look(full));
            Duration spent = product.processorTime().minus(before);
            Spacing ours = capture.read(Capture.OUR_FIRST_PORT, Capture.LAST_PORT);
            return new Step(
                    rate,
                    calls,
                    outcomes.matched(),
                    outcomes.byStatus(),
                    ours.mostAtOnce(),
                    full.core,
                    spent.toNanos() / 1e6 / ours.seconds(),
                    full.residentMebibytes,
                    ours.percentiles(),
                    ours.breaks(),
                    capture.lost(),
                    floor(ours.mostAtOnce()));
        }
    }

    /// Something to do once as many calls speak as ever will.
    @FunctionalInterface
    private interface Look {
        void look() throws IOException;
    }

    private void look(Fullness full) throws IOException {
        Duration before = product.processorTime();
        long begun = System.nanoTime();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(FULL_SECONDS));
        full.core = (double) product.processorTime().minus(before).toNanos() / (System.nanoTime() - begun);
        full.residentMebibytes = product.residentMebibytes();
    }

    /// Asks for calls at a steady rate, and returns when all that were accepted have ended.
    private void ask(int rate, int calls, Look look) throws IOException, InterruptedException {
        outcomes.reset();
        AtomicInteger accepted = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            long lookAt = begun + calls * 1_000_000_000L / rate - TimeUnit.SECONDS.toNanos(FULL_SECONDS);
            Thread looking = Thread.ofPlatform().start(() -> {
                awaitNanos(lookAt);
                try {
                    look.look();
                } catch (IOException gone) {
                    System.err.println(gone.getMessage());
                }
            });
            for (int i = 0; i < calls; i++) {
                awaitNanos(begun + i * 1_000_000_000L / rate);
                int next = person++;
                callers.execute(() -> accepted.addAndGet(call(next)));
            }
            looking.join();
        }
        outcomes.await(accepted.get(), PATIENCE_SECONDS);
    }

    /// Everybody has a number of their own, whose last digits are their PIN.
    ///
    /// @return 1 when it was accepted
    private int call(int somebody) {
        String pin = String.format("%0" + DIGITS + "d", somebody);
        try {
            return product.call("12015" + pin, pin, outcomes.url()) ? 1 : 0;
        } catch (IOException refused) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private Spacing.Percentiles floor(int streams) throws IOException, InterruptedException {
        try (Capture capture = Capture.start(folder.resolve("floor.pcap"))) {
            Process sender = new ProcessBuilder(
                            "taskset",
                            "-c",
                            SERVER_CORE,
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-Xmx64m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BareSender.class.getName(),
                            "" + streams,
                            "" + FLOOR_SECONDS)
                    .inheritIO()
                    .start();
            if (sender.waitFor() != 0) throw new IOException("the bare sender failed");
            return capture.read(Capture.FLOOR_FIRST_PORT, Capture.OUR_FIRST_PORT - 1)
                    .percentiles();
        }
    }

    private static void awaitNanos(long deadline) {
        for (long pause = deadline - System.nanoTime(); pause > 0; pause = deadline - System.nanoTime()) {
            LockSupport.parkNanos(pause);
        }
    }
}
