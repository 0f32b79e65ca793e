package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.numbers.DataSource;
import io.ringtrue.numbers.SwappableNumbers;
import io.ringtrue.numbers.operators.OperatorData;
import io.ringtrue.numbers.operators.OperatorTable;
import io.ringtrue.server.api.v1.Page;
import io.ringtrue.server.api.v1.admin.AdminNumbersController;
import io.ringtrue.server.operatordata.LoadedFile;
import io.ringtrue.server.operatordata.OperatorFiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The data that answers about numbers are based on, at this node.
@RestController
@Tag(name = "numbers")
public class NumberSourcesController {
    private final SwappableNumbers numbers;
    private final OperatorFiles files;

    public NumberSourcesController(SwappableNumbers numbers, OperatorFiles files) {
        this.numbers = numbers;
        this.files = files;
    }

    /// @param name `plan`, `carriers` and the like for data shipped with the server; else the kind of file
    /// @param source the source's name, as reports give it
    /// @param origin `built-in` or `file`
    /// @param date the data's date
    /// @param rows rows of a file; null for built-in data without rows
    /// @param loadedAt null for built-in data
    public record SourceView(
            String name,
            String source,
            String origin,
            LocalDate date,
            @Nullable Integer rows,
            @Nullable Integer ranges,
            @Nullable Integer refused,
            @Nullable Instant loadedAt) {
        static SourceView builtIn(DataSource data) {
            return new SourceView(data.kind(), data.name(), "built-in", data.date(), null, null, null, null);
        }

        static SourceView rules(OperatorTable rules) {
            return table(rules, "built-in", null);
        }

        static SourceView file(LoadedFile file) {
            return table(file.table(), "file", file.loadedAt());
        }

        private static SourceView table(OperatorTable table, String origin, @Nullable Instant loadedAt) {
            return new SourceView(
                    table.name(),
                    table.source(),
                    origin,
                    table.date(),
                    table.rows(),
                    table.ranges(),
                    table.refused(),
                    loadedAt);
        }
    }

    @GetMapping(path = "/v1/numbers/sources", produces = "application/json")
    @Operation(summary = "The data that answers about numbers are based on, with dates")
    public Page<SourceView> sources() {
        List<SourceView> all = new ArrayList<>();
        numbers.current().shipped().forEach(data -> all.add(SourceView.builtIn(data)));
        all.add(SourceView.rules(OperatorData.shipped()));
        files.loaded().forEach(file -> all.add(SourceView.file(file)));
        return new Page<>(all, null);
    }

    @GetMapping(path = AdminNumbersController.PATH, produces = "application/json")
    @Operation(summary = "The same, for the operator")
    public Page<SourceView> sourcesForOperator() {
        return sources();
    }
}
