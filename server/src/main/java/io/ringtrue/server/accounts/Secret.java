package io.ringtrue.server.accounts;

/// A password, API secret or token in the clear. Prints as `***`.
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
