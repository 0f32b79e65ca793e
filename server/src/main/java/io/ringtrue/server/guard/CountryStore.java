package io.ringtrue.server.guard;

import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/// The countries that may be called, where they are set at run time. Each method is one transaction.
public interface CountryStore {
    /// ISO 3166 alpha-2, upper case. Empty: nobody has set them yet; an empty set: no country may be called.
    Optional<SortedSet<String>> countries();

    /// Puts other countries in the place of those stored. Nobody else changes them between what `change` is given and
    /// what is stored, so two people who add one each have both.
    ///
    /// @param change given what is stored, empty when nobody has set it; it may be called more than once. When it
    /// throws, nothing changes
    Changed change(Function<Optional<SortedSet<String>>, SortedSet<String>> change);

    /// @param before empty: nobody had set them
    record Changed(Optional<SortedSet<String>> before, SortedSet<String> after) {}
}
