package io.ringtrue.server.live;

import io.ringtrue.numbers.Field;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.plan.Basis;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.LineType;
import java.util.EnumSet;
import java.util.Set;

/// Which fields of a local report are worth a query.
final class Wanted {
    /// What a number can turn out to be that the plan or its block left open.
    private static final Set<LineType> OPEN = EnumSet.of(LineType.FIXED_LINE, LineType.MOBILE, LineType.VOIP);

    /// Numbers of services, not of lines: who carries them says nothing about a person.
    private static final Set<LineType> SERVICES = EnumSet.of(
            LineType.TOLL_FREE, LineType.PREMIUM_RATE, LineType.SHARED_COST, LineType.UAN, LineType.VOICEMAIL);

    private Wanted() {}

    /// @return empty: nothing that a source could say would change what the caller does
    static Set<Field> of(NumberReport local, Set<LineType> excluded, Wish wish) {
        if (!local.valid()) return EnumSet.noneOf(Field.class);
        boolean typeKnown = certain(local, Field.LINE_TYPE);
        return switch (wish) {
            case EXCLUSION ->
                typeKnown || !undecided(local.lineType(), excluded)
                        ? EnumSet.noneOf(Field.class)
                        : EnumSet.of(Field.LINE_TYPE);
            case REPORT -> forReport(local, typeKnown);
        };
    }

    private static Set<Field> forReport(NumberReport local, boolean typeKnown) {
        Set<Field> wanted = EnumSet.noneOf(Field.class);
        if (!typeKnown) wanted.add(Field.LINE_TYPE);
        boolean service = typeKnown && SERVICES.contains(local.lineType());
        if (!service && !certain(local, Field.CARRIER)) wanted.add(Field.CARRIER);
        return wanted;
    }

    private static boolean certain(NumberReport report, Field field) {
        return report.basis(field).map(Basis::confidence).orElse(Confidence.LOW) == Confidence.HIGH;
    }

    /// Whether some of the types it could be are excluded and others are not.
    private static boolean undecided(LineType local, Set<LineType> excluded) {
        Set<LineType> possible = EnumSet.copyOf(OPEN);
        if (local != LineType.FIXED_LINE_OR_MOBILE && local != LineType.UNKNOWN) possible.add(local);
        boolean someOut = possible.stream().anyMatch(excluded::contains);
        return someOut && !excluded.containsAll(possible);
    }
}
