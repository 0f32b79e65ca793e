package io.ringtrue.server.http;

import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// The reader and writer of our own JSON. It refuses unknown and repeated members, wrong types and nesting
/// that is too deep, rather than guess what was meant.
public final class StrictJson {
    /// Our longest has 20 characters.
    private static final int LONGEST_NAME = 1_000;

    private StrictJson() {}

    /// A new mapper. `null` in a list is refused too; a member that is absent is `null` in the record.
    public static JsonMapper mapper() {
        JsonFactory factory = JsonLimits.forgetting(JsonLimits.CONSTRAINTS
                        .rebuild()
                        .maxNameLength(LONGEST_NAME)
                        .build())
                // Only the reader that keeps a table of names refuses broken UTF-8. The table has at most 6,000.
                .enable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
