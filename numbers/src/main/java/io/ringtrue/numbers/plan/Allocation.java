package io.ringtrue.numbers.plan;

import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.Basis.Kind;
import java.time.LocalDate;
import java.util.Optional;

/// What an official file states about a block of numbers.
///
/// @param holder the carrier that holds the block; empty when the file names none
/// @param lineType the line type of the block; empty when the file does not state it
/// @param confidence in holder and line type, apart from numbers that were ported later
/// @param source the name of the publication
/// @param date the date of the file
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

    /// Whether `other` gives the same answers, whatever file and date it comes from.
    public boolean saysTheSameAs(Allocation other) {
        return holder.equals(other.holder)
                && lineType.equals(other.lineType)
                && confidence == other.confidence
                && status == other.status;
    }

    /// The line type of a number whose plan leaves open whether it is a fixed line or a mobile. A type that
    /// is neither, such as toll free, does not decide it.
    ///
    /// @param open the plan's answer, returned if the block does not decide
    public LineType lineTypeOr(LineType open) {
        LineType stated = givenOut() ? lineType.orElse(open) : open;
        return switch (stated) {
            case FIXED_LINE, MOBILE, VOIP, PAGER -> stated;
            case FIXED_LINE_OR_MOBILE, TOLL_FREE, PREMIUM_RATE, SHARED_COST, PERSONAL, UAN, VOICEMAIL, UNKNOWN -> open;
        };
    }

    /// The basis of the line type.
    public Basis typeBasis() {
        return new Basis(Kind.ALLOCATION, confidence, source, date);
    }

    /// The basis of the holder.
    ///
    /// @param portable whether numbers may have been ported; then the confidence is low
    public Basis holderBasis(boolean portable) {
        return new Basis(Kind.ALLOCATION, portable ? Confidence.LOW : confidence, source, date);
    }
}
