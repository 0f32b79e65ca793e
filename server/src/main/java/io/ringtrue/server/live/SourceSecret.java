package io.ringtrue.server.live;

/// What a source knows us by. Prints as `***`.
public record SourceSecret(String value) {
    public static final SourceSecret NONE = new SourceSecret("");

    @Override
    public String toString() {
        return "***";
    }
}
