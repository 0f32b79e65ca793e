package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.reports.Sought;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.reports.VerificationFilter;
import io.ringtrue.server.reports.VerificationReports.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the address of a list asks for, as it was typed. All filters stand in the address, so *Back* and a pasted link
/// show the same list.
///
/// @param status a word of [Standing]; empty: any
/// @param from as [Span] reads it
/// @param to as [Span] reads it
/// @param cursor where the page begins; empty: with the newest
public record ListQuery(String q, String status, String from, String to, String cursor) {
    private static final int LONGEST = 200;
    private static final String NEWER = ".newer";

    /// What was asked for, as far as it could be read.
    ///
    /// @param faults sentences about what could not; that part filters nothing
    record Read(VerificationFilter filter, Optional<Turn> turn, List<String> faults) {}

    /// @param newer whether the page shows what is newer than the place
    record Turn(Place place, boolean newer) {}

    /// @param parameter the value of a parameter; null when the address has none
    static ListQuery of(UnaryOperator<@Nullable String> parameter) {
        return new ListQuery(
                text(parameter.apply("q")),
                text(parameter.apply("status")),
                text(parameter.apply("from")),
                text(parameter.apply("to")),
                text(parameter.apply("cursor")));
    }

    /// No store takes control characters in a text.
    private static String text(@Nullable String given) {
        String plain = given == null ? "" : given.replaceAll("\\p{Cc}", " ").strip();
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    Read read(OptionalLong account, Instant now) {
        List<String> faults = new ArrayList<>();
        Optional<Standing> standing = Standing.of(status);
        if (standing.isEmpty() && !status.isEmpty()) faults.add("“" + status + "” is no status; all are shown.");
        Span span = Span.of(from, to, now);
        faults.addAll(span.faults());
        return new Read(
                new VerificationFilter(
                        account,
                        q.isEmpty() ? Optional.empty() : Optional.of(Sought.of(q)),
                        standing,
                        span.from(),
                        span.to()),
                turn(),
                faults);
    }

    private Optional<Turn> turn() {
        boolean newer = cursor.endsWith(NEWER);
        String place = newer ? cursor.substring(0, cursor.length() - NEWER.length()) : cursor;
        if (!place.matches("[0-9]{1,14}\\.[0-9]{1,18}")) return Optional.empty();
        String[] parts = place.split("\\.", 2);
        return Optional.of(
                new Turn(new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), Long.parseLong(parts[1])), newer));
    }

    static String olderThan(Place place) {
        return place.created().toEpochMilli() + "." + place.id();
    }

    static String newerThan(Place place) {
        return olderThan(place) + NEWER;
    }

    boolean isFiltered() {
        return !q.isEmpty() || !status.isEmpty() || !from.isEmpty() || !to.isEmpty();
    }

    /// The same filters from another place on.
    ListQuery at(String place) {
        return new ListQuery(q, status, from, to, place);
    }

    ListQuery withStatus(String word) {
        return new ListQuery(q, word, from, to, "");
    }

    /// @param account chosen by a person of the installation
    String address(String path, OptionalLong account) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("q", q);
        all.put("status", status);
        all.put("from", from);
        all.put("to", to);
        if (account.isPresent()) all.put("account", Long.toString(account.getAsLong()));
        all.put("cursor", cursor);
        String query = all.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
