package io.ringtrue.numbers.oracle;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import io.ringtrue.numbers.tables.DigitWalk;
import io.ringtrue.numbers.tables.PlanSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// An endless sequence of texts that look like phone numbers: random walks through the plans of some regions.
/// A part of them is damaged in the ways in which people damage numbers. The same seed gives the same
/// sequence.
public final class NumberMix {

    /// Which regions appear, and how often.
    public enum Regions {
        /// The 36 countries of a large customer list.
        CRM,
        /// Every region equally often.
        WORLD,
        /// +1 only.
        NORTH_AMERICA
    }

    private static final List<String> LARGE = List.of(
            "US", "IN", "BR", "GB", "DE", "FR", "MX", "ID", "JP", "CN", "RU", "IT", "ES", "TR", "NG", "PK", "BD", "PH",
            "VN", "EG", "IR", "TH", "ZA", "KR", "CO", "AR", "PL", "UA", "CA", "AU", "NL", "SA", "MY", "SE", "BE", "CH");

    private static final String[] PREFIXES = {"0", "1", "8", "06", "00", "90", "015", "0315", "15", "9", "011"};
    private static final int PERCENT = 100;
    private static final int PERCENT_GROUPED = 25;
    private static final int TRIES = 50;

    /// The plan of one region; `weighted` contains each description as often as it should appear.
    private record Plan(int callingCode, List<DigitWalk> weighted) {}

    private final List<Plan> plans = new ArrayList<>();
    private final SplittableRandom random;
    private final int damagedPercent;

    public NumberMix(Regions regions, int damagedPercent, long seed) {
        this.random = new SplittableRandom(seed);
        this.damagedPercent = damagedPercent;
        PlanSource.read().regionsByCallingCode().forEach((callingCode, all) -> {
            for (PhoneMetadata plan : all) {
                if (chosen(regions, callingCode, plan)) plans.add(new Plan(callingCode, weighted(plan)));
            }
        });
    }

    /// The next text: a number with its plus, one in four with separators.
    public String next() {
        Plan plan = plans.get(random.nextInt(plans.size()));
        String national =
                plan.weighted.get(random.nextInt(plan.weighted.size())).random(random, TRIES);
        String callingCode = Integer.toString(plan.callingCode);
        String number =
                random.nextInt(PERCENT) < damagedPercent ? damaged(callingCode, national) : callingCode + national;
        return random.nextInt(PERCENT) < PERCENT_GROUPED ? grouped(number) : "+" + number;
    }

    private static boolean chosen(Regions regions, int callingCode, PhoneMetadata plan) {
        return switch (regions) {
            case CRM -> LARGE.contains(plan.getId());
            case WORLD -> true;
            case NORTH_AMERICA -> callingCode == PhoneNumberUtil.getInstance().getCountryCodeForRegion("US");
        };
    }

    private static List<DigitWalk> weighted(PhoneMetadata plan) {
        List<DigitWalk> walks = new ArrayList<>();
        add(walks, plan.getMobile(), 6);
        add(walks, plan.getFixedLine(), 3);
        for (PhoneNumberDesc rare : List.of(
                plan.getTollFree(),
                plan.getPremiumRate(),
                plan.getSharedCost(),
                plan.getVoip(),
                plan.getPersonalNumber(),
                plan.getPager(),
                plan.getUan(),
                plan.getVoicemail())) {
            if (walks.isEmpty() || !rare.getNationalNumberPattern().isEmpty() && walks.size() < 12) add(walks, rare, 1);
        }
        return walks;
    }

    private static void add(List<DigitWalk> walks, PhoneNumberDesc description, int times) {
        if (description.getNationalNumberPattern().isEmpty()) return;
        DigitWalk walk = new DigitWalk(description.getNationalNumberPattern(), description.getPossibleLengthList());
        for (int i = 0; i < times; i++) walks.add(walk);
    }

    private String damaged(String callingCode, String national) {
        StringBuilder digits = new StringBuilder(national);
        int at = random.nextInt(digits.length());
        return switch (random.nextInt(8)) {
            case 0 -> callingCode + digits.deleteCharAt(at);
            case 1 -> callingCode + digits.insert(at, random.nextInt(10));
            case 2 -> callingCode + PREFIXES[random.nextInt(PREFIXES.length)] + digits;
            case 3 -> callingCode + digits.substring(at);
            case 4 -> callingCode + digits + random.nextInt(1000);
            case 5 -> random.nextInt(1000) + digits.toString();
            case 6 -> callingCode + randomDigits(random.nextInt(21));
            default -> {
                digits.setCharAt(at, (char) ('0' + random.nextInt(10)));
                yield callingCode + digits;
            }
        };
    }

    private String randomDigits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) digits.append(random.nextInt(10));
        return digits.toString();
    }

    private String grouped(String digits) {
        String separator = switch (random.nextInt(4)) {
            case 0 -> "-";
            case 1 -> ".";
            default -> " ";
        };
        StringBuilder text = new StringBuilder("+");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 1 && i % 3 == 2 && i < digits.length() - 1) text.append(separator);
            text.append(digits.charAt(i));
        }
        return text.toString();
    }
}
