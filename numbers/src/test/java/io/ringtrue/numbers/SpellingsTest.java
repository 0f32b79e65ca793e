package io.ringtrue.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.Phonenumber;
import io.ringtrue.numbers.tables.DigitWalk;
import io.ringtrue.numbers.tables.PlanSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Valid numbers of twelve countries in every form in which machines, switchboards and travellers write them,
/// read with the country as default. The result is right, or refused, or **another valid number**, which must
/// never happen.
///
/// Some numbers begin with the digits of their own calling code and are valid with and without it. The digits
/// alone do not decide, and the calling code wins, as documented; they are left out and counted. So are texts
/// with another country's international prefix that are also a number of the default country, which
/// libphonenumber confirms: `011` with eight digits after it is a number in Delhi.
class SpellingsTest {

    private static final int NUMBERS_EACH = 5_000;
    private static final long FIXED_SEED = 20261128;
    private static final int TRIES = 50;
    private static final List<Integer> COUNTRIES = List.of(1, 44, 49, 33, 39, 34, 54, 55, 91, 27, 7, 81);
    /// International prefixes that travellers are used to at home.
    private static final List<String> FOREIGN_PREFIXES = List.of("011", "0011", "810", "010", "119");

    private static final PhoneNumberUtil ORACLE = PhoneNumberUtil.getInstance();
    private static final CompiledNumbers NUMBERS = CompiledNumbers.load();
    private static final PlanSource PLANS = PlanSource.read();

    private final Lookup lookup = NUMBERS.lookup();
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final Map<Integer, Draw> draws = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void neverReadsAnotherValidNumber() {
        readAll(FIXED_SEED);
    }

    @Test
    void neverReadsAnotherValidNumberOfThoseNobodyHasSeenBefore() {
        readAll(new SecureRandom().nextLong());
    }

    private void readAll(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int ambiguous = 0;
        for (int country : COUNTRIES) ambiguous += read(country, random);
        System.out.printf(
                "spellings, seed %d: %d numbers; %d more begin with their own country's code%n",
                seed, NUMBERS_EACH * COUNTRIES.size(), ambiguous);
        counts.forEach((spelling, count) -> System.out.printf(
                "  %-34s right %6d  refused %6d  another valid number %d%n", spelling, count[0], count[1], count[2]));
        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(counts.get("bare")[0]).isGreaterThan(NUMBERS_EACH * COUNTRIES.size() * 99 / 100);
    }

    /// @return how many were left out because the bare digits are another number by the documented rule
    private int read(int country, SplittableRandom random) {
        ReadingRules rules = new ReadingRules(country);
        Draw own = draw(country, random);
        String usual = text(NUMBERS.prefix(country));
        int leftOut = 0;
        for (int i = 0; i < NUMBERS_EACH; ) {
            String national = own.next();
            String e164 = "+" + country + national;
            if (lookup.read(national, rules) && !lookup.e164().equals(e164)) {
                leftOut++;
                continue;
            }
            i++;
            SPELLINGS.forEach((name, spelling) -> count(name, spelling.apply(national), () -> e164, rules));
            int other = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
            String abroad = other + draw(other, random).next();
            count("own international prefix", usual + abroad, () -> "+" + abroad, rules);
            for (String prefix : FOREIGN_PREFIXES) {
                String text = prefix + " " + abroad;
                count("international prefix " + prefix, text, () -> meant(text, country, "+" + abroad), rules);
            }
        }
        return leftOut;
    }

    private Draw draw(int country, SplittableRandom random) {
        return draws.computeIfAbsent(country, code -> new Draw(code, random));
    }

    /// The number as libphonenumber reads it, when the text is a number of the country.
    private static String meant(String text, int country, String otherwise) {
        try {
            Phonenumber.PhoneNumber read = ORACLE.parse(text, ORACLE.getRegionCodeForCountryCode(country));
            boolean own = read.getCountryCode() == country && ORACLE.isValidNumber(read);
            return own ? ORACLE.format(read, PhoneNumberFormat.E164) : otherwise;
        } catch (NumberParseException none) {
            return otherwise;
        }
    }

    private static final Map<String, UnaryOperator<String>> SPELLINGS = new LinkedHashMap<>();

    static {
        SPELLINGS.put("bare", national -> national);
        SPELLINGS.put(".0", national -> national + ".0");
        SPELLINGS.put(".00", national -> national + ".00");
        SPELLINGS.put(",0", national -> national + ",0");
        SPELLINGS.put("exponent", national -> exponent(national, "E"));
        SPELLINGS.put(
                "exponent, decimal comma", national -> exponent(national, "E+").replace('.', ','));
        SPELLINGS.put("exponent of six digits", national -> "%.5e".formatted(new BigDecimal(national)));
        SPELLINGS.put("fraction", national -> national + ".5");
        SPELLINGS.put("x12", national -> national + " x12");
        SPELLINGS.put("\"x12\"", national -> '"' + national + " x12\"");
        SPELLINGS.put("(x12)", national -> national + " (x12)");
        SPELLINGS.put("(ext. 12)", national -> national + " (Ext. 12)");
        SPELLINGS.put("доб. 12", national -> national + " доб. 12");
        SPELLINGS.put("/ itself", national -> national + " / " + national);
        SPELLINGS.put("or itself", national -> national + " or " + national);
        SPELLINGS.put("room 12", national -> national + " room 12");
    }

    /// The form of `Double.toString`: all digits but trailing zeros.
    private static String exponent(String national, String mark) {
        String digits = national.replaceFirst("0+$", "");
        if (digits.length() < 2) digits = national;
        return digits.charAt(0) + "." + digits.substring(1) + mark + (national.length() - 1);
    }

    /// @param meant asked only about a text that is read: most are refused, and libphonenumber is slow
    private void count(String spelling, String text, Supplier<String> meant, ReadingRules rules) {
        int[] count = counts.computeIfAbsent(spelling, _ -> new int[3]);
        if (!lookup.read(text, rules)) {
            count[1]++;
            return;
        }
        String e164 = meant.get();
        boolean right = lookup.e164().equals(e164);
        count[right ? 0 : 2]++;
        if (!right && wrong.size() < 20) {
            wrong.add(rules.defaultCallingCode() + ": " + text + " is " + e164 + ", read " + lookup.e164());
        }
    }

    private static String text(byte[] digits) {
        return digits.length == 0 ? "00" : new String(digits, StandardCharsets.US_ASCII);
    }

    /// Valid mobile and fixed-line numbers of a country, as national significant numbers.
    private static final class Draw {
        private final int country;
        private final SplittableRandom random;
        private final List<DigitWalk> walks;
        private final Lookup plan = NUMBERS.lookup();

        Draw(int country, SplittableRandom random) {
            this.country = country;
            this.random = random;
            PhoneMetadata main = PLANS.regionsByCallingCode().get(country).getFirst();
            walks = List.of(walk(main.getMobile()), walk(main.getFixedLine()));
        }

        private static DigitWalk walk(PhoneNumberDesc type) {
            return new DigitWalk(type.getNationalNumberPattern(), type.getPossibleLengthList());
        }

        String next() {
            while (true) {
                String national = walks.get(random.nextInt(walks.size())).random(random, TRIES);
                String e164 = "+" + country + national;
                if (plan.read(e164, ReadingRules.COUNTRY_CODE_FIRST)
                        && plan.e164().equals(e164)) return national;
            }
        }
    }
}
