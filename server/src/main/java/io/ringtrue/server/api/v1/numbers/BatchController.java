package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.numbers.Lookup;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.bulk.BulkFormat;
import io.ringtrue.server.bulk.BulkOptions;
import io.ringtrue.server.bulk.BulkRun;
import io.ringtrue.server.bulk.UnreadableList;
import io.ringtrue.server.bulk.packing.BadPacking;
import io.ringtrue.server.http.ErrorPage;
import io.ringtrue.server.http.PacedOutput;
import io.ringtrue.server.http.Problem;
import io.ringtrue.server.http.ProblemException;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.validation.PhoneValidationService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Lists of numbers, answered while they arrive. The request's own thread reads and writes, and waits for a
/// slow caller, so a batch never holds more than a few pieces of its list in memory.
@RestController
@Tag(name = "numbers")
public class BatchController {
    public static final String PATH = "/v1/numbers:batch";

    /// The longest line of a list; as long as any other body may be.
    private static final int PIECE_BYTES = 64 * 1024;

    /// Lists of numbers compress to a third or a tenth. A list that unpacks to more than this is an attack.
    private static final int MOST_TIMES_PACKED = 100;

    private final PhoneValidationService validations;
    private final BatchEngine engine;
    private final JsonMapper json;
    private final BatchTurns turns = new BatchTurns();

    public BatchController(PhoneValidationService validations, BatchEngine engine, JsonMapper json) {
        this.validations = validations;
        this.engine = engine;
        this.json = json;
    }

    /// Returns the rows in their order, complete, with our columns after theirs. A line that cannot be read
    /// is answered in its place. The last line of NDJSON is `{"summary":…}`; a CSV ends with the summary as a
    /// comment when that is asked for.
    @PostMapping(PATH)
    @Operation(
            summary = "A list of numbers, CSV or NDJSON, answered while it arrives",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
                            }))
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
            })
    public void batch(
            @AuthenticationPrincipal Account account,
            @ParameterObject BatchQuery query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        BulkFormat format = format(request.getContentType());
        BulkOptions options = query.options(account, format, validations.ambiguousLineType());
        requireFree(account);
        try (BatchTurns.Turn _ = turns.take(account.id());
                InputStream in = request.getInputStream()) {
            BulkRun run = open(in, options);
            response.setContentType(format == BulkFormat.CSV ? "text/csv;charset=UTF-8" : "application/x-ndjson");
            OutputStream out = new PacedOutput(response.getOutputStream());
            run.run(out, engine.workers(), _ -> {});
            out.write(ending(format, query.endsWithComment(), run));
        } catch (BadPacking e) {
            if (!response.isCommitted()) throw new ProblemException(Problem.invalid("body", e.rule()));
            // Part of the answer was sent: cut the connection, so that the client cannot mistake it
            // for the whole.
            throw new BadRequestException(e);
        } catch (ClientAbortException e) {
            // If the client has gone, stop. If it is too slow, cut the connection so that it cannot mistake
            // part of the list for all of it.
            if (e.getCause() instanceof SocketTimeoutException) throw e;
        }
    }

    private static BulkFormat format(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "text/csv" -> BulkFormat.CSV;
            case "application/x-ndjson", "application/ndjson", "application/jsonl" -> BulkFormat.NDJSON;
            default ->
                throw new ProblemException(Problem.of(
                        415, "Unsupported media type", "Content-Type must be text/csv or application/x-ndjson"));
        };
    }

    /// A batch is not charged by the row, so an account that pays for validations must not use it.
    private void requireFree(Account account) {
        if (!validations.price(account).equals(Money.ZERO)) {
            throw new ProblemException(Problem.of(
                    403,
                    "Forbidden",
                    "validations of this account have a price, and a batch cannot be charged: ask number by number"));
        }
    }

    private BulkRun open(InputStream in, BulkOptions options) throws IOException {
        Supplier<Lookup> lookups = engine.numbers().get()::lookup;
        try {
            return BulkRun.open(in, options, lookups, size());
        } catch (UnreadableList e) {
            throw new ProblemException(Problem.invalid(e.field(), e.rule()));
        } catch (SocketTimeoutException e) {
            throw new ProblemException(ErrorPage.problem(408));
        }
    }

    private BulkRun.Size size() {
        return new BulkRun.Size(PIECE_BYTES, 2 * engine.threads() + 2, MOST_TIMES_PACKED);
    }

    /// The last line: the summary, with the column that was read and why.
    private byte[] ending(BulkFormat format, boolean comment, BulkRun run) {
        ObjectNode summary = json.valueToTree(run.summary());
        summary.put("layout", run.layout().sentence());
        String line = json.writeValueAsString(Map.of("summary", summary)) + "\n";
        return (format == BulkFormat.NDJSON ? line : comment ? "# " + line : "").getBytes(StandardCharsets.UTF_8);
    }
}
