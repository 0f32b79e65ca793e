package io.ringtrue.trials.oracle;

/// One broken promise.
///
/// @param rule the invariant, `I1` to `I12`, or the experiment's own rule
/// @param reference the order that it is about; empty: none
/// @param text one sentence
public record Violation(String rule, String reference, String text) {
    @Override
    public String toString() {
        return rule + ": " + text;
    }
}
