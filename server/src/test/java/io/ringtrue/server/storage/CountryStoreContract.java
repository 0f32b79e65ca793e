package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.guard.CountryStore;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

abstract class CountryStoreContract extends StoreContract {
    CountryStoreContract(Engine engine) {
        super(engine);
    }

    private static CountryStore.Changed add(CountryStore countries, String country) {
        return countries.change(stored -> {
            SortedSet<String> all = new TreeSet<>(stored.orElseGet((Supplier<SortedSet<String>>) TreeSet::new));
            all.add(country);
            return all;
        });
    }

    @Test
    void keepsWhatWasSetAndKnowsThatNothingWas() {
        CountryStore countries = storage.countries();
        assertThat(countries.countries()).isEmpty();
        CountryStore.Changed first = add(countries, "US");
        assertThat(first.before()).isEmpty();
        assertThat(first.after()).containsExactly("US");
        assertThat(add(countries, "CA").before().orElseThrow()).containsExactly("US");
        assertThat(storage.countries().countries().orElseThrow()).containsExactly("CA", "US");
        countries.change(_ -> new TreeSet<>());
        assertThat(countries.countries().orElseThrow()).isEmpty();
    }

    @Test
    void changesNothingWhenTheChangeFails() {
        CountryStore countries = storage.countries();
        add(countries, "US");
        assertThatThrownBy(() -> countries.change(_ -> {
                    throw new IllegalArgumentException("no");
                }))
                .hasMessageContaining("no");
        assertThat(countries.countries().orElseThrow()).containsExactly("US");
    }

    @Test
    void losesNoneOfManyThatAreAddedAtOnce() {
        List<String> all = List.of("AT", "BE", "CH", "DE", "ES", "FR", "GB", "IT");
        together(all.stream()
                .<Callable<CountryStore.Changed>>map(country -> () -> add(storage.countries(), country))
                .toList());
        assertThat(storage.countries().countries().orElseThrow()).containsExactlyElementsOf(all);
    }
}
