package io.ringtrue.numbers.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.numbers.ReadingRules;
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
    void writesEveryExampleNumberAsLibphonenumberDoes() throws Exception {
        for (String text : examples()) {
            PhoneNumber number = ORACLE.parse(text, null);
            NumberReport report = NUMBERS.describe(text, ReadingRules.COUNTRY_CODE_FIRST);
            assertThat(report.nationalFormat()).isEqualTo(ORACLE.format(number, PhoneNumberFormat.NATIONAL));
            assertThat(report.internationalFormat()).isEqualTo(ORACLE.format(number, PhoneNumberFormat.INTERNATIONAL));
            assertThat(report.e164()).isEqualTo(ORACLE.format(number, PhoneNumberFormat.E164));
        }
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
