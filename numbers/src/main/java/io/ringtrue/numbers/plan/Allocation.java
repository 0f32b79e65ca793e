package io.ringtrue.numbers.plan;

import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.Basis.Kind;
import java.time.LocalDate;
import java.util.Optional;

/// What an administrator's file says about a block of numbers.
///
/// @param holder who holds the block; empty when the file does not name one
/// @param lineType what the block is for; empty when the file does not tell
/// @param confidence in holder and line type, before anybody moved a number to another carrier
/// @param source name of the file's publication
/// @param date of the file
public record Allocation(
        String holder,
        Optional<LineType> lineType,
        Confidence confidence,
        BlockStatus status,
        String source,
        LocalDate date) {

    /// Whether a carrier holds the block.
    public boolean givenOut() {
        return status == BlockStatus.GIVEN_OUT;
    }

    /// Whether `other` would be answered the same, wherever the two come from.
    public boolean saysTheSameAs(Allocation other) {
        return holder.equals(other.holder)
                && lineType.equals(other.lineType)
                && confidence == other.confidence
                && status == other.status;
    }

    /// The line type where the plan leaves `open` whether it is a fixed line or a mobile. What could be neither is no
    /// answer to that.
    public LineType told(LineType open) {
        LineType told = givenOut() ? lineType.orElse(open) : open;
        return switch (told) {
            case FIXED_LINE, MOBILE, VOIP, PAGER -> told;
            case FIXED_LINE_OR_MOBILE, TOLL_FREE, PREMIUM_RATE, SHARED_COST, PERSONAL, UAN, VOICEMAIL, UNKNOWN -> open;
        };
    }

    public Basis typeBasis() {
        return new Basis(Kind.ALLOCATION, confidence, source, date);
    }

    /// @param portable a number that may have been ported is only likely to be with the holder of its block
    public Basis holderBasis(boolean portable) {
        return new Basis(Kind.ALLOCATION, portable ? Confidence.LOW : confidence, source, date);
    }
}
