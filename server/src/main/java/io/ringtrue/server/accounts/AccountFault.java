package io.ringtrue.server.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One or more settings of an account break their rules.
public final class AccountFault extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Breach> breaches;

    private AccountFault(List<Breach> breaches) {
        super(breaches.stream().map(each -> each.field() + " " + each.rule()).collect(Collectors.joining("; ")));
        this.breaches = List.copyOf(breaches);
    }

    /// One value that breaks its rule.
    ///
    /// @param field the value's name in [AccountSettings]; each door (`/v1/admin`, the command line) puts its
    /// own key in its place
    /// @param rule a clause that follows the field
    public record Breach(String field, String rule) {}

    /// What is wrong; at least one breach.
    public List<Breach> breaches() {
        return breaches;
    }

    /// Collects every breach of a value, so that one fault names them all.
    static final class Rules {
        private final List<Breach> breaches = new ArrayList<>();

        Rules require(boolean satisfied, String field, String rule) {
            if (!satisfied) breaches.add(new Breach(field, rule));
            return this;
        }

        /// @throws AccountFault when at least one rule was broken
        void done() {
            if (!breaches.isEmpty()) throw new AccountFault(breaches);
        }
    }
}
