package io.ringtrue.numbers.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Writes the tables into the module's resources. Argument: the folder of the numbers module.
public final class WriteTables {

    private WriteTables() {}

    public static void main(String[] arguments) throws IOException {
        Path module = Path.of(arguments[0]);
        Path resources = module.resolve("src/main/resources/io/ringtrue/numbers");
        for (Map.Entry<String, byte[]> table : NumbersData.tables(module).entrySet()) {
            Files.write(resources.resolve(table.getKey()), table.getValue());
            System.out.printf("%,9d bytes  %s%n", table.getValue().length, table.getKey());
        }
    }
}
