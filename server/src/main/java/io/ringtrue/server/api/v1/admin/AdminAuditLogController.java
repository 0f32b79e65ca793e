package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.bulk.csv.CsvLine;
import io.ringtrue.server.people.AuditEntry;
import io.ringtrue.server.people.AuditLog;
import io.ringtrue.server.people.AuditQuery;
import io.ringtrue.server.people.AuditTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The audit log: who changed what by a page or by `/v1/admin`.
@RestController
@Tag(name = "admin")
public class AdminAuditLogController {
    private static final int LONGEST = 254;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final String STORABLE = "must be from 1970 to 9999";

    private final AuditLog log;

    public AdminAuditLogController(AuditLog log) {
        this.log = log;
    }

    /// @param person id of who did it; null: the admin token
    /// @param who their address at that time
    /// @param place the caller's IP address
    /// @param account null: a change of the installation
    /// @param was before; a secret is `***`
    /// @param now after
    public record AuditEntryView(
            long id,
            Instant at,
            @Nullable Long person,
            String who,
            String place,
            @Nullable Long account,
            String deed,
            String subject,
            String was,
            String now) {
        static AuditEntryView of(AuditLog.Numbered numbered) {
            AuditEntry entry = numbered.entry();
            return new AuditEntryView(
                    numbered.id(),
                    entry.at(),
                    nullable(entry.person()),
                    entry.who(),
                    entry.place(),
                    nullable(entry.account()),
                    entry.deed(),
                    entry.subject(),
                    entry.was(),
                    entry.now());
        }

        private static @Nullable Long nullable(OptionalLong id) {
            return id.isPresent() ? id.getAsLong() : null;
        }
    }

    @GetMapping(path = "/v1/admin/audit/log", produces = "application/json")
    @Operation(summary = "The audit log, newest first: who changed what, from where, before and after")
    public Page<AuditEntryView> list(
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String deed,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        AuditQuery query =
                query(account, who, deed, from, to).before(Page.place(cursor, Long::parseLong, Long.MAX_VALUE));
        return Page.of(log.list(query, most + 1), most, each -> Long.toString(each.id()), AuditEntryView::of);
    }

    @GetMapping("/v1/admin/audit/log.csv")
    @Operation(summary = "The same as CSV: all entries that the filters leave, written while they are read")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    public void export(
            @RequestParam(required = false) @Nullable Long account,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String deed,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        AuditQuery query = query(account, who, deed, from, to);
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit-log.csv\"");
        // Not closed: that would give an answer that has broken off a proper end.
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        out.write(CsvLine.of(AuditTable.COLUMNS));
        AuditTable.write(log, query, cells -> out.write(CsvLine.of(cells)));
        out.flush();
    }

    private static AuditQuery query(
            @Nullable Long account,
            @Nullable String who,
            @Nullable String deed,
            @Nullable Instant from,
            @Nullable Instant to) {
        Checks checks = new Checks();
        AuditQuery query = new AuditQuery(
                account == null ? OptionalLong.empty() : OptionalLong.of(account),
                checks.text("who", who, LONGEST).orElse(""),
                checks.text("deed", deed, LONGEST).orElse(""),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Long.MAX_VALUE);
        checks.require(isStorable(from), "from", STORABLE);
        checks.require(isStorable(to), "to", STORABLE);
        checks.done();
        return query;
    }

    private static boolean isStorable(@Nullable Instant time) {
        return time == null || !time.isBefore(Instant.EPOCH) && time.isBefore(LAST);
    }
}
