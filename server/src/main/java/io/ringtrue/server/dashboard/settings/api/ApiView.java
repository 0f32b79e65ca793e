package io.ringtrue.server.dashboard.settings.api;

import io.ringtrue.server.accounts.Credential;
import io.ringtrue.server.dashboard.parts.Times.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// An account's credentials as the page shows them. Revoked ones are not shown: nothing can be done with them.
///
/// @param keys newest first
/// @param users newest first
record ApiView(List<Row> keys, List<Row> users) {
    private static final Duration RECENTLY = Duration.ofDays(1);

    /// @param title what its account calls it; empty: nothing yet
    /// @param used empty: never
    /// @param busy used within the last day, so that to revoke it is likely to break something
    record Row(long id, String title, String name, boolean weak, Moment created, Optional<Moment> used, boolean busy) {
        /// What is typed to confirm that it shall end.
        public String word() {
            return title.isEmpty() ? name : title;
        }
    }

    static ApiView of(List<Credential> credentials, Instant now) {
        return new ApiView(
                rows(credentials, Credential.Kind.API_KEY, now), rows(credentials, Credential.Kind.API_USER, now));
    }

    private static List<Row> rows(List<Credential> credentials, Credential.Kind kind, Instant now) {
        return credentials.stream()
                .filter(credential -> credential.kind() == kind && !credential.revoked())
                .sorted(Comparator.comparing(Credential::id).reversed())
                .map(credential -> row(credential, now))
                .toList();
    }

    static Row row(Credential credential, Instant now) {
        return new Row(
                credential.id(),
                credential.label(),
                credential.name(),
                credential.weak(),
                Moment.of(credential.created(), now),
                credential.lastUsed().map(at -> Moment.of(at, now)),
                credential
                        .lastUsed()
                        .filter(at -> at.isAfter(now.minus(RECENTLY)))
                        .isPresent());
    }

    /// The name of the newest; empty when there is none.
    static String newest(List<Row> rows) {
        return rows.isEmpty() ? "" : rows.getFirst().name();
    }
}
