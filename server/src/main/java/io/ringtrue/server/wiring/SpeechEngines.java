package io.ringtrue.server.wiring;

import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.RefusedUrl;
import io.ringtrue.server.outbound.SafeConnector;
import io.ringtrue.server.outbound.SystemResolver;
import io.ringtrue.server.speech.PromptCache;
import io.ringtrue.server.speech.Prompts;
import io.ringtrue.server.speech.SpeechEngine;
import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.server.speech.command.CommandEngine;
import io.ringtrue.server.speech.command.Preset;
import io.ringtrue.server.speech.engine.BoundedEngine;
import io.ringtrue.server.speech.engine.SparedEngine;
import io.ringtrue.server.speech.freetts.FreettsEngine;
import io.ringtrue.server.speech.http.HttpEngine;
import io.ringtrue.server.speech.http.HttpVoice;
import io.ringtrue.server.speech.packs.VoicePack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The engines of each language in the order that `ringtrue.speech` says. Whatever is wrong with the section is named
/// with its key. Starts no program and asks no server.
public final class SpeechEngines {
    private static final String PACKS = "packs";
    private static final String FREETTS = "freetts";
    private static final int SLOWEST_RATE = 8_000;
    private static final int FASTEST_RATE = 96_000;

    private final SpeechSettings settings;
    private final Path packs;
    private final Path piper;
    private final SafeConnector connector;
    private final ThreadFactory readers = Threads.platform("voice");
    private final SpeechEngine freetts;
    private final Map<Preset, Path> installed = new HashMap<>();

    /// @param path the environment variable `PATH`, where programs are looked for
    /// @param speechThreads on which the default voice computes
    SpeechEngines(
            SpeechSettings settings,
            Path dataDir,
            String path,
            SafeConnector connector,
            ExecutorService speechThreads) {
        this.settings = settings;
        this.packs = settings.packs().orElse(dataDir.resolve("voices"));
        this.piper = settings.piper().orElse(dataDir.resolve("piper"));
        this.connector = connector;
        this.freetts = new BoundedEngine(new FreettsEngine(), speechThreads);
        for (Preset preset : Preset.values()) {
            preset.installed(path).ifPresent(program -> installed.put(preset, program));
        }
        check();
    }

    /// What a server with these settings would speak with, for a command without one. Its threads are daemons.
    ///
    /// @throws SpeechFailure when English cannot be rendered
    public static Prompts alone(Settings settings) throws SpeechFailure {
        SpeechEngines engines = new SpeechEngines(
                settings.speech(),
                settings.dataDir(),
                System.getenv().getOrDefault("PATH", ""),
                LiveWiring.connector(new SystemResolver(Threads.platform("resolver"))),
                Executors.newSingleThreadExecutor(Threads.platform("speech")));
        return new Prompts(engines::of, new PromptCache(Optional.empty()), (_, _) -> {});
    }

    private void check() {
        settings.engines().forEach((name, engine) -> {
            if (isBuiltIn(name)) throw wrong("engines." + name, "is the name of an engine that needs no setting");
            if (engine.command().isEmpty() == engine.url().isEmpty()) {
                throw wrong("engines." + name, "one of command and url must be given, and not both");
            }
            if (engine.voices().isEmpty())
                throw wrong("engines." + name + ".voices", "must name a voice for a language");
            engine.voices().keySet().forEach(tag -> language("engines." + name + ".voices", tag));
            if (engine.url().isPresent()) http(name, engine, "");
        });
        names("order", settings.order());
        settings.languages().forEach((tag, order) -> {
            language("languages", tag);
            names("languages." + tag, order);
        });
    }

    private void names(String key, List<String> order) {
        for (String name : order) {
            if (!isBuiltIn(name) && !settings.engines().containsKey(name)) {
                throw wrong(key, "\"" + name + "\" is no engine; there are " + known());
            }
        }
    }

    private String known() {
        return Stream.concat(
                        Stream.concat(
                                Stream.of(PACKS, FREETTS),
                                Arrays.stream(Preset.values()).map(Preset::word)),
                        settings.engines().keySet().stream().sorted())
                .collect(Collectors.joining(", "));
    }

    private static boolean isBuiltIn(String name) {
        return name.equals(PACKS) || name.equals(FREETTS) || preset(name).isPresent();
    }

    private static Optional<Preset> preset(String name) {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.word().equals(name))
                .findFirst();
    }

    private static Locale language(String key, String tag) {
        Locale language = Locale.forLanguageTag(tag);
        if (language.getLanguage().isEmpty()) throw wrong(key, "\"" + tag + "\" is no language such as de or pt-BR");
        return language;
    }

    private static IllegalArgumentException wrong(String key, String why) {
        return new IllegalArgumentException("ringtrue.speech." + key + ": " + why);
    }

    /// The engines that may speak a language, in order. Some may not speak it.
    List<SpeechEngine> of(Locale language) {
        return settings.languages().entrySet().stream()
                .filter(each -> Locale.forLanguageTag(each.getKey()).equals(language))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(settings.order())
                .stream()
                .flatMap(name -> engine(name, language).stream())
                .toList();
    }

    private Optional<SpeechEngine> engine(String name, Locale language) {
        if (name.equals(PACKS)) return Optional.of(new VoicePack(language, packs.resolve(language.toLanguageTag())));
        if (name.equals(FREETTS)) return Optional.of(freetts);
        Optional<Preset> preset = preset(name);
        return preset.isPresent()
                ? detected(preset.get(), language)
                : Optional.ofNullable(settings.engines().get(name))
                        .flatMap(engine -> configured(name, engine, language));
    }

    private Optional<SpeechEngine> detected(Preset preset, Locale language) {
        Optional<String> voice = Optional.ofNullable(preset.voices(piper).get(language));
        return Optional.ofNullable(installed.get(preset))
                .flatMap(program -> voice.map(
                        each -> spared(preset.engine(program, language, each, settings.timeLimit(), readers))));
    }

    private Optional<SpeechEngine> configured(String name, SpeechSettings.Engine engine, Locale language) {
        return engine.voices().entrySet().stream()
                .filter(each -> Locale.forLanguageTag(each.getKey()).equals(language))
                .findFirst()
                .map(Map.Entry::getValue)
                .map(voice -> spared(
                        engine.url().isPresent()
                                ? new HttpEngine(name, language, http(name, engine, voice), connector)
                                : command(name, engine, voice, language)));
    }

    private static SpeechEngine spared(SpeechEngine engine) {
        return new SparedEngine(engine, System::nanoTime);
    }

    private CommandEngine command(String name, SpeechSettings.Engine engine, String voice, Locale language) {
        List<String> command = engine.command().stream()
                .map(part -> part.replace("{voice}", voice))
                .toList();
        String id = name + "-" + Preset.version(Path.of(command.getFirst())) + "/" + voice;
        return new CommandEngine(id, language, command, settings.timeLimit(), readers);
    }

    private HttpVoice http(String name, SpeechSettings.Engine engine, String voice) {
        String key = "engines." + name + ".";
        HttpTarget target = target(key + "url", engine.url().orElseThrow());
        engine.pcmRate()
                .filter(rate -> rate < SLOWEST_RATE || rate > FASTEST_RATE)
                .ifPresent(_ -> {
                    throw wrong(key + "pcm-rate", "must be 8000 to 96000");
                });
        return new HttpVoice(
                target,
                engine.model(),
                voice,
                secret(key + "secret-file", engine),
                engine.pcmRate().map(OptionalInt::of).orElse(OptionalInt.empty()),
                settings.timeLimit());
    }

    private HttpTarget target(String key, String url) {
        try {
            HttpTarget target = HttpTarget.of(URI.create(url));
            connector.objection(target).ifPresent(why -> {
                throw wrong(key, why);
            });
            return target;
        } catch (RefusedUrl | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("ringtrue.") ? (IllegalArgumentException) e : wrong(key, message);
        }
    }

    private static Optional<String> secret(String key, SpeechSettings.Engine engine) {
        if (engine.secretFile().isEmpty()) return engine.secret().map(Settings.SecretText::value);
        Path file = Path.of(engine.secretFile().get());
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("ringtrue.speech." + key + ": " + file + " cannot be read", e);
        }
    }
}
