package io.ringtrue.server.calls;

/// Where a script reports what happens while its call is on. Neither method waits for anything.
public interface CallJournal {
    /// Something for the timeline.
    ///
    /// @param event a short name: `speaking`, `keys`, …
    /// @param detail one line; never digits
    void note(String event, String detail);

    /// An entry was compared and did not match. It counts against the number from now on, however the call ends.
    ///
    /// @param nth how many there have been in this call, from 1
    void wrongEntry(int nth);
}
