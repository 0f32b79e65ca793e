package io.ringtrue.server.dashboard;

import io.ringtrue.server.guard.PolicyInForce;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The countries that may be called, as pages show them: by their English names, in order.
///
/// @param allowed every other one is refused
/// @param others what may be allowed; empty where nothing can be changed
/// @param owned whether the configuration file owns them
public record Countries(List<Country> allowed, List<Country> others, boolean owned) {
    /// @param code ISO 3166 alpha-2
    public record Country(String code, String name) {
        public static Country of(String code) {
            return new Country(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
        }
    }

    public static Countries of(PolicyInForce policyInForce) {
        Set<String> allowed = policyInForce.countries();
        boolean owned = policyInForce.ownedByConfiguration();
        List<String> others = List.of(Locale.getISOCountries()).stream()
                .filter(code -> !owned && !allowed.contains(code))
                .toList();
        return new Countries(named(allowed), named(others), owned);
    }

    private static List<Country> named(Collection<String> codes) {
        return codes.stream()
                .map(Country::of)
                .sorted(Comparator.comparing(Country::name))
                .toList();
    }
}
