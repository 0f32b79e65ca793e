package io.ringtrue.server.dashboard.audit;

import io.ringtrue.server.dashboard.Frame;
import io.ringtrue.server.people.AuditQuery;
import io.ringtrue.server.people.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.web.util.UriComponentsBuilder;

/// What the address of the page asks for, as it was typed.
///
/// @param who a person's address; empty: everybody
/// @param deed empty: all
/// @param from first day, UTC, as `2026-11-30`; empty: from the beginning
/// @param to last day, UTC; empty: until now
public record AuditFilter(String who, String deed, String from, String to) {
    private static final int LONGEST = 254;

    public AuditFilter {
        who = cut(who).toLowerCase(Locale.ROOT);
        deed = cut(deed);
        from = cut(from);
        to = cut(to);
    }

    private static String cut(String text) {
        String bare = text.strip();
        return bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST);
    }

    public boolean isEmpty() {
        return who.isEmpty() && deed.isEmpty() && from.isEmpty() && to.isEmpty();
    }

    /// What is wrong with the fields; empty: nothing is.
    Map<String, String> wrong() {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (!from.isEmpty() && day(from).isEmpty()) wrong.put("from", "Needs a day, such as 2026-11-30.");
        if (!to.isEmpty() && day(to).isEmpty()) wrong.put("to", "Needs a day, such as 2026-11-30.");
        return wrong;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1970 && day.getYear() < 10_000);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// A day that is wrong filters nothing.
    AuditQuery query(OptionalLong account, long before) {
        return new AuditQuery(
                account,
                who,
                deed,
                day(from).map(AuditFilter::start),
                day(to).map(day -> start(day.plusDays(1))),
                before);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// The address that asks for the same.
    ///
    /// @param before 0: from the newest on
    String address(String path, Frame frame, long before) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, String> values = new LinkedHashMap<>();
        if (frame.person().filter(Person::isOfInstallation).isPresent()
                && frame.scope().account().isPresent()) {
            address.queryParam("account", frame.scope().account().getAsLong());
        }
        values.put("who", who);
        values.put("deed", deed);
        values.put("from", from);
        values.put("to", to);
        values.values().removeIf(String::isEmpty);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        if (before > 0) address.queryParam("before", before);
        return address.encode().buildAndExpand(values).toUriString();
    }
}
