package io.ringtrue.telephony;

import java.lang.management.ManagementFactory;

/// What a piece of work costs, whatever else the machine does.
public final class ProcessorTime {
    private ProcessorTime() {}

    /// What this thread has cost so far, in nanoseconds. By the clock, a test that is left waiting for a processor
    /// would pass for one that computes. It sees nothing of what waits or runs on other threads.
    ///
    /// @throws IllegalStateException when this JVM does not count it
    public static long now() {
        long cost = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (cost < 0) throw new IllegalStateException("this JVM does not count the processor time of threads");
        return cost;
    }
}
