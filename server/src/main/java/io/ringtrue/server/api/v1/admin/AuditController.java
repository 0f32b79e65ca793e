package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.bulk.csv.CsvLine;
import io.ringtrue.server.http.ErrorPage;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.reports.AuditView;
import io.ringtrue.server.reports.ReportStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The audit export: every row of a view as CSV (RFC 4180), written while it is read, so it may be
/// of any length.
///
/// A cell that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, a tab or a carriage
/// return) gets an apostrophe in front, unless it is a plain decimal number.
@RestController
@Tag(name = "admin")
public class AuditController {
    private final ReportStore reports;

    public AuditController(ReportStore reports) {
        this.reports = reports;
    }

    @GetMapping("/v1/admin/audit/{view}.csv")
    @Operation(summary = "Audit export: requests, validations, ledger, balances or deliveries")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    public void export(@PathVariable String view, HttpServletResponse response) throws IOException {
        AuditView wanted = Arrays.stream(AuditView.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(view))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ErrorPage.problem(404)));
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + view + ".csv\"");
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            write(wanted.columns(), out);
            reports.export(wanted, row -> write(row, out));
        }
    }

    private static void write(List<String> row, Writer out) {
        try {
            out.write(CsvLine.of(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
