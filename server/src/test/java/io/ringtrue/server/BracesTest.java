package io.ringtrue.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Braces one way, in all modules: a single short statement stands behind its `if`, `for` or `while`, on the
/// same line and without braces, when the line holds it; everything longer has braces.
class BracesTest {
    private static final int LONGEST_LINE = 118;

    /// A condition, one statement and nothing else between braces, and no `else` behind them.
    private static final Pattern BRACED = Pattern.compile(
            "^( *)((?:if|for|while) \\([^\\n]*\\)) \\{\\n +(?! )"
                    + "((?!if\\b|for\\b|while\\b|switch\\b|try\\b|//|synchronized\\b|case\\b|do\\b)[^\\n{}]*;)\\n\\1\\}\\n(?!\\1else|\\1catch)",
            Pattern.MULTILINE);

    private static final Pattern DECLARATION = Pattern.compile(
            "(final )?[A-Z][\\w<>\\[\\], ]* \\w+ =.*|(int|long|boolean|byte|char|short|double|float|var)\\b.*");

    @Test
    void aShortStatementStandsBehindItsCondition() throws IOException {
        for (Path file : sources()) {
            List<String> found = BRACED.matcher(Files.readString(file))
                    .results()
                    .filter(BracesTest::fitsOneLine)
                    .map(match -> match.group(2) + " { " + match.group(3) + " }")
                    .toList();
            assertThat(found).as("%s: needs no braces", file).isEmpty();
        }
    }

    private static boolean fitsOneLine(MatchResult match) {
        String head = match.group(2);
        String statement = match.group(3);
        return match.group(1).length() + head.length() + 1 + statement.length() <= LONGEST_LINE
                && isBalanced(head)
                && isBalanced(statement)
                && !DECLARATION.matcher(statement).matches();
    }

    private static boolean isBalanced(String text) {
        return text.chars().filter(c -> c == '(').count()
                == text.chars().filter(c -> c == ')').count();
    }

    /// Every Java file of the project.
    static List<Path> sources() throws IOException {
        try (Stream<Path> modules = Stream.of("numbers", "telephony", "server", "bench", "trials")
                .map(module -> Path.of("..", module, "src"))) {
            List<Path> files = modules.flatMap(BracesTest::files).toList();
            assertThat(files).hasSizeGreaterThan(500);
            return files;
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
