package io.ringtrue.server.cli.lists;

import io.ringtrue.numbers.CompiledNumbers;
import io.ringtrue.numbers.operators.OperatorData;
import io.ringtrue.numbers.operators.OperatorFile;
import io.ringtrue.numbers.operators.OperatorTable;
import io.ringtrue.numbers.operators.RefusedFile;
import io.ringtrue.server.cli.terminal.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The official files about operators that a server keeps in the folder `numbers` of its data folder.
final class OperatorFolder {
    private OperatorFolder() {}

    /// @param words the files behind these numbers, with their dates
    record Data(CompiledNumbers numbers, String words) {
        static final String NONE = "none";
    }

    /// The shipped numbers with every file of the folder; without a folder, the shipped numbers alone.
    ///
    /// @throws CommandFailed when one of the files cannot be used: with half the data, answers would be wrong
    /// without a word
    static Data numbers(Path dataDir) throws CommandFailed {
        Path folder = dataDir.resolve("numbers");
        if (!Files.isDirectory(folder)) return new Data(CompiledNumbers.load(), Data.NONE);
        // As the server does: of two files with the same name only the newer one is used.
        SortedMap<String, OperatorTable> tables = new TreeMap<>();
        for (Path file : files(folder)) {
            OperatorTable table = read(file);
            tables.merge(table.name(), table, (other, now) -> other.date().isAfter(now.date()) ? other : now);
        }
        String words = tables.values().stream()
                .map(table -> table.name() + " of " + table.date() + " with " + table.rows())
                .collect(Collectors.joining(", "));
        return new Data(CompiledNumbers.load().with(OperatorData.compile(tables.values())), words);
    }

    private static List<Path> files(Path folder) throws CommandFailed {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.REFUSED, "--data-dir: cannot read " + folder + ": " + e.getMessage());
        }
    }

    private static OperatorTable read(Path file) throws CommandFailed {
        try {
            return OperatorFile.read(file);
        } catch (IOException | RefusedFile e) {
            throw new CommandFailed(CommandFailed.REFUSED, file + ": " + e.getMessage());
        }
    }
}
