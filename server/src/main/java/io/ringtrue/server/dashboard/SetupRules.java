package io.ringtrue.server.dashboard;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the first run says about this node.
///
/// @param tokenFile where the admin token lies; empty: it stands in the configuration
/// @param sandbox whether the built-in carrier carries the calls
/// @param countries where calls may go, ISO 3166 alpha-2; the configuration file owns them
public record SetupRules(Optional<Path> tokenFile, boolean sandbox, List<String> countries) {
    public SetupRules {
        countries = List.copyOf(countries);
    }

    /// By their English names, in the file's order.
    public List<String> countryNames() {
        return countries.stream()
                .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
                .toList();
    }
}
