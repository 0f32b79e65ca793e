package io.ringtrue.server.live.http;

import io.ringtrue.numbers.Field;
import io.ringtrue.server.live.LineTypeWords;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/// Where a provider's JSON says what. Paths are JSON Pointers (RFC 6901): `/carrier/name`.
///
/// @param number where the provider repeats the number; an answer about another one is refused
/// @param notFound how the provider says that it does not know the number
public record AnswerShape(
        Optional<JsonPointer> carrier,
        Optional<JsonPointer> lineType,
        Optional<JsonPointer> country,
        Optional<JsonPointer> ported,
        Optional<JsonPointer> valid,
        Optional<JsonPointer> number,
        LineTypeWords words,
        NotFoundSign notFound) {

    /// @param statuses HTTP statuses that say so
    /// @param path where the JSON says so, with one of `values` (compared as text); with no values: by being there
    public record NotFoundSign(Set<Integer> statuses, Optional<JsonPointer> path, Set<String> values) {}

    /// @throws IllegalArgumentException when no path leads to carrier, line type or validity
    public AnswerShape {
        if (carrier.isEmpty() && lineType.isEmpty() && valid.isEmpty()) {
            throw new IllegalArgumentException(
                    "carrier-path: at least one of carrier-path, line-type-path and valid-path must be given");
        }
    }

    /// The fields a provider can tell by this shape.
    public Set<Field> tells() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        carrier.ifPresent(_ -> fields.add(Field.CARRIER));
        lineType.ifPresent(_ -> fields.add(Field.LINE_TYPE));
        country.ifPresent(_ -> fields.add(Field.COUNTRY));
        valid.ifPresent(_ -> fields.add(Field.VALIDITY));
        return fields;
    }
}
