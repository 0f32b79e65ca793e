package io.ringtrue.server.api.v1.admin;

import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.v1.PathId;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.ledger.LedgerCheck;
import io.ringtrue.server.ledger.LedgerCheck.Event;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The check of the ledger, answered while it runs: a line of JSON for each event. The last line is `done`; without
/// it the check is not complete.
@RestController
@RequestMapping(path = "/v1/admin/ledger")
@Tag(name = "admin: money")
public class LedgerCheckController {
    private final LedgerCheck check;
    private final AccountStore accounts;
    private final JsonMapper json;
    private final AdminDeeds deeds;

    public LedgerCheckController(LedgerCheck check, AccountStore accounts, JsonMapper json, AdminDeeds deeds) {
        this.deeds = deeds;
        this.check = check;
        this.accounts = accounts;
        this.json = json;
    }

    /// @param entries checked so far
    record ProgressLine(String event, long accounts, long entries) {}

    /// @param account 0: no account, the installation
    /// @param entry the place in the account's ledger; null when no single entry is at fault
    record FindingLine(String event, long account, @Nullable Long entry, String wrong) {}

    record DoneLine(String event, long accounts, long entries, long findings) {}

    /// @param unsealed how many entries have no seal
    public record AcceptedView(long unsealed) {}

    /// @param account only this one; absent: all
    @GetMapping("/check")
    @Operation(summary = "Check the ledger: a line of JSON for each finding, the last line is done")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string")))
    public void check(@RequestParam(required = false) @Nullable String account, HttpServletResponse response)
            throws IOException {
        OptionalLong wanted = account == null ? OptionalLong.empty() : OptionalLong.of(known(account));
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        response.flushBuffer();
        check.run(wanted, event -> write(out, event));
    }

    private long known(String account) {
        long id = PathId.of(account, "account");
        if (accounts.find(id).isEmpty()) throw new ProblemException(Problem.notFound("account"));
        return id;
    }

    /// Flushed at once: a check of millions of entries shows that it goes on.
    private void write(OutputStream out, Event event) {
        Object line = switch (event) {
            case Event.Progress(long accounts, long entries) -> new ProgressLine("progress", accounts, entries);
            case Event.Finding(long id, OptionalLong sequence, String wrong) ->
                new FindingLine("finding", id, sequence.isPresent() ? sequence.getAsLong() : null, wrong);
            case Event.Done(long accounts, long entries, long findings) ->
                new DoneLine("done", accounts, entries, findings);
        };
        try {
            out.write((json.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PostMapping(path = "/unsealed", produces = "application/json")
    @Operation(summary = "Accept ledger entries without a seal up to now")
    public AcceptedView accept(HttpServletRequest request) {
        AcceptedView accepted = new AcceptedView(check.acceptUnsealed());
        deeds.add(request, "accepted ledger entries without a seal", "", "", accepted.unsealed() + " entries");
        return accepted;
    }
}
