package io.ringtrue.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The processor time of this whole process, garbage collector and compiler included, to the nanosecond. The
/// JDK's own figure (`getProcessCpuTime`) moves in steps of ten milliseconds, which is longer than we take
/// for a chunk.
final class ProcessClock {

    /// `CLOCK_PROCESS_CPUTIME_ID` of Linux.
    private static final int CLOCK = 2;
    private static final long NANOS = 1_000_000_000;

    /// `struct timespec`: seconds, nanoseconds.
    private final MemorySegment time = Arena.global().allocate(2 * ValueLayout.JAVA_LONG.byteSize());
    private final MethodHandle clock = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    long nanos() {
        try {
            int failed = (int) clock.invokeExact(CLOCK, time);
            if (failed != 0) throw new IllegalStateException("clock_gettime answered " + failed);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new IllegalStateException(thrown);
        }
        return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * NANOS + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
    }
}
