package io.ringtrue.server.calls;

/// Prepares the script of an order: everything that takes time (synthesis) happens here, before dialling.
@FunctionalInterface
public interface ScriptWriter {
    /// @param journal where the script reports what it says and hears; never given digits
    CallScript write(CallOrder order, CallJournal journal);
}
