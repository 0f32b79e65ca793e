package io.ringtrue.server.dashboard.overview;

/// A trunk as this node sees it now.
///
/// @param builtIn whether it is the sandbox's carrier
/// @param mostCalls at once
/// @param calls on it now
/// @param state what the trunk itself has said or left unsaid lately
public record TrunkLamp(String name, boolean builtIn, int mostCalls, int calls, State state) {
    public enum State {
        /// Nothing speaks against it.
        TAKES_CALLS,
        /// It has asked not to be called for a while.
        RESTS,
        /// It lately did not answer.
        SILENT
    }
}
