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

class PolicyInForceTest {
    private static final NumberIntelligence NUMBERS = CompiledNumbers.load();
    private static final DestinationPolicy CONFIGURED =
            DestinationPolicy.of(List.of("US", "CA"), List.of("premium"), List.of("1900"));
    private static final String FRENCH = "+33612345678";
    private static final String AMERICAN = "+12015550123";

    private final MemoryCountryStore store = new MemoryCountryStore();
    private final PolicyInForce policyInForce = new PolicyInForce(CONFIGURED, false, store);

    private static Optional<Refusal> refusal(PolicyInForce policyInForce, String number) {
        return policyInForce.policy().refuse(NUMBERS.describe(number, ReadingRules.DIALLED));
    }

    @Test
    void haveTheUsualCountriesUntilSomebodySetsOthers() {
        assertThat(policyInForce.countries()).containsExactly("CA", "US");
        assertThat(refusal(policyInForce, FRENCH))
                .get()
                .extracting(Refusal::limit)
                .isEqualTo("allowed-countries");
        PolicyInForce.Changed changed = policyInForce.allow("fr");
        assertThat(changed.before()).containsExactly("CA", "US");
        assertThat(changed.after()).containsExactly("CA", "FR", "US");
        assertThat(changed.isChange()).isTrue();
        assertThat(refusal(policyInForce, FRENCH)).isEmpty();
        assertThat(refusal(policyInForce, "+33899123456")).as("still costly").isPresent();
        assertThat(refusal(policyInForce, "+19005550123")).as("still blocked").isPresent();
        assertThat(policyInForce.allow("FR").isChange()).isFalse();
    }

    @Test
    void refuseEveryNumberWhenTheLastCountryIsGone() {
        policyInForce.refuse("US");
        assertThat(refusal(policyInForce, AMERICAN)).isPresent();
        assertThat(policyInForce.refuse("CA").after()).isEmpty();
        assertThat(new PolicyInForce(CONFIGURED, false, store).countries())
                .as("none is not the same as never set")
                .isEmpty();
        assertThat(policyInForce.refuse("CA").isChange()).isFalse();
    }

    @Test
    void followWhatIsSetElsewhere() {
        PolicyInForce other = new PolicyInForce(CONFIGURED, false, store);
        policyInForce.allow("FR");
        assertThat(refusal(other, FRENCH)).isPresent();
        other.follow();
        assertThat(refusal(other, FRENCH)).isEmpty();
        other.refuse("FR");
        policyInForce.follow();
        assertThat(refusal(policyInForce, FRENCH)).isPresent();
    }

    @Test
    void belongToTheConfigurationFileThatNamesThem() {
        policyInForce.allow("FR");
        PolicyInForce owned = new PolicyInForce(CONFIGURED, true, store);
        owned.follow();
        assertThat(owned.countries()).containsExactly("CA", "US");
        assertThatThrownBy(() -> owned.allow("GB")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> owned.refuse("US")).isInstanceOf(IllegalStateException.class);
        assertThat(store.countries()).contains(new TreeSet<>(Set.of("CA", "FR", "US")));
    }

    @Test
    void keepsWhatWasInForceWhileTheStoreFails() {
        policyInForce.allow("FR");
        store.isAway = true;
        assertThatThrownBy(policyInForce::follow).hasMessage("the store is away");
        assertThatThrownBy(() -> policyInForce.refuse("FR")).hasMessage("the store is away");
        assertThat(refusal(policyInForce, FRENCH)).isEmpty();
        store.isAway = false;
        policyInForce.refuse("FR");
        assertThat(refusal(policyInForce, FRENCH)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "U", "USA", "XX", "44", "ZZ", "false", "F R", "FR ", "<b", "FR,GB", "ＦＲ", "EU", "ß", "ﬁ", "ıt",
                "ſe", "ﬆ"
            })
    void takesOnlyCountries(String text) {
        assertThatThrownBy(() -> policyInForce.allow(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be a two-letter country code (ISO 3166), such as US");
        assertThatThrownBy(() -> policyInForce.refuse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(store.countries()).isEmpty();
    }
}
