package io.ringtrue.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The formatter breaks a comment line that is too long and leaves its last words alone on a line. Nobody reads
/// such a comment with pleasure, so it is wrapped by hand.
class CommentsTest {
    /// A line of a few letters in the midst of a paragraph.
    private static final Pattern BROKEN =
            Pattern.compile("^ *(///?) [^\\n]{60,}\\n *\\1 ([a-z][a-z ]{0,18})\\n *\\1 [a-z]", Pattern.MULTILINE);

    @Test
    void noWordIsLeftAloneOnALine() throws IOException {
        for (Path file : BracesTest.sources()) {
            List<String> alone = BROKEN.matcher(Files.readString(file))
                    .results()
                    .map(match -> match.group(2))
                    .toList();
            assertThat(alone).as("%s: wrap these comments at 110 columns", file).isEmpty();
        }
    }
}
