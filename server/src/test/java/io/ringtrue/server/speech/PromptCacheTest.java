package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptCacheTest {
    private final Path folder;
    private final Scribe scribe = new Scribe();

    PromptCacheTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void secondStartAsksTheEngineForNothing() {
        Prompt first = prompts().verified(Locale.US);
        scribe.texts.clear();
        Prompt second = prompts().verified(Locale.US);
        assertThat(scribe.texts).isEmpty();
        assertThat(second.sound().samples()).isEqualTo(first.sound().samples());
    }

    @Test
    void anotherVoiceSharesNothing() throws IOException {
        prompts();
        int clips = contents().size();
        Voice.prompts(new PromptCache(Optional.of(folder)));
        assertThat(contents()).hasSize(2 * clips);
    }

    @Test
    void damagedFilesAreRenderedAnew() throws IOException {
        prompts();
        Map<String, String> whole = contents();
        scribe.texts.clear();
        List<Path> files = files();
        Files.write(files.get(0), new byte[0]);
        Files.write(files.get(1), new byte[] {1, 2, 3});
        byte[] flipped = Files.readAllBytes(files.get(2));
        flipped[flipped.length - 1] ^= 1;
        Files.write(files.get(2), flipped);
        prompts();
        assertThat(scribe.texts).hasSize(3);
        assertThat(contents()).isEqualTo(whole);
    }

    @Test
    void folderThatCannotBeWrittenCostsOnlyTime() throws IOException {
        Path file = Files.createFile(folder.resolve("in-the-way"));
        Prompts prompts = prompts(new PromptCache(Optional.of(file.resolve("cache"))));
        assertThat(prompts.verified(Locale.US).sound().samples()).isNotEmpty();
    }

    @Test
    void nothingOfPinOrBrandReachesTheDisk() throws IOException {
        Prompts prompts = prompts();
        Map<String, String> before = contents();
        prompts.askForPin(new Wording(Locale.US, "Acme", Optional.of(new SpokenDigits("8675309")), 2));
        prompts.askForPin(new Wording(Locale.US, "Acme 8675309", Optional.of(new SpokenDigits("8675309")), 2));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void brandIsRenderedOnce() {
        Prompts prompts = prompts();
        scribe.texts.clear();
        ask(prompts, "Acme");
        ask(prompts, "Acme");
        assertThat(scribe.texts).containsExactly("Hello, this is a call from Acme.");
    }

    @Test
    void brandWithDigitsIsNeverKeptSinceItMayHoldThePin() {
        Prompts prompts = prompts();
        scribe.texts.clear();
        ask(prompts, "Acme 1234");
        ask(prompts, "Acme 1234");
        assertThat(scribe.texts).hasSize(2);
    }

    @Test
    void oldestBrandIsForgottenWhenThereAreTooMany() {
        Prompts prompts = prompts();
        ask(prompts, "Oldest");
        for (int i = 0; i < 256; i++) ask(prompts, "Brand " + (char) ('A' + i / 16) + (char) ('A' + i % 16));
        scribe.texts.clear();
        ask(prompts, "Brand PP");
        assertThat(scribe.texts).isEmpty();
        ask(prompts, "Oldest");
        assertThat(scribe.texts).hasSize(1);
    }

    @Test
    void manyCallersAtOnceRenderBrandOnce() throws Exception {
        CountDownLatch everybodyWaits = new CountDownLatch(8);
        Prompts prompts = prompts();
        scribe.texts.clear();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Prompt> call = () -> {
                everybodyWaits.countDown();
                everybodyWaits.await();
                return ask(prompts, "Acme");
            };
            for (Future<Prompt> answered : callers.invokeAll(java.util.Collections.nCopies(8, call))) {
                assertThat(answered.get(10, TimeUnit.SECONDS).brandSpoken()).isTrue();
            }
        }
        assertThat(scribe.texts).hasSize(1);
    }

    @Test
    void failureIsNotKept() throws SpeechFailure {
        PromptCache cache = new PromptCache(Optional.empty());
        Scribe moody = new Scribe() {
            @Override
            public short[] synthesize(String text, Locale language) throws SpeechFailure {
                if (texts.isEmpty()) {
                    texts.add("refused");
                    throw new SpeechFailure("not today");
                }
                return super.synthesize(text, language);
            }
        };
        assertThatThrownBy(() -> cache.fixed(moody, "Hello.", Locale.ENGLISH)).isInstanceOf(SpeechFailure.class);
        assertThat(cache.fixed(moody, "Hello.", Locale.ENGLISH).length()).isPositive();
    }

    private Prompts prompts() {
        return prompts(new PromptCache(Optional.of(folder)));
    }

    private Prompts prompts(PromptCache cache) {
        try {
            return new Prompts(List.of(scribe), cache, (_, _) -> {});
        } catch (SpeechFailure e) {
            throw new AssertionError(e);
        }
    }

    private static Prompt ask(Prompts prompts, String brand) {
        return prompts.askForPin(new Wording(Locale.US, brand, Optional.empty(), 1));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files()) {
            contents.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return contents;
    }
}
