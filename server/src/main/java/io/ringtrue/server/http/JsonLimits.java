package io.ringtrue.server.http;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// How deep and how long the JSON of a request may be.
public final class JsonLimits {
    /// No request of ours is nested deeper than 3. 16 leaves room, and no body can exhaust a parser's stack.
    private static final int DEEPEST = 16;

    private static final int LONGEST_STRING = 64 * 1024;
    private static final int LONGEST_NUMBER = 100;

    public static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxStringLength(LONGEST_STRING)
            .maxNumberLength(LONGEST_NUMBER)
            .build();

    public static final JsonFactory FACTORY =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

    private JsonLimits() {}
}
