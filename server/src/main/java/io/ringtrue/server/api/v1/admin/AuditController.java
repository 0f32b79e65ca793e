package io.ringtrue.server.api.v1.admin;

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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
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
            out.write(row.stream().map(AuditController::cell).collect(Collectors.joining(",", "", "\r\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// RFC 4180 §2: a cell with a comma, quote or line break is put in quotes, and quotes inside
    /// it are doubled.
    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
