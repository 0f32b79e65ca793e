package io.ringtrue.server.speech.packs;

import io.ringtrue.server.speech.SpeechEngine;
import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.server.speech.engine.Decoding;
import io.ringtrue.telephony.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The recordings of one language: `LANGUAGE/ID.wav`, any WAV file that [WavFile] reads. They are brought to
/// telephone band and level like any voice. It reads no text.
public final class VoicePack implements SpeechEngine {
    /// No sentence is longer; whoever records ten minutes has chosen the wrong file.
    private static final int LONGEST_S = 30;

    private final Locale language;
    private final Path folder;

    /// @param folder of this language; need not exist
    public VoicePack(Locale language, Path folder) {
        this.language = language;
        this.folder = folder;
    }

    @Override
    public String id() {
        return "pack/" + language.toLanguageTag();
    }

    @Override
    public boolean speaks(Locale language) {
        return language.equals(this.language) && Files.isDirectory(folder);
    }

    @Override
    public boolean reads(String text) {
        return false;
    }

    @Override
    public Optional<short[]> recorded(String id, Locale language) throws SpeechFailure {
        Path file = folder.resolve(id + ".wav");
        if (!Files.exists(file)) return Optional.empty();
        try {
            if (Files.size(file) == 0) throw new SpeechFailure(file + " is empty");
            if (Files.size(file) > Decoding.MOST_OCTETS) throw new SpeechFailure(file + " is longer than any sentence");
            short[] samples = Decoding.prepared(file.toString(), WavFile.read(file), LONGEST_S);
            if (samples.length == 0) throw new SpeechFailure(file + " is silent");
            return Optional.of(samples);
        } catch (IOException e) {
            throw new SpeechFailure(file + " cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> problems(Set<String> ids) {
        List<String> problems = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        for (String id : ids) {
            try {
                if (recorded(id, language).isEmpty()) missing.add(id);
            } catch (SpeechFailure e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!missing.isEmpty()) problems.add(folder + " lacks " + String.join(", ", missing));
        String unknown = unknown(ids);
        if (!unknown.isEmpty()) problems.add(folder + " holds files that are never said: " + unknown);
        return problems;
    }

    private String unknown(Set<String> ids) {
        String[] names = folder.toFile().list((_, name) -> name.endsWith(".wav"));
        return Set.of(names == null ? new String[0] : names).stream()
                .filter(name -> !ids.contains(name.substring(0, name.length() - ".wav".length())))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Override
    public short[] synthesize(String text, Locale language) throws SpeechFailure {
        throw new SpeechFailure(id() + " reads no text");
    }
}
