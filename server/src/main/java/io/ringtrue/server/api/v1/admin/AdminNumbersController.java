package io.ringtrue.server.api.v1.admin;

import io.ringtrue.numbers.operators.OperatorTable;
import io.ringtrue.numbers.operators.RefusedFile;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.Problem.FieldError;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.operatordata.Load;
import io.ringtrue.server.operatordata.OperatorFiles;
import io.ringtrue.server.operatordata.UploadTooLarge;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Receives official files about who holds which numbers. Each node keeps its own files, so load them
/// at every node.
@RestController
@RequestMapping(path = AdminNumbersController.PATH, produces = "application/json")
@Tag(name = "admin: numbers")
public class AdminNumbersController {
    public static final String PATH = "/v1/admin/numbers";

    private static final int SHOWN_ROWS = 20;

    private final OperatorFiles files;
    private final AdminDeeds deeds;

    public AdminNumbersController(OperatorFiles files, AdminDeeds deeds) {
        this.deeds = deeds;
        this.files = files;
    }

    /// The body is written to the disk as it arrives, so its limit is 1 GiB and not that of other bodies.
    @PostMapping(consumes = {"text/csv", "text/tab-separated-values", "text/plain", "application/octet-stream"})
    @Operation(
            summary = "Load an official file (NANPA, CNAC, Ofcom, ARCEP, Russia, Mexico, OCN classes) on this node; its"
                    + " content shows which it is",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string", format = "binary"))))
    public NumbersLoadView load(
            HttpServletRequest request, @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun)
            throws IOException {
        try {
            Load load = files.load(request.getInputStream(), dryRun);
            if (!dryRun) deed(request, load.loaded().table());
            return NumbersLoadView.of(load, dryRun);
        } catch (RefusedFile refused) {
            throw new ProblemException(problem(refused));
        } catch (UploadTooLarge large) {
            throw new ProblemException(Problem.of(413, "Content too large", String.valueOf(large.getMessage())));
        }
    }

    private void deed(HttpServletRequest request, OperatorTable table) {
        deeds.add(
                request,
                "loaded number data",
                table.name(),
                "",
                table.source() + " of " + table.date() + ", " + table.rows() + " rows");
    }

    private static Problem problem(RefusedFile refused) {
        List<FieldError> rows = refused.rows().stream()
                .limit(SHOWN_ROWS)
                .map(row -> new FieldError("line " + row.line(), row.reason()))
                .toList();
        return new Problem(422, "Refused file", String.valueOf(refused.getMessage()), rows, Optional.empty());
    }
}
