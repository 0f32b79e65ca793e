package io.ringtrue.numbers.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.oracle.NumberMix.Regions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LibphonenumberDifferenceTest {

    private static final long FIXED_SEED = 20261104;
    private static final int GENERATED = 100_000;
    private static final int FORMATTED = 10_000;
    private static final int DAMAGED_PERCENT = 50;
    private static final PhoneNumberUtil ORACLE = PhoneNumberUtil.getInstance();
    private static final CompiledNumbers NUMBERS = CompiledNumbers.load();

    private final Differences differences = new Differences(NUMBERS, Path.of("data/carrier-en"));

    @Test
    void answersLikeLibphonenumberOnGeneratedNumbers() {
        ask(Regions.WORLD, FIXED_SEED, GENERATED);
    }

    @Test
    void answersLikeLibphonenumberOnNumbersNobodyHasSeenBefore() {
        long seed = new SecureRandom().nextLong();
        System.out.println("numbers: fresh seed " + seed);
        ask(Regions.WORLD, seed, GENERATED);
    }

    @ParameterizedTest
    @EnumSource
    void answersLikeLibphonenumberOnEveryMix(Regions regions) {
        ask(regions, FIXED_SEED + 1, GENERATED / 10);
    }

    @Test
    void answersLikeLibphonenumberOnEveryExampleNumber() {
        List<String> examples = examples();
        examples.forEach(differences::ask);
        assertThat(examples).hasSizeGreaterThan(1200);
        assertThat(differences.first()).isEmpty();
        assertThat(differences.valid()).isEqualTo(examples.size());
    }

    @Test
    void writesNumbersAsLibphonenumberDoes() throws NumberParseException {
        for (String text : validNumbers()) {
            PhoneNumber number = ORACLE.parse(text, null);
            NumberReport report = NUMBERS.describe(text);
            assertThat(report.nationalFormat()).isEqualTo(ORACLE.format(number, PhoneNumberFormat.NATIONAL));
            assertThat(report.internationalFormat()).isEqualTo(ORACLE.format(number, PhoneNumberFormat.INTERNATIONAL));
            assertThat(report.e164()).isEqualTo(ORACLE.format(number, PhoneNumberFormat.E164));
        }
    }

    @Test
    void knowsTimeZonesAsLibphonenumberDoes() throws NumberParseException {
        PhoneNumberToTimeZonesMapper oracle = PhoneNumberToTimeZonesMapper.getInstance();
        for (String text : validNumbers()) {
            List<String> expected = oracle.getTimeZonesForNumber(ORACLE.parse(text, null));
            boolean known = !expected.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone());
            assertThat(NUMBERS.describe(text).timeZones()).as(text).isEqualTo(known ? expected : List.of());
        }
    }

    @Test
    void knowsWhereMobileNumbersMoveAsLibphonenumberDoes() {
        for (String text : examples()) {
            NumberReport report = NUMBERS.describe(text);
            report.region()
                    .ifPresent(region -> assertThat(report.portable())
                            .as(text)
                            .isEqualTo(ORACLE.isMobileNumberPortableRegion(region)));
        }
    }

    private static List<String> validNumbers() {
        List<String> numbers = examples();
        NumberMix mix = new NumberMix(Regions.WORLD, 0, FIXED_SEED);
        while (numbers.size() < FORMATTED) {
            String text = mix.next();
            if (NUMBERS.describe(text).valid()) numbers.add(text);
        }
        return numbers;
    }

    private void ask(Regions regions, long seed, int count) {
        NumberMix mix = new NumberMix(regions, DAMAGED_PERCENT, seed);
        for (int i = 0; i < count; i++) differences.ask(mix.next());
        assertThat(differences.first()).as("seed %d", seed).isEmpty();
        assertThat(differences.valid()).isGreaterThan(count / 3);
    }

    private static List<String> examples() {
        List<String> examples = new ArrayList<>();
        for (String region : ORACLE.getSupportedRegions()) {
            for (PhoneNumberType type : PhoneNumberType.values()) {
                PhoneNumber example = ORACLE.getExampleNumberForType(region, type);
                if (example != null) examples.add(ORACLE.format(example, PhoneNumberFormat.E164));
            }
        }
        for (int callingCode : ORACLE.getSupportedGlobalNetworkCallingCodes()) {
            examples.add(ORACLE.format(ORACLE.getExampleNumberForNonGeoEntity(callingCode), PhoneNumberFormat.E164));
        }
        return examples;
    }
}
