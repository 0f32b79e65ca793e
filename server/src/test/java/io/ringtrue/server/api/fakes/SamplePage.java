package io.ringtrue.server.api.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.api.fakes.RawHttp.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of docs/api: `http` blocks in pairs, a request and its answer. A comment `before: …` says what has
/// to happen before the next pair.
public final class SamplePage {
    private static final Pattern PIECE = Pattern.compile("<!-- before: (.*?) -->|```http\n(.*?)\n```", Pattern.DOTALL);

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(Optional<String> before, String request, String answer) {}

    /// @param name of the page's file
    public SamplePage(String name) {
        Optional<String> before = Optional.empty();
        Optional<String> request = Optional.empty();
        Matcher pieces = PIECE.matcher(text(Path.of("../docs/api", name)));
        while (pieces.find()) {
            if (pieces.group(1) != null) {
                before = Optional.of(pieces.group(1));
            } else if (request.isEmpty()) {
                request = Optional.of(pieces.group(2));
            } else {
                samples.add(new Sample(before, request.get(), pieces.group(2)));
                before = Optional.empty();
                request = Optional.empty();
            }
        }
        assertThat(request).as("a request without an answer").isEmpty();
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int count() {
        return samples.size();
    }

    /// Sends every request, in the page's order, and compares status, the headers shown, and body byte
    /// for byte.
    public void compare(RawHttp http, Consumer<String> prepare) {
        for (Sample sample : samples) {
            sample.before().ifPresent(prepare);
            compare(sample, send(http, sample.request()));
        }
    }

    private static Reply send(RawHttp http, String request) {
        String[] parts = request.split("\n\n", 2);
        String[] head = parts[0].strip().split("\n");
        String[] line = head[0].split(" ");
        String[] headers = List.of(head).subList(1, head.length).toArray(String[]::new);
        return http.send(line[0], line[1], parts.length == 2 ? parts[1].strip() : "", headers);
    }

    private static void compare(Sample sample, Reply reply) {
        String[] parts = sample.answer().split("\n\n", 2);
        String[] head = parts[0].split("\n");
        assertThat(reply.body()).as(sample.request()).isEqualTo(parts[1]);
        assertThat("HTTP/1.1 " + reply.status()).as(sample.request()).isEqualTo(head[0]);
        for (String header : List.of(head).subList(1, head.length)) {
            String[] pair = header.split(": ", 2);
            assertThat(reply.header(pair[0])).as(sample.request()).isEqualTo(pair[1]);
        }
    }
}
