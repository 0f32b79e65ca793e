package io.ringtrue.trials.world;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for something that another process does, and never for ever.
public final class Patience {
    private static final Duration STEP = Duration.ofMillis(20);

    private Patience() {}

    /// @param what for the message
    /// @throws GaveUp when it has not happened after `most`
    public static void await(String what, Duration most, BooleanSupplier happened) throws InterruptedException {
        if (!happens(most, happened)) throw new GaveUp("not within " + most.toSeconds() + " s: " + what);
    }

    /// @return false when it has not happened after `most`
    public static boolean happens(Duration most, BooleanSupplier happened) throws InterruptedException {
        return happens(most, STEP, happened);
    }

    /// The same for something that costs much to look at.
    ///
    /// @param step between two looks
    public static boolean happens(Duration most, Duration step, BooleanSupplier happened) throws InterruptedException {
        long begin = System.nanoTime();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() - begin > most.toNanos()) return false;
            Thread.sleep(step);
        }
        return true;
    }

    /// Lets time pass.
    public static void rest(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /// What an experiment waited for did not happen, so it proves nothing.
    public static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public GaveUp(String message) {
            super(message);
        }
    }
}
