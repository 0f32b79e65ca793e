package io.ringtrue.server.http;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.util.JsonRecyclerPools;

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

    public static final JsonFactory FACTORY = forgetting(CONSTRAINTS).build();

    private JsonLimits() {}

    /// For a factory that keeps nothing of what it reads. A pool of buffers holds secrets until they are overwritten
    /// by chance; a table of members' names holds those too, and grows with the names that callers invent.
    public static JsonFactoryBuilder forgetting(StreamReadConstraints constraints) {
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES);
    }
}
