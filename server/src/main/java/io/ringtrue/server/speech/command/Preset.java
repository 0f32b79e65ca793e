package io.ringtrue.server.speech.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/// Programs that are used as soon as they are installed. All read the text from standard input and write to a pipe.
///
/// pico2wave is none of them: it takes the text as an argument, where every user of the machine can read it. Nor is
/// flite: where its output is a pipe, it hangs or writes a header and no sound.
public enum Preset {
    /// Also reads `[[phonemes]]`, which no text that it is given holds. Its Mandarin must be the voice for pinyin:
    /// the other one reads the pinyin it makes of the characters as English.
    ESPEAK_NG(
            "espeak-ng",
            List.of("-b", "1", "-s", "150", "-v", "{voice}", "--stdin", "--stdout"),
            Map.ofEntries(
                    Map.entry("en", "en-us"),
                    Map.entry("es", "es"),
                    Map.entry("fr", "fr-fr"),
                    Map.entry("de", "de"),
                    Map.entry("it", "it"),
                    Map.entry("pt", "pt"),
                    Map.entry("pt-BR", "pt-br"),
                    Map.entry("nl", "nl"),
                    Map.entry("pl", "pl"),
                    Map.entry("cs", "cs"),
                    Map.entry("tr", "tr"),
                    Map.entry("ru", "ru"),
                    Map.entry("uk", "uk"),
                    Map.entry("ar", "ar"),
                    Map.entry("hi", "hi"),
                    Map.entry("bn", "bn"),
                    Map.entry("zh", "cmn-latn-pinyin"),
                    Map.entry("yue", "yue"),
                    Map.entry("ja", "ja"),
                    Map.entry("ko", "ko"),
                    Map.entry("vi", "vi"),
                    Map.entry("id", "id"))),
    FESTIVAL("text2wave", List.of("-eval", "({voice})"), Map.of("en", "voice_kal_diphone")),
    /// Its voices are files, so they are looked for in a folder: [#voices].
    PIPER("piper", List.of("--model", "{voice}", "--output_file", "-"), Map.of());

    private final String program;
    private final List<String> arguments;
    private final Map<String, String> voices;

    Preset(String program, List<String> arguments, Map<String, String> voices) {
        this.program = program;
        this.arguments = arguments;
        this.voices = voices;
    }

    /// As settings name it: `espeak-ng`, `festival`, `piper`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The voice of each language.
    ///
    /// @param piper the folder of piper's voices: `LANGUAGE.onnx`, each with its `LANGUAGE.onnx.json`
    public Map<Locale, String> voices(Path piper) {
        Map<Locale, String> found = new HashMap<>();
        voices.forEach((tag, voice) -> found.put(Locale.forLanguageTag(tag), voice));
        if (this != PIPER) return found;
        String[] names = piper.toFile().list((_, name) -> name.endsWith(".onnx"));
        for (String name : names == null ? new String[0] : names) {
            String tag = name.substring(0, name.length() - ".onnx".length());
            found.put(
                    Locale.forLanguageTag(tag),
                    piper.resolve(name).toAbsolutePath().toString());
        }
        return found;
    }

    /// The program, if it is installed.
    ///
    /// @param path as the environment variable `PATH` says it
    public Optional<Path> installed(String path) {
        for (String folder : path.split(File.pathSeparator)) {
            Path file = Path.of(folder, program);
            if (!folder.isEmpty() && Files.isExecutable(file) && !Files.isDirectory(file)) return Optional.of(file);
        }
        return Optional.empty();
    }

    /// One voice of it.
    ///
    /// @param file the program
    public CommandEngine engine(Path file, Locale language, String voice, Duration limit, ThreadFactory threads) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        for (String argument : arguments) command.add(argument.replace("{voice}", voice));
        String name = Path.of(voice).getFileName().toString();
        return new CommandEngine(word() + "-" + version(file) + "/" + name, language, command, limit, threads);
    }

    /// The day of the program's file: another build sounds different, and its clips must not be taken from the cache.
    public static String version(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        } catch (IOException _) {
            return "0";
        }
    }
}
