package io.ringtrue.numbers.operators;

import io.ringtrue.numbers.plan.BlockStatus;
import io.ringtrue.numbers.plan.LineType;
import java.util.Optional;

/// What a row says about its block, before other files are asked.
///
/// @param code of the holder, to be looked up in another file: an OCN, an ARCEP identifier; empty when there is none
/// @param holder by name; empty when only the code is known, or nobody holds it
/// @param lineType empty when the file does not tell
/// @param shared whether parts of the block may belong to others, as the file itself says
record BlockEntry(
        int callingCode, String code, String holder, Optional<LineType> lineType, BlockStatus status, boolean shared) {

    static BlockEntry held(int callingCode, String holder) {
        return new BlockEntry(callingCode, "", holder, Optional.empty(), BlockStatus.GIVEN_OUT, false);
    }
}
