package io.ringtrue.trials.report;

/// What no experiment shows, written by hand.
final class Unreached {
    static final String TEXT = """
            - A quiet machine: where no load average below the number of processors stands beside a run, builds and tests of others
              used the two processors at the same time. Times are long there: they are told, and not judged. A far end that is late
              with its packets counts.
            - Power loss: every fault here leaves the operating system and its page cache alive.
            - A callback endpoint that is down for 24 hours in real time: schedules are shortened to a minute.
            - Two machines: all nodes share one kernel and one clock source, so their clocks never drift apart.
            - A real carrier: the far end is our own SIP code, though not the code that dials.
            """;

    private Unreached() {}
}
