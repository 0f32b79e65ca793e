package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.guard.DestinationPolicy;
import io.ringtrue.server.guard.Limits;
import io.ringtrue.server.guard.Rate;
import io.ringtrue.server.ledger.Money;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/// Reads what a rehearsal is to be played against.
public final class RehearsalForms {
    private static final int LONGEST = 40;

    private RehearsalForms() {}

    /// What is absent is as the installation has it.
    ///
    /// @param limits by their names under `ringtrue.limits`, each as it would stand there: `100/24h`
    /// @param allowedCountries as `ringtrue.dialing.allowed-countries`
    /// @param blockedTypes as `ringtrue.dialing.blocked-types`
    /// @param blockedPrefixes as `ringtrue.dialing.blocked-prefixes`
    /// @param spendCap of every account of a pattern; absent: they have none
    public record RehearsalForm(
            @Nullable Map<String, String> limits,
            @Nullable List<String> allowedCountries,
            @Nullable List<String> blockedTypes,
            @Nullable List<String> blockedPrefixes,
            @Nullable String spendCap) {}

    static Limits limits(Checks checks, RehearsalForm form, Limits old) {
        Map<String, String> given = form.limits() == null ? Map.of() : form.limits();
        Set<String> unknown = new HashSet<>(given.keySet());
        Reader reader = new Reader(checks, given, unknown);
        Limits limits = new Limits(
                reader.count("active-per-number", old.activePerNumber()),
                reader.rate("per-number", old.perNumber()),
                reader.rate("per-number-day", old.perNumberDay()),
                reader.rate("wrong-pins-per-number", old.wrongPinsPerNumber()),
                reader.rate("per-account", old.perAccount()),
                reader.rate("per-callback-host", old.perCallbackHost()),
                reader.rate("per-prefix", old.perPrefix()),
                reader.rate("per-dial-code", old.perDialCode()),
                reader.time("do-not-call", old.doNotCall()));
        unknown.forEach(name -> checks.require(false, "limits." + name, "is no limit"));
        return limits;
    }

    private record Reader(Checks checks, Map<String, String> given, Set<String> unknown) {
        private @Nullable String value(String name) {
            unknown.remove(name);
            String value = given.get(name);
            return value == null
                    ? null
                    : checks.text("limits." + name, value, LONGEST).orElse("");
        }

        private Rate rate(String name, Rate old) {
            return checks.read("limits." + name, value(name), Rate::of).orElse(old);
        }

        private int count(String name, int old) {
            return checks.read("limits." + name, value(name), RehearsalForms::count)
                    .orElse(old);
        }

        private Duration time(String name, Duration old) {
            return checks.read("limits." + name, value(name), RehearsalForms::time)
                    .orElse(old);
        }
    }

    private static int count(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) throw new IllegalArgumentException("must be a whole number from 1");
        return Integer.parseInt(text);
    }

    private static Duration time(String text) {
        try {
            return DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("must be a duration such as 365d");
        }
    }

    static DestinationPolicy policy(Checks checks, RehearsalForm form, DestinationPolicy old) {
        try {
            DestinationPolicy given = DestinationPolicy.of(
                    or(form.allowedCountries()), or(form.blockedTypes()), or(form.blockedPrefixes()));
            return new DestinationPolicy(
                    form.allowedCountries() == null ? old.allowedCountries() : given.allowedCountries(),
                    form.blockedTypes() == null ? old.blockedTypes() : given.blockedTypes(),
                    form.blockedTypes() == null ? old.blockedServices() : given.blockedServices(),
                    form.blockedPrefixes() == null ? old.blockedPrefixes() : given.blockedPrefixes());
        } catch (IllegalArgumentException e) {
            checks.require(false, "dialing", String.valueOf(e.getMessage()));
            return old;
        }
    }

    private static List<String> or(@Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    static OptionalLong spendCap(Checks checks, RehearsalForm form) {
        return checks.read("spendCap", form.spendCap(), AccountForms::amount)
                .map(Money::millionths)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
