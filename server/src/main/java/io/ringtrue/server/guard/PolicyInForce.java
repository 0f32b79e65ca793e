package io.ringtrue.server.guard;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// Where calls may go, as it is in force on this node. The configuration file owns the countries when it names them;
/// otherwise they are set at run time, and every other node whose file does not name them follows.
public final class PolicyInForce {
    private static final System.Logger LOG = System.getLogger(PolicyInForce.class.getName());

    private final boolean owned;
    private final CountryStore store;
    private final SortedSet<String> usual;
    /// Held from the reading of the store until what was read is in force, so that an older reading never replaces a
    /// newer one.
    private final Lock turn = new ReentrantLock();
    private volatile DestinationPolicy policy;

    /// @param configured what the file says; its countries are the usual ones, in force until somebody sets others
    /// @param owned whether the file names the countries, so that nothing else changes them
    public PolicyInForce(DestinationPolicy configured, boolean owned, CountryStore store) {
        this.policy = configured;
        this.owned = owned;
        this.store = store;
        this.usual = new TreeSet<>(configured.allowedCountries());
        follow();
    }

    /// Logs where calls may go, because it decides about money, and whether another node may say otherwise.
    public void report() {
        Optional<SortedSet<String>> stored = store.countries();
        String source = owned ? "the configuration file" : stored.isPresent() ? "the store" : "the default";
        LOG.log(INFO, "calls may go to " + countries() + ", as " + source + " says");
        if (owned && stored.isPresent() && !stored.get().equals(countries())) {
            LOG.log(
                    WARNING,
                    "ringtrue.dialing.allowed-countries owns the countries here; the store has " + stored.get()
                            + ", which nodes without this key follow: give every node the same, or none");
        }
    }

    public DestinationPolicy policy() {
        return policy;
    }

    /// The countries in force, ISO 3166 alpha-2, in order.
    public SortedSet<String> countries() {
        return new TreeSet<>(policy.allowedCountries());
    }

    /// Whether the configuration file names the countries: they are only read here then.
    public boolean ownedByConfiguration() {
        return owned;
    }

    /// Brings what is stored into force: when this returns, it holds for every request, and for every call whose last
    /// check is still to come. Repeating it without a change does nothing. When the store fails, what was in force
    /// stays.
    public void follow() {
        if (owned) return;
        turn.lock();
        try {
            store.countries().ifPresent(this::enforce);
        } finally {
            turn.unlock();
        }
    }

    /// Lets calls go to one more country; in force here when it returns, and nothing new when it was allowed before.
    ///
    /// @param country ISO 3166 alpha-2 in any case
    /// @throws IllegalArgumentException when there is no such country; the message is the rule
    public Changed allow(String country) {
        String code = code(country);
        return change(countries -> {
            countries.add(code);
            return countries;
        });
    }

    /// Refuses calls to a country. Calls that wait in the queue are refused too, by the check before each is dialled;
    /// those under way end as they would.
    ///
    /// @param country as in [#allow]
    /// @throws IllegalArgumentException as [#allow]
    public Changed refuse(String country) {
        String code = code(country);
        return change(countries -> {
            countries.remove(code);
            return countries;
        });
    }

    /// What was in force, and what is.
    public record Changed(SortedSet<String> before, SortedSet<String> after) {
        public boolean isChange() {
            return !before.equals(after);
        }
    }

    private Changed change(UnaryOperator<SortedSet<String>> change) {
        if (owned) throw new IllegalStateException("the configuration file owns the countries");
        turn.lock();
        try {
            CountryStore.Changed changed = store.change(stored -> change.apply(new TreeSet<>(or(stored))));
            enforce(changed.after());
            return new Changed(or(changed.before()), changed.after());
        } finally {
            turn.unlock();
        }
    }

    private SortedSet<String> or(Optional<SortedSet<String>> stored) {
        return stored.orElse(usual);
    }

    private void enforce(Set<String> countries) {
        if (!countries.equals(policy.allowedCountries())) policy = policy.withCountries(countries);
    }

    private static String code(String country) {
        return DestinationPolicy.countryCode(country)
                .orElseThrow(() -> new IllegalArgumentException(
                        "must be a two-letter country code (ISO 3166), such as " + Locale.US.getCountry()));
    }
}
