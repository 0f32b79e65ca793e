package io.ringtrue.server.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Values of an account that break their rules.
public final class AccountFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Breach> breaches;

    private AccountFault(List<Breach> breaches) {
        super(breaches.stream().map(each -> each.field() + " " + each.rule()).collect(Collectors.joining("; ")));
        this.breaches = List.copyOf(breaches);
    }

    /// One value that breaks its rule.
    ///
    /// @param field the value's name in [AccountSettings]; a caller's words for it are put in where it is told
    /// @param rule a clause that follows the field
    public record Breach(String field, String rule) {}

    /// At least one.
    public List<Breach> breaches() {
        return breaches;
    }

    /// Collects what is wrong with a value, so that one fault names it all.
    static final class Rules {
        private final List<Breach> breaches = new ArrayList<>();

        Rules require(boolean satisfied, String field, String rule) {
            if (!satisfied) breaches.add(new Breach(field, rule));
            return this;
        }

        /// @throws AccountFault when anything was wrong
        void done() {
            if (!breaches.isEmpty()) throw new AccountFault(breaches);
        }
    }
}
