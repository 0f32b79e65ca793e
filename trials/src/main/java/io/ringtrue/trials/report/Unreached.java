package io.ringtrue.trials.report;

/// What no experiment shows, written by hand.
final class Unreached {
    static final String TEXT = """
            - A quiet machine: where no load average below the number of processors stands beside a run, builds and tests of others
              used the two processors at the same time. Times are long there: they are told, and not judged. A far end that is late
              with its packets counts.
            - Runs before a fault that they found was mended are not counted. F12 found two: a wall clock set ahead during a call ended
              right PINs as too late (54 of 708), and callbacks that were written meanwhile waited for that clock's days (6).
            - F1 and F2 ran on an earlier tree; the others on this one or on the one just before.
            - F5, first run: a call of a frozen node was taken over after 15.5 s, half a second late: a lease lasted 12 s. In the second
              run it lasts 10 s.
            - F23, first run: builds beside it, and three nodes on two processors, which took 36 s each to start (median), longer than
              a node lived. Right PINs waited for the store for 15 s and more, and their node was killed before it had them
              stored; the oracle excuses 3 s. In the second run, without builds, there was none. A fault of the server under such a
              load is not ruled out.
            - F6 and F12 each lost right PINs of the first calls after a start on a busy machine (1 of 330, and 15): the telephones had keyed
              six digits within two seconds of their answer, and too few of them counted. Keys count from the moment at which we have
              read the answer; a server that is still slow may read it after the first keys. Not mended yet.
            - One run of F2, at a load above 20, has 21 right PINs that did not count. In its time line the telephone stands still for
              30 s between two keys, and so do others in the same seconds. The second run, at a load of 14, has none. Neither
              was on a quiet machine, so a fault of the server under such a load is not ruled out.
            - 200 kills on each store: so many as stand beside the runs.
            - Power loss: every fault here leaves the operating system and its page cache alive.
            - A callback endpoint that is down for 24 hours in real time: schedules are shortened to a minute.
            - Two machines: all nodes share one kernel and one clock source, so their clocks never drift apart.
            - A real carrier: the far end is our own SIP code, though not the code that dials.
            """;

    private Unreached() {}
}
