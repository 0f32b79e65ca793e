package io.ringtrue.numbers.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.oracle.NumberMix.Regions;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Places are libphonenumber's English descriptions. If it returns only the country's name, we have no place.
class PlaceDifferenceTest {

    private static final long FIXED_SEED = 20260129;
    private static final int GENERATED = 60_000;
    private static final int NORTH_AMERICAN = 10_000;
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final PhoneNumberOfflineGeocoder ORACLE = PhoneNumberOfflineGeocoder.getInstance();
    private static final CompiledNumbers OURS = CompiledNumbers.load();

    private final Set<String> placesSeen = new HashSet<>();

    @Test
    void namesPlacesAsLibphonenumberDoes() {
        ask(Regions.CRM, FIXED_SEED, GENERATED);
        assertThat(placesSeen).hasSizeGreaterThan(3_000);
    }

    @Test
    void namesPlacesAsLibphonenumberDoesOnNumbersNobodyHasSeenBefore() {
        long seed = new SecureRandom().nextLong();
        System.out.println("places: fresh seed " + seed);
        ask(Regions.WORLD, seed, GENERATED);
    }

    @Test
    void namesNorthAmericanPlacesAsLibphonenumberDoes() {
        ask(Regions.NORTH_AMERICA, FIXED_SEED, NORTH_AMERICAN);
    }

    private void ask(Regions regions, long seed, int count) {
        NumberMix mix = new NumberMix(regions, 0, seed);
        for (int i = 0; i < count; i++) {
            String text = mix.next();
            Optional<String> place = OURS.describe(text).place();
            Set<String> expected = place.map(Set::of).orElseGet(() -> saysNoPlace(text));
            assertThat(expected).as("%s, seed %d", text, seed).contains(oracle(text));
            place.ifPresent(placesSeen::add);
        }
    }

    private static String oracle(String text) {
        return ORACLE.getDescriptionForNumber(number(text), Locale.ENGLISH);
    }

    /// libphonenumber's answers when it knows no place: nothing, or the country's name.
    private static Set<String> saysNoPlace(String text) {
        String region = NUMBERS.getRegionCodeForNumber(number(text));
        if (region == null) return Set.of("");
        return new HashSet<>(List.of("", Locale.of("", region).getDisplayCountry(Locale.ENGLISH)));
    }

    private static PhoneNumber number(String text) {
        try {
            return NUMBERS.parse(text, null);
        } catch (NumberParseException refused) {
            throw new AssertionError(text, refused);
        }
    }
}
