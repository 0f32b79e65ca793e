package io.ringtrue.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How SQL is written: one way, so that a reader finds a statement whole and a column in one place.
class SqlStyleTest {
    private static final Map<String, String> SOURCES = sources();

    /// Tables that Spring Session reads and writes by statements of its own.
    private static final String OF_SPRING = "spring_session";

    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern STATEMENT = Pattern.compile("^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\b");
    private static final Pattern OF_A_TABLE = Pattern.compile("\\b(FROM|INTO|UPDATE) [a-z]");

    /// Not after `:`, where a parameter's name stands, nor after `.`, where a column's does.
    private static final Pattern SMALL_KEYWORD = Pattern.compile(
            "(?<![:.\\w])(select|insert|into|values|update|set|delete|from|where|and|or|not|in|is|null|order|by|group"
                    + "|limit|offset|join|left|on|as|desc|with|over|partition|returning|conflict|do|nothing|true|false"
                    + "|coalesce|count|sum|max)\\b");

    /// What may be handed to the client: a name, whole or with what the engines spell differently.
    private static final Pattern HANDED = Pattern.compile(
            "[\\w.]+(\\(\\))?( \\+ dialect\\.(forUpdate|skipLocked)\\(\\))?|[A-Z_]+\\.formatted\\(.*\\)|\"SELECT [^\"]*\"",
            Pattern.DOTALL);

    @Test
    void writesEveryStatementAsATextBlock() {
        assertThat(found(source -> LITERAL.matcher(withoutTextBlocks(source))
                        .results()
                        .map(literal -> literal.group(1))
                        .filter(text -> STATEMENT.matcher(text).find()
                                && OF_A_TABLE.matcher(text).find())))
                .isEmpty();
    }

    @Test
    void namesEveryParameter() {
        assertThat(found(source -> statements(source).filter(sql -> sql.contains("?"))))
                .isEmpty();
        // Of the two statements that write many rows at once.
        assertThat(found(source -> LITERAL.matcher(withoutTextBlocks(source))
                                .results()
                                .map(MatchResult::group)
                                .filter(text -> text.startsWith("\"(?, ")))
                        .keySet())
                .containsExactlyInAnyOrder("LedgerEntryRow.java", "ValidationRow.java");
    }

    @Test
    void putsNoStatementTogetherButWithWordsOfTheEngine() {
        assertThat(found(source ->
                        handed(source).filter(sql -> !HANDED.matcher(sql).matches())))
                .isEmpty();
        assertThat(found(source -> Pattern.compile("\"\"\"\\s*\\+|\\+\\s*\"\"\"")
                        .matcher(source)
                        .results()
                        .map(MatchResult::group)))
                .isEmpty();
    }

    @Test
    void writesKeywordsInCapitals() {
        assertThat(found(source -> statements(source)
                        .flatMap(sql -> SMALL_KEYWORD
                                .matcher(sql.replaceAll("'[^']*'", "''"))
                                .results()
                                .map(word -> word.group() + " in: " + sql.strip()))))
                .isEmpty();
    }

    @Test
    void givesEveryTableOneRow() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        for (String table : tables()) {
            expected.add(row(table));
            assertThat(found(source -> Pattern.compile("INSERT INTO " + table + "\\b")
                                    .matcher(source)
                                    .results()
                                    .map(MatchResult::group))
                            .keySet())
                    .as("files that insert into " + table)
                    .isSubsetOf(row(table));
        }
        assertThat(SOURCES.keySet().stream().filter(name -> name.endsWith("Row.java")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    /// `ledger_entry` stands in `LedgerEntryRow.java`.
    private static String row(String table) {
        return Arrays.stream(table.split("_"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "", "Row.java"));
    }

    /// A table that is built anew has another name until it takes the old one's place.
    private static List<String> tables() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            List<String> tables = files.filter(Files::isRegularFile)
                    .map(SqlStyleTest::read)
                    .flatMap(sql -> Pattern.compile("CREATE TABLE (\\w+)")
                            .matcher(sql)
                            .results()
                            .map(found -> found.group(1))
                            .filter(name -> !sql.contains("ALTER TABLE " + name + " RENAME TO ")))
                    .filter(table -> !table.startsWith(OF_SPRING))
                    .toList();
            assertThat(tables).hasSizeGreaterThan(15).doesNotHaveDuplicates();
            return tables;
        }
    }

    private static Stream<String> statements(String source) {
        return TEXT_BLOCK
                .matcher(source)
                .results()
                .map(block -> block.group(1))
                .filter(text -> STATEMENT.matcher(text).find());
    }

    private static String withoutTextBlocks(String source) {
        return TEXT_BLOCK.matcher(source).replaceAll("TEXT");
    }

    /// The arguments of `sql.sql(…)`.
    private static Stream<String> handed(String source) {
        return Pattern.compile("sql\\.sql\\(").matcher(source).results().map(call -> {
            int end = call.end();
            for (int open = 1; open > 0; end++) {
                if (source.charAt(end) == '(') open++;
                if (source.charAt(end) == ')') open--;
            }
            return source.substring(call.end(), end - 1).strip();
        });
    }

    /// What is found in which file; files with nothing are left out.
    private static Map<String, List<String>> found(Function<String, Stream<String>> search) {
        Map<String, List<String>> found = new TreeMap<>();
        SOURCES.forEach((name, source) -> {
            List<String> here = search.apply(source).toList();
            if (!here.isEmpty()) found.put(name, here);
        });
        return found;
    }

    /// Without comments, by the files' names.
    private static Map<String, String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/ringtrue/server/storage"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(),
                            file -> read(file).replaceAll("(?m)^\\s*//.*\\n", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
