package io.ringtrue.server.storage.reports;

import io.ringtrue.server.reports.Sought;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.reports.VerificationFilter;
import io.ringtrue.server.reports.VerificationReports.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A filter as SQL, by those criteria alone that are given.
///
/// What is sought may be an id, a reference or the end of a number, and each of these has an index of its own. So each
/// is a search by itself, a leg, that finds a page of its own in the list's order; the page is the first of all legs
/// together. An `OR` would make the engines read the whole table. `+ 0` and `|| ''` keep SQLite from a larger index: it
/// has no statistics by which it could tell.
final class VerificationSearch {
    private static final String LEG = """
            SELECT l.id FROM (
                SELECT v.id FROM verification v %s ORDER BY v.created %s, v.id %s LIMIT :limit) AS l
            """;
    private static final String FOUND = """
            SELECT %s FROM verification v JOIN account a ON a.id = v.account_id
            WHERE v.id IN (%s)
            ORDER BY v.created %s, v.id %s LIMIT :limit
            """;

    /// The index begins with the account, so it is asked for each.
    private static final List<String> BY_REFERENCE =
            List.of("v.reference = :reference", "v.reference <> ''", "v.account_id IN (SELECT o.id FROM account o)");

    private static final List<String> BY_ID = List.of("v.id = :sought");
    private static final List<String> BY_NUMBER_END =
            List.of("substr(v.number, length(v.number) - 3) = :tail", "(v.number LIKE :end OR v.number LIKE :bare)");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    VerificationSearch(VerificationFilter filter) {
        boolean underWay = filter.standing().equals(Optional.of(Standing.IN_PROGRESS));
        String account = underWay ? "v.account_id + 0 = :account" : "v.account_id = :account";
        filter.account().ifPresent(id -> add(account, "account", id));
        filter.standing().ifPresent(standing -> add(standing, filter.sought().isPresent()));
        filter.from().ifPresent(from -> add("v.created >= :from", "from", from.toEpochMilli()));
        filter.to().ifPresent(to -> add("v.created < :to", "to", to.toEpochMilli()));
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    /// In the words of the partial indexes.
    ///
    /// @param soughtToo whether another index leads to fewer rows
    private void add(Standing standing, boolean soughtToo) {
        if (standing == Standing.IN_PROGRESS) {
            conditions.add("v.finished IS NULL AND v.status IN ('QUEUED', 'DIALLING')");
        } else {
            String status = soughtToo ? "v.status || '' = :status" : "v.status = :status";
            add("v.finished IS NOT NULL AND " + status, "status", stored(standing));
        }
    }

    private static String stored(Standing standing) {
        return standing == Standing.UNPAID ? "INSUFFICIENT_BALANCE" : standing.name();
    }

    static Standing standing(String status) {
        return switch (status) {
            case "QUEUED", "DIALLING" -> Standing.IN_PROGRESS;
            case "INSUFFICIENT_BALANCE" -> Standing.UNPAID;
            default -> Standing.valueOf(status);
        };
    }

    VerificationSearch olderThan(Place place) {
        return beside("(v.created, v.id) < (:created, :id)", place);
    }

    VerificationSearch newerThan(Place place) {
        return beside("(v.created, v.id) > (:created, :id)", place);
    }

    private VerificationSearch beside(String condition, Place place) {
        add(condition, "created", place.created().toEpochMilli());
        values.put("id", place.id());
        return this;
    }

    Map<String, Object> values() {
        return values;
    }

    /// As a WHERE clause; empty without criteria.
    String where() {
        return where(List.of());
    }

    private String where(List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(conditions);
        return all.isEmpty() ? "" : "WHERE " + String.join(" AND ", all);
    }

    /// The statement that finds a page.
    ///
    /// @param columns of verification `v` and account `a`
    /// @param order `DESC` or `ASC`
    String found(String columns, Optional<Sought> sought, String order) {
        List<String> legs = sought.map(text -> legs(text, order)).orElseGet(() -> List.of(leg(List.of(), order)));
        return FOUND.formatted(columns, String.join("UNION ", legs), order, order);
    }

    private String leg(List<String> more, String order) {
        return LEG.formatted(where(more), order, order);
    }

    private List<String> legs(Sought sought, String order) {
        List<String> legs = new ArrayList<>();
        values.put("reference", sought.reference());
        legs.add(leg(BY_REFERENCE, order).replace("v.created", "v.created + 0"));
        sought.id().ifPresent(id -> {
            values.put("sought", id);
            legs.add(leg(BY_ID, order));
        });
        if (!sought.ends().isEmpty()) {
            values.put("tail", sought.tail());
            values.put("end", "%" + sought.ends().getFirst());
            values.put("bare", "%" + sought.ends().getLast());
            legs.add(leg(BY_NUMBER_END, order));
        }
        return legs;
    }
}
