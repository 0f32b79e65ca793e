package io.ringtrue.telephony;

import java.lang.management.ManagementFactory;

/// What a piece of work costs, whatever else the machine does.
public final class ProcessorTime {
    private ProcessorTime() {}

    /// What this thread has cost so far, in nanoseconds. By the clock, a test that is not run for a second would pass
    /// for
    /// one that computes for a second.
    public static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
