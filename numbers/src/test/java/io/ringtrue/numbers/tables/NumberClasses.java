package io.ringtrue.numbers.tables;

import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import io.ringtrue.numbers.plan.LineType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One automaton over the digits of a calling code's national numbers: the product of all patterns of all
/// regions and of the carrier prefixes. A class is one of its states.
final class NumberClasses {

    /// What a national number is. `UNKNOWN` means not valid; the region may be known even so.
    ///
    /// @param region the number in the list of regions; 0 means none
    record Kind(int region, LineType type) {}

    /// The order in which the plan's descriptions are tried.
    private static final List<LineType> ORDER = List.of(
            LineType.PREMIUM_RATE,
            LineType.TOLL_FREE,
            LineType.SHARED_COST,
            LineType.VOIP,
            LineType.PERSONAL,
            LineType.PAGER,
            LineType.UAN,
            LineType.VOICEMAIL,
            LineType.FIXED_LINE,
            LineType.MOBILE);

    private static final int NO_PART = -1;

    /// A pattern and the allowed lengths; 0 allows all.
    private record Part(DigitLanguage language, int lengths) {}

    /// The places of one region's parts.
    private record RegionParts(int number, int leading, int general, int[] types, boolean alwaysFixedOrMobile) {}

    private record Key(int[] states) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key(int[] others) && Arrays.equals(states, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(states);
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private final List<RegionParts> regions = new ArrayList<>();
    private final CarrierPrefixes carriers;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<int[]> states = new ArrayList<>();
    private final List<int[]> steps = new ArrayList<>();

    NumberClasses(int callingCode, List<PhoneMetadata> plans, List<String> regionCodes, CarrierPrefixes carriers) {
        this.carriers = carriers;
        for (PhoneMetadata plan : plans) regions.add(read(plan, regionCodes));
        int carrierNode = carriers.root();
        for (char c : Integer.toString(callingCode).toCharArray()) carrierNode = carriers.next(carrierNode, c - '0');
        int[] first = new int[parts.size() + 2];
        for (int i = 0; i < parts.size(); i++) first[i] = parts.get(i).language.start();
        first[parts.size()] = carrierNode;
        first[parts.size() + 1] = carriers.carrier(carrierNode);
        number(first);
    }

    int start() {
        return 0;
    }

    int after(String digits) {
        int state = start();
        for (char c : digits.toCharArray()) state = next(state, c - '0');
        return state;
    }

    int next(int state, int digit) {
        int[] row = steps.get(state);
        if (row[digit] < 0) row[digit] = step(state, digit);
        return row[digit];
    }

    /// Whether the main region's general pattern matches, whatever the length.
    boolean viable(int state) {
        return accepts(states.get(state), regions.getFirst().general);
    }

    int carrier(int state) {
        return states.get(state)[parts.size() + 1];
    }

    Kind kind(int state, int length) {
        int[] at = states.get(state);
        if (regions.size() == 1) return new Kind(regions.getFirst().number, type(at, regions.getFirst(), length));
        for (RegionParts region : regions) {
            if (region.leading == NO_PART) {
                LineType type = type(at, region, length);
                if (type != LineType.UNKNOWN) return new Kind(region.number, type);
            } else if (accepts(at, region.leading)) {
                return new Kind(region.number, type(at, region, length));
            }
        }
        return new Kind(0, LineType.UNKNOWN);
    }

    private LineType type(int[] at, RegionParts region, int length) {
        if (!matches(at, region.general, length)) return LineType.UNKNOWN;
        boolean mobile = matches(at, region.types[ORDER.indexOf(LineType.MOBILE)], length);
        for (LineType type : ORDER) {
            if (!matches(at, region.types[ORDER.indexOf(type)], length)) continue;
            if (type != LineType.FIXED_LINE) return type;
            return mobile || region.alwaysFixedOrMobile ? LineType.FIXED_LINE_OR_MOBILE : type;
        }
        return LineType.UNKNOWN;
    }

    private boolean matches(int[] at, int part, int length) {
        if (part == NO_PART) return false;
        int lengths = parts.get(part).lengths;
        return (lengths == 0 || (lengths >> length & 1) == 1) && accepts(at, part);
    }

    private boolean accepts(int[] at, int part) {
        return part != NO_PART && parts.get(part).language.accepts(at[part]);
    }

    private int step(int state, int digit) {
        int[] from = states.get(state);
        int[] to = new int[from.length];
        boolean hopeless = true;
        for (int i = 0; i < parts.size(); i++) {
            to[i] = parts.get(i).language.next(from[i], digit);
            hopeless &= to[i] == DigitLanguage.DEAD || isLeading(i);
        }
        if (!hopeless) {
            int node = carriers.next(from[parts.size()], digit);
            to[parts.size()] = node;
            int carrier = carriers.carrier(node);
            to[parts.size() + 1] = carrier == CarrierPrefixes.NO_CARRIER ? from[parts.size() + 1] : carrier;
        }
        return number(to);
    }

    private boolean isLeading(int part) {
        return regions.stream().anyMatch(region -> region.leading == part);
    }

    private int number(int[] state) {
        return numbers.computeIfAbsent(new Key(state), _ -> {
            states.add(state);
            int[] row = new int[10];
            Arrays.fill(row, -1);
            steps.add(row);
            return states.size() - 1;
        });
    }

    private RegionParts read(PhoneMetadata plan, List<String> regionCodes) {
        int leading = NO_PART;
        if (plan.hasLeadingDigits()) {
            leading = parts.size();
            parts.add(new Part(DigitLanguage.startingWith(plan.getLeadingDigits()), 0));
        }
        int general = part(plan.getGeneralDesc());
        int[] types =
                ORDER.stream().mapToInt(type -> part(description(plan, type))).toArray();
        return new RegionParts(
                regionCodes.indexOf(plan.getId()), leading, general, types, plan.getSameMobileAndFixedLinePattern());
    }

    private int part(PhoneNumberDesc description) {
        if (description.getNationalNumberPattern().isEmpty()) return NO_PART;
        int lengths = 0;
        for (int length : description.getPossibleLengthList()) lengths |= 1 << length;
        parts.add(new Part(DigitLanguage.matching(description.getNationalNumberPattern()), lengths));
        return parts.size() - 1;
    }

    private static PhoneNumberDesc description(PhoneMetadata plan, LineType type) {
        return switch (type) {
            case FIXED_LINE -> plan.getFixedLine();
            case MOBILE -> plan.getMobile();
            case TOLL_FREE -> plan.getTollFree();
            case PREMIUM_RATE -> plan.getPremiumRate();
            case SHARED_COST -> plan.getSharedCost();
            case VOIP -> plan.getVoip();
            case PERSONAL -> plan.getPersonalNumber();
            case PAGER -> plan.getPager();
            case UAN -> plan.getUan();
            case VOICEMAIL -> plan.getVoicemail();
            case FIXED_LINE_OR_MOBILE, UNKNOWN ->
                throw new IllegalArgumentException("no description of its own: " + type);
        };
    }
}
