package io.ringtrue.server.cli.lists;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.server.bulk.AnswerColumn;
import io.ringtrue.server.bulk.BulkFormat;
import io.ringtrue.server.bulk.BulkOptions;
import io.ringtrue.server.bulk.LineTypes;
import io.ringtrue.server.bulk.Summary;
import io.ringtrue.server.cli.server.Surroundings;
import io.ringtrue.server.cli.terminal.BuildVersion;
import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.validation.AnsweredType;
import io.ringtrue.server.validation.PhoneLineType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `ringtrue validate`: cleans a list of numbers, from file to file or from pipe to pipe. Asks no server and
/// opens no database.
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Cleans a list of numbers: reads CSV or NDJSON, and writes the same rows in the same order with columns"
                    + " about the number added. Asks no server and opens no database; the list is never held in memory"
                    + " whole.",
            "Each row's phone_result is pass, invalid, excluded or refused (could not be read); no row is left out.",
            "phone_e164 begins with a plus. A spreadsheet reads it as a number, never as a formula; --plain leaves the"
                    + " plus out. Your own columns stay as they are."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:done", "1:failed; the rows written so far are kept", "2:the command line is wrong"},
        footer = {
            "%nFor example:",
            "  ringtrue validate contacts.csv --out cleaned.csv --exclude voip,premium",
            "  ringtrue validate contacts.csv.gz --column 3 --delimiter ';' > cleaned.csv"
        })
public final class ValidateCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 64;

    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The list, plain or gzip; - or no FILE: standard input.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "Name of the column or member with the numbers, or the column's place from 1. Without it:"
                    + " guessed from the first rows and from usual names in many languages; the guess is printed.")
    private Optional<String> column = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the rows here. Without it: to standard output.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--exclude",
            split = ",",
            paramLabel = "TYPE",
            description = "Line types that are not wanted: landline, voip, mobile, voicemail, tollfree, premium, other."
                    + " A type that is only likely excludes nothing.")
    private List<String> exclude = List.of();

    @Option(
            names = "--format",
            paramLabel = "csv|ndjson",
            description = "The list's format. Without it: by the file's name, else by its first character.")
    private Optional<BulkFormat> format = Optional.empty();

    @Option(
            names = "--delimiter",
            paramLabel = "CHAR",
            description = "What separates columns: one character, or comma, semicolon, tab, pipe. Without it: guessed.")
    private Optional<String> delimiter = Optional.empty();

    @Option(
            names = "--header",
            negatable = true,
            description = "Whether the first row holds names. Without it: decided by the first rows.")
    private Optional<Boolean> header = Optional.empty();

    @Option(
            names = "--fields",
            paramLabel = "NAMES",
            description = "The columns to add, in order: result, valid, e164, country, type, carrier, fault (these are"
                    + " the default), calling-code, national, reading.")
    private Optional<String> fields = Optional.empty();

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = BulkOptions.USUAL_PREFIX,
            description = "Put before the names of added columns (default ${DEFAULT-VALUE}).")
    private String prefix = BulkOptions.USUAL_PREFIX;

    @Option(names = "--plain", description = "E.164 without its plus.")
    private boolean plain;

    @Option(
            names = "--default-calling-code",
            paramLabel = "N",
            description = "Tried for numbers without a plus, 1 to 999 (default 1).")
    private Optional<Integer> defaultCallingCode = Optional.empty();

    @Option(names = "--strict", description = "Try no default: every number must begin with its country code.")
    private boolean strict;

    @Option(
            names = "--ambiguous-type",
            paramLabel = "TYPE",
            defaultValue = "mobile",
            description = "The type of a number when the plan cannot tell mobile and landline apart: mobile, landline"
                    + " or other (default ${DEFAULT-VALUE}).")
    private String ambiguous = "mobile";

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "A server's data folder: the operator files in its folder numbers are used. Its database is"
                    + " not opened.")
    private Optional<Path> dataDir = Optional.empty();

    @Option(names = "--summary", paramLabel = "FILE", description = "Write the summary to this file, as JSON.")
    private Optional<Path> summary = Optional.empty();

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Option(
            names = "--resume",
            description = "Continue a run of FILE to --out that did not end; if there is none, start at the beginning.")
    private boolean resume;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads look numbers up (default: one for each processor).")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--quiet", description = "No progress and no summary on standard error.")
    private boolean quiet;

    @Option(names = "--live", description = "Refused: only a server asks live sources.")
    private boolean live;

    public ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws CommandFailed, InterruptedException {
        checkUsage();
        BulkOptions options = options();
        ListFiles files = new ListFiles(file.filter(_ -> !fromPipe()), out, resume);
        spareTheList(files);
        OperatorFolder.Data data = dataDir.isPresent()
                ? OperatorFolder.numbers(dataDir.get())
                : new OperatorFolder.Data(CompiledNumbers.load(), OperatorFolder.Data.NONE);
        ListRun run = new ListRun(
                surroundings,
                files,
                options,
                wishes(options, data.words()),
                threads.orElse(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())),
                quiet);
        Optional<Summary> done = run.clean(data.numbers());
        if (done.isEmpty()) return CommandFailed.REFUSED;
        report(done.get());
        return 0;
    }

    private void checkUsage() throws CommandFailed {
        require(!live, "--live: live sources are not asked by this command; ask a server, one number at a time");
        require(!strict || defaultCallingCode.isEmpty(), "--strict and --default-calling-code exclude each other");
        require(threads.filter(n -> n < 1 || n > MOST_THREADS).isEmpty(), "--threads must be 1 to " + MOST_THREADS);
        require(out.isEmpty() || !out.equals(summary), "--summary must be another file than --out");
        require(
                !resume || (out.isPresent() && !fromPipe()),
                "--resume needs FILE and --out: a pipe cannot be read again");
        require(prefix.matches("[A-Za-z0-9_.-]{0,40}"), "--prefix must be at most 40 letters, digits, _ . or -");
    }

    private void spareTheList(ListFiles files) throws CommandFailed {
        try {
            require(out.isEmpty() || !files.isList(out.get()), "--out must be another file than the list");
            require(summary.isEmpty() || !files.isList(summary.get()), "--summary must be another file than the list");
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.REFUSED, "cannot tell the list from the output: " + e.getMessage());
        }
    }

    /// Everything that must be the same when a run is continued.
    private String wishes(BulkOptions options, String data) throws CommandFailed {
        try {
            return String.join(
                    " ",
                    new BuildVersion().getVersion()[0],
                    options.format() + "/" + column + "/" + header + "/" + delimiter,
                    options.answers() + "/" + prefix + "/" + plain,
                    options.rules() + "/" + ambiguous + "/" + exclude + "/" + data);
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.REFUSED, "cannot tell which build this is: " + e.getMessage());
        }
    }

    private boolean fromPipe() {
        return file.isEmpty() || file.get().toString().equals("-");
    }

    private static void require(boolean satisfied, String sentence) throws CommandFailed {
        if (!satisfied) throw new CommandFailed(CommandFailed.USAGE, sentence);
    }

    private BulkOptions options() throws CommandFailed {
        Set<PhoneLineType> excluded = EnumSet.noneOf(PhoneLineType.class);
        for (String word : exclude) {
            if (!word.isBlank()) excluded.add(type("--exclude", word.strip()));
        }
        PhoneLineType shown = type("--ambiguous-type", ambiguous);
        LineTypes types = new LineTypes(
                type -> AnsweredType.of(type, Confidence.HIGH, shown).shown().word(),
                (type, confidence) -> AnsweredType.of(type, confidence, shown).isExcludedBy(excluded));
        return new BulkOptions(
                format.or(this::formatByName),
                column,
                header,
                read("--delimiter", delimiter, BulkOptions::delimiter),
                read("--fields", fields, AnswerColumn::list).orElse(AnswerColumn.USUAL),
                prefix,
                plain,
                rules(),
                types);
    }

    private static PhoneLineType type(String option, String word) throws CommandFailed {
        return PhoneLineType.named(word)
                .orElseThrow(() -> new CommandFailed(
                        CommandFailed.USAGE,
                        option + " must be one of "
                                + Arrays.stream(PhoneLineType.values())
                                        .map(type -> type.word().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private Optional<BulkFormat> formatByName() {
        String name = file.map(ListFiles::unpackedName).orElse("");
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) return Optional.of(BulkFormat.NDJSON);
        return name.endsWith(".csv") || name.endsWith(".tsv") ? Optional.of(BulkFormat.CSV) : Optional.empty();
    }

    private ReadingRules rules() throws CommandFailed {
        return strict
                ? ReadingRules.COUNTRY_CODE_FIRST
                : read("--default-calling-code", defaultCallingCode, ValidateCommand::defaultRules)
                        .orElse(ReadingRules.NORTH_AMERICA_FIRST);
    }

    private static ReadingRules defaultRules(int callingCode) {
        if (callingCode == 0) throw new IllegalArgumentException("must be 1 to 999");
        return new ReadingRules(callingCode);
    }

    private static <A, B> Optional<B> read(String option, Optional<A> given, Function<A, B> reader)
            throws CommandFailed {
        try {
            return given.map(reader);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(CommandFailed.USAGE, option + " " + e.getMessage());
        }
    }

    private void report(Summary done) throws CommandFailed {
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(done);
        if (summary.isPresent()) {
            try {
                Files.writeString(summary.get(), text + "\n");
            } catch (IOException e) {
                throw new CommandFailed(CommandFailed.REFUSED, "cannot write " + summary.get() + ": " + e.getMessage());
            }
        }
        // When the rows go to standard output, the summary must not be mixed with them.
        var where = out.isPresent()
                ? surroundings.screen().out()
                : surroundings.screen().err();
        if (json) where.println(text);
        else if (!quiet) SummaryText.lines(done).forEach(where::println);
        where.flush();
    }
}
