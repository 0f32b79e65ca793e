package io.ringtrue.server.live;

import io.ringtrue.numbers.plan.LineType;
import java.util.Optional;

/// What one source says about one number. Empty: it does not say.
///
/// @param valid whether the number is in use
/// @param region ISO 3166 alpha-2
/// @param ported whether the number was moved to another carrier
public record LiveAnswer(
        Optional<Boolean> valid,
        Optional<LineType> lineType,
        Optional<String> carrier,
        Optional<String> region,
        Optional<Boolean> ported) {
    public static final LiveAnswer NOTHING =
            new LiveAnswer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
