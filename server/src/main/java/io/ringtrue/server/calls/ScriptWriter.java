package io.ringtrue.server.calls;

import java.util.function.BiConsumer;

/// Prepares the script of an order: everything that takes time (synthesis) happens here, before dialling.
@FunctionalInterface
public interface ScriptWriter {
    /// @param journal where the script tells what it says and hears; never given digits
    CallScript write(CallOrder order, BiConsumer<String, String> journal);
}
