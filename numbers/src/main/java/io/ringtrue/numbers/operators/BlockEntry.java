package io.ringtrue.numbers.operators;

import io.ringtrue.numbers.plan.BlockStatus;
import io.ringtrue.numbers.plan.LineType;
import java.util.Optional;

/// What a row states about its block, before other files are combined with it.
///
/// @param code the holder's code, to be looked up in another file: an OCN or an ARCEP identifier; empty when
/// there is none
/// @param holder the holder's name; empty when only the code is known, or nobody holds the block
/// @param lineType empty when the file does not state it
/// @param shared whether the file says that parts of the block may belong to other holders
record BlockEntry(
        int callingCode, String code, String holder, Optional<LineType> lineType, BlockStatus status, boolean shared) {

    static BlockEntry held(int callingCode, String holder) {
        return new BlockEntry(callingCode, "", holder, Optional.empty(), BlockStatus.GIVEN_OUT, false);
    }
}
