package io.ringtrue.server.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.server.api.fakes.MemoryCountryStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
    private static final NumberIntelligence NUMBERS = CompiledNumbers.load();
    private static final DestinationPolicy CONFIGURED =
            DestinationPolicy.of(List.of("US", "CA"), List.of("premium"), List.of("1900"));
    private static final String FRENCH = "+33612345678";
    private static final String AMERICAN = "+12015550123";

    private final MemoryCountryStore store = new MemoryCountryStore();
    private final Destinations destinations = new Destinations(CONFIGURED, false, store);

    private static Optional<Refusal> refusal(Destinations destinations, String number) {
        return destinations.policy().refuse(NUMBERS.describe(number, ReadingRules.DIALLED));
    }

    @Test
    void haveTheUsualCountriesUntilSomebodySetsOthers() {
        assertThat(destinations.countries()).containsExactly("CA", "US");
        assertThat(refusal(destinations, FRENCH))
                .get()
                .extracting(Refusal::limit)
                .isEqualTo("allowed-countries");
        Destinations.Changed changed = destinations.allow("fr");
        assertThat(changed.before()).containsExactly("CA", "US");
        assertThat(changed.after()).containsExactly("CA", "FR", "US");
        assertThat(changed.isChange()).isTrue();
        assertThat(refusal(destinations, FRENCH)).isEmpty();
        assertThat(refusal(destinations, "+33899123456")).as("still costly").isPresent();
        assertThat(refusal(destinations, "+19005550123")).as("still blocked").isPresent();
        assertThat(destinations.allow("FR").isChange()).isFalse();
    }

    @Test
    void refuseEveryNumberWhenTheLastCountryIsGone() {
        destinations.refuse("US");
        assertThat(refusal(destinations, AMERICAN)).isPresent();
        assertThat(destinations.refuse("CA").after()).isEmpty();
        assertThat(new Destinations(CONFIGURED, false, store).countries())
                .as("none is not the same as never set")
                .isEmpty();
        assertThat(destinations.refuse("CA").isChange()).isFalse();
    }

    @Test
    void followWhatIsSetElsewhere() {
        Destinations other = new Destinations(CONFIGURED, false, store);
        destinations.allow("FR");
        assertThat(refusal(other, FRENCH)).isPresent();
        other.follow();
        assertThat(refusal(other, FRENCH)).isEmpty();
        other.refuse("FR");
        destinations.follow();
        assertThat(refusal(destinations, FRENCH)).isPresent();
    }

    @Test
    void belongToTheConfigurationFileThatNamesThem() {
        destinations.allow("FR");
        Destinations owned = new Destinations(CONFIGURED, true, store);
        owned.follow();
        assertThat(owned.countries()).containsExactly("CA", "US");
        assertThatThrownBy(() -> owned.allow("GB")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> owned.refuse("US")).isInstanceOf(IllegalStateException.class);
        assertThat(store.countries()).contains(new TreeSet<>(Set.of("CA", "FR", "US")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "U", "USA", "XX", "44", "ZZ", "false", "F R", "FR ", "<b", "FR,GB", "ＦＲ", "EU"})
    void knowOnlyCountries(String text) {
        assertThatThrownBy(() -> destinations.allow(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a two-letter country code (ISO 3166), such as US");
        assertThatThrownBy(() -> destinations.refuse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.countries()).isEmpty();
    }
}
