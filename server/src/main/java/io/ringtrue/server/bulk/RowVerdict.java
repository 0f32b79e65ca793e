package io.ringtrue.server.bulk;

import io.ringtrue.numbers.Lookup;
import io.ringtrue.numbers.ReadingRule;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.plan.Allocation;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.numbers.text.NumberFault;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is to be said of one number after another; allocates nothing for the usual answers.
final class RowVerdict {
    /// E.164 has at most 15 digits, the plan's longest 17, and three of a calling code and the plus come before.
    private static final int LONGEST_E164 = 24;

    private static final String WORLD = "001";
    private static final String[] FAULTS =
            Arrays.stream(NumberFault.values()).map(Tally::word).toArray(String[]::new);
    private static final String[] READINGS = Arrays.stream(ReadingRule.values())
            .map(rule -> rule.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toArray(String[]::new);

    private final Lookup lookup;
    private final ReadingRules rules;
    private final boolean plain;
    private final String[] types;
    private final boolean[] unwanted;
    private final boolean[] unwantedIfCertain;
    private @Nullable RowRefusal refusal;
    private boolean excluded;

    RowVerdict(Lookup lookup, BulkOptions options) {
        this.lookup = lookup;
        this.rules = options.rules();
        this.plain = options.plain();
        LineType[] all = LineType.values();
        types = Arrays.stream(all).map(options.types().word()).toArray(String[]::new);
        unwanted = unwanted(options.types(), Confidence.LOW);
        unwantedIfCertain = unwanted(options.types(), Confidence.HIGH);
    }

    private static boolean[] unwanted(LineTypes types, Confidence confidence) {
        LineType[] all = LineType.values();
        boolean[] unwanted = new boolean[all.length];
        for (LineType type : all) unwanted[type.ordinal()] = types.excluded().test(type, confidence);
        return unwanted;
    }

    void read(byte[] bytes, int from, int to, Tally tally) {
        refusal = null;
        excluded = false;
        if (lookup.read(bytes, from, to, rules)) {
            LineType type = lookup.lineType();
            excluded = (certain(type) ? unwantedIfCertain : unwanted)[type.ordinal()];
            tally.valid(lookup.region(), type, excluded);
        } else {
            tally.notValid(fault());
        }
    }

    /// What the plan says is certain; what it leaves open and a block's file tells is as certain as that file.
    private boolean certain(LineType type) {
        if (type == LineType.PREMIUM_RATE || lookup.planLineType() != LineType.FIXED_LINE_OR_MOBILE) return true;
        Allocation block = lookup.allocation();
        return block != null && type != LineType.FIXED_LINE_OR_MOBILE && block.confidence() == Confidence.HIGH;
    }

    void refuse(RowRefusal why, Tally tally) {
        refusal = why;
        excluded = false;
        tally.refused(why);
    }

    private NumberFault fault() {
        NumberFault fault = lookup.fault();
        return fault == null ? NumberFault.NOT_A_NUMBER : fault;
    }

    private boolean valid() {
        return refusal == null && lookup.valid();
    }

    /// An ASCII word; empty when there is nothing to say. Not for [AnswerColumn#E164] and
    /// [AnswerColumn#NATIONAL], which are written as digits, nor for [AnswerColumn#CARRIER].
    String word(AnswerColumn answer) {
        boolean valid = valid();
        return switch (answer) {
            case RESULT -> refusal != null ? "refused" : !valid ? "invalid" : excluded ? "excluded" : "pass";
            case VALID -> valid ? "true" : "false";
            case COUNTRY -> valid && !lookup.region().equals(WORLD) ? lookup.region() : "";
            case TYPE -> valid ? types[lookup.lineType().ordinal()] : "";
            case FAULT -> refusal != null ? refusal.word() : valid ? "" : FAULTS[fault().ordinal()];
            case READING -> refusal != null ? "" : READINGS[lookup.rule().ordinal()];
            case CALLING_CODE -> hasNumber() ? Integer.toString(lookup.callingCode()) : "";
            case E164, NATIONAL, CARRIER -> throw new IllegalArgumentException(answer.word());
        };
    }

    /// Empty when not known.
    String carrier() {
        return valid() ? lookup.carrier() : "";
    }

    /// Whether there are digits to write.
    boolean hasNumber() {
        return refusal == null && lookup.isRead();
    }

    void e164(Output out) {
        int start = out.length();
        byte[] into = out.room(LONGEST_E164);
        int end = lookup.e164(into, start);
        if (plain) System.arraycopy(into, start + 1, into, start, end - start - 1);
        out.moved(plain ? end - 1 : end);
    }

    void national(Output out) {
        out.add(lookup.national());
    }
}
