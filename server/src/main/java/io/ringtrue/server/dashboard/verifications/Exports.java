package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.bulk.csv.CsvLine;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.VerificationFilter;
import io.ringtrue.server.reports.VerificationReports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/// Writes what a list shows as CSV, all its pages, while they are read.
///
/// It runs from the newest on to the oldest, so it ends however many come meanwhile. When it cannot go on, the answer
/// breaks off instead of ending: nobody takes a part for the whole.
public final class Exports {
    /// Each keeps one reader of the store busy.
    private static final int MOST_AT_ONCE = 3;

    /// A reader that takes its lines slowly must not keep a place for ever. A million lines take seconds.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int BUSY = 503;

    private static final List<String> COLUMNS = List.of(
            "id",
            "account",
            "account_name",
            "number",
            "status",
            "reason",
            "reference",
            "created",
            "dialled",
            "finished",
            "sip_status",
            "cost");

    private final VerificationReports reports;
    private final Clock clock;
    private final LongSupplier nanoTime;
    /// Who exports now, by account; 0 for the installation. One each, so that no account takes the places of others.
    private final Set<Long> owners = ConcurrentHashMap.newKeySet();

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    public Exports(VerificationReports reports, Clock clock, LongSupplier nanoTime) {
        this.reports = reports;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    void write(OptionalLong account, ListQuery query, HttpServletResponse response) throws IOException {
        long owner = account.orElse(0);
        if (!owners.add(owner)) {
            busy(response);
            return;
        }
        try {
            inAPlace(account, query, response);
        } finally {
            owners.remove(owner);
        }
    }

    private static void busy(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "10");
        response.sendError(BUSY);
    }

    private void inAPlace(OptionalLong account, ListQuery query, HttpServletResponse response) throws IOException {
        if (!places.tryAcquire()) {
            busy(response);
            return;
        }
        try {
            response.setContentType("text/csv; charset=utf-8");
            response.setHeader("Content-Disposition", "attachment; filename=\"verifications.csv\"");
            write(query.read(account, clock.instant()).filter(), response);
        } finally {
            places.release();
        }
    }

    /// The writer is not closed: that would end an answer that has broken off.
    private void write(VerificationFilter filter, HttpServletResponse response) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        out.write(CsvLine.of(COLUMNS));
        long begin = nanoTime.getAsLong();
        try {
            reports.export(filter, line -> {
                if (nanoTime.getAsLong() - begin > LONGEST.toNanos())
                    throw new UncheckedIOException(new IOException("the export was read too slowly"));
                write(line, out);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private static void write(ListedVerification line, Writer out) {
        try {
            out.write(CsvLine.of(cells(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The number without its plus, by which spreadsheets would take it for a formula.
    private static List<String> cells(ListedVerification line) {
        return List.of(
                Long.toString(line.id()),
                Long.toString(line.account()),
                line.accountName(),
                line.number().substring(1),
                line.standing().word(),
                line.reason(),
                line.reference(),
                line.created().toString(),
                text(line.dialled()),
                text(line.finished()),
                line.sipStatus() == 0 ? "" : Integer.toString(line.sipStatus()),
                new Money(line.cost()).toString());
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }
}
