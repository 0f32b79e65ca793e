package io.ringtrue.server.validation;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.LineType;
import java.util.EnumSet;
import java.util.Set;

/// A number's line type as it is answered, and every type it could really be.
///
/// @param shown the one type that the answer names
/// @param possible every type the number could be; never empty, and more than one unless the data are certain
public record AnsweredType(PhoneLineType shown, Set<PhoneLineType> possible) {
    /// Types that data of low confidence mix up with one another.
    private static final Set<PhoneLineType> MISTAKABLE =
            Set.of(PhoneLineType.LANDLINE, PhoneLineType.MOBILE, PhoneLineType.VOIP);

    public AnsweredType {
        possible = Set.copyOf(possible);
    }

    /// @param ambiguous what is shown where the plan cannot tell landline and mobile apart
    public static AnsweredType of(NumberReport report, PhoneLineType ambiguous) {
        Confidence confidence =
                report.basis(Field.LINE_TYPE).map(Basis::confidence).orElse(Confidence.HIGH);
        return of(report.lineType(), confidence, ambiguous);
    }

    /// @param confidence in the type itself
    /// @param ambiguous what is shown where the plan cannot tell landline and mobile apart
    public static AnsweredType of(LineType type, Confidence confidence, PhoneLineType ambiguous) {
        Set<PhoneLineType> types = PhoneLineType.of(type);
        if (type == LineType.FIXED_LINE_OR_MOBILE) return new AnsweredType(ambiguous, types);
        PhoneLineType shown = types.iterator().next();
        boolean certain = confidence == Confidence.HIGH || !MISTAKABLE.contains(shown);
        return new AnsweredType(shown, certain ? types : EnumSet.copyOf(MISTAKABLE));
    }

    /// Whether the number is certainly of an excluded type: every type it could be is excluded. A guess never
    /// excludes a number.
    public boolean isExcludedBy(Set<PhoneLineType> excluded) {
        return excluded.containsAll(possible);
    }
}
