package io.ringtrue.server.api.v1.verifications;

import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.verification.ReversePinService;
import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.VerificationQuery;
import io.ringtrue.server.verification.VerificationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists verifications, newest first, for an account or for the operator.
public final class VerificationList {
    /// The longest reference that a verification may have.
    private static final int LONGEST_REFERENCE = 100;

    /// RFC 3339 §1 has years of four digits only, and a store cannot count the milliseconds of times
    /// far beyond them.
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private VerificationList() {}

    /// What to list; a criterion that is null matches every verification.
    public record Criteria(
            @Nullable String number,
            @Nullable String numberEnd,
            @Nullable String status,
            @Nullable String reference,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Integer limit,
            @Nullable String cursor) {}

    /// Answers 422 that names every criterion that breaks its rule.
    ///
    /// @param account whose verifications; empty: those of all accounts
    public static Page<VerificationView> of(
            ReversePinService verifications,
            OptionalLong account,
            Criteria asked,
            Function<Verification, VerificationView> view) {
        Checks checks = new Checks();
        Optional<String> number = checks.read("number", asked.number(), VerificationList::e164);
        Optional<String> end = checks.read("numberEnd", asked.numberEnd(), VerificationList::end);
        Optional<VerificationStatus> status = checks.read("status", asked.status(), VerificationView::status);
        Optional<String> reference = checks.text("reference", asked.reference(), LONGEST_REFERENCE);
        requireStorable(checks, "from", asked.from());
        requireStorable(checks, "to", asked.to());
        checks.done();
        int limit = Page.limit(asked.limit());
        Optional<VerificationQuery.Cursor> cursor =
                Page.place(asked.cursor(), text -> Optional.of(cursor(text)), Optional.empty());
        List<Verification> found = verifications.search(new VerificationQuery(
                account,
                number,
                end,
                status,
                reference,
                Optional.ofNullable(asked.from()),
                Optional.ofNullable(asked.to()),
                cursor,
                limit + 1));
        return Page.of(found, limit, VerificationList::place, view);
    }

    private static void requireStorable(Checks checks, String field, @Nullable Instant at) {
        checks.require(
                at == null || !at.isBefore(FIRST) && !at.isAfter(LAST), field, "must be in the years 0000 to 9999");
    }

    /// A `+` that was not encoded in the query string arrives as a space, so a number without a
    /// plus is accepted.
    private static String e164(String number) {
        String digits = number.strip().replaceFirst("^\\+", "");
        if (!digits.matches("[0-9]{1,15}")) throw new IllegalArgumentException("must be E.164: + and 1 to 15 digits");
        return "+" + digits;
    }

    private static String end(String digits) {
        if (!digits.matches("[0-9]{4,15}")) throw new IllegalArgumentException("must be 4 to 15 digits");
        return digits;
    }

    private static String place(Verification last) {
        return last.order().created().toEpochMilli() + "." + last.id();
    }

    private static VerificationQuery.Cursor cursor(String place) {
        String[] parts = place.split("\\.", -1);
        if (parts.length != 2) throw new IllegalArgumentException("two numbers");
        return new VerificationQuery.Cursor(Instant.ofEpochMilli(Long.parseLong(parts[0])), Long.parseLong(parts[1]));
    }
}
