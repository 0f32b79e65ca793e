package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.cli.server.VoiceOpener;
import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.Table;
import io.ringtrue.server.speech.Brand;
import io.ringtrue.server.speech.PinWording;
import io.ringtrue.server.speech.Prompt;
import io.ringtrue.server.speech.Prompts;
import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.server.speech.SpokenDigits;
import io.ringtrue.server.speech.SpokenPin;
import io.ringtrue.server.speech.VoiceReport;
import io.ringtrue.server.speech.Wording;
import io.ringtrue.telephony.audio.WavFile;
import io.ringtrue.telephony.audio.Wave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// `admin voices …`: reads a configuration file on this machine, and asks no server.
@Command(
        name = "voices",
        description = "The voices of each language in order of preference, and what is wrong with recordings. Reads"
                + " the configuration on this machine; no server is asked.")
final class VoiceCommands implements Callable<Integer> {
    private static final String PROMPTS =
            "ask-for-pin, say-pin, message, try-again, verified, unverified, reported, goodbye";

    private final AdminCommand admin;
    private final VoiceOpener opener;

    @Option(
            names = "--config",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The server's configuration. Without it: defaults and environment variables.")
    private Optional<Path> config = Optional.empty();

    VoiceCommands(AdminCommand admin, VoiceOpener opener) {
        this.admin = admin;
        this.opener = opener;
    }

    @Override
    public Integer call() throws StartFailed, CommandFailed {
        Table table = new Table();
        table.heading("language", "letters", "voices");
        Prompts prompts = open();
        for (VoiceReport report : prompts.voices()) {
            table.row(
                    report.language().toLanguageTag(),
                    report.letters() ? "yes" : "no",
                    String.join(", ", report.voices()));
        }
        table.print(admin.screen());
        for (VoiceReport report : prompts.voices()) {
            report.problems()
                    .forEach(problem -> admin.screen().line(report.language().toLanguageTag() + ": " + problem));
        }
        return 0;
    }

    @Command(description = "Writes a prompt as callees hear it to a WAV file.")
    int render(
            @Parameters(paramLabel = "LANGUAGE", description = "Such as de or pt-BR.") String language,
            @Parameters(paramLabel = "PROMPT", description = PROMPTS + ".") String prompt,
            @Option(
                            names = "--pin",
                            paramLabel = "PIN",
                            description = "For say-pin, and for ask-for-pin where the PIN is said.")
                    Optional<String> pin,
            @Option(names = "--brand", paramLabel = "NAME", description = "Who calls.") Optional<String> brand,
            @Option(names = "--message", paramLabel = "TEXT", description = "For message.") Optional<String> message,
            @Option(names = "--slower", description = "As after the star key; for say-pin.") boolean slower,
            @Option(names = "--out", required = true, paramLabel = "FILE", description = "The file to write.") Path out)
            throws StartFailed, CommandFailed {
        Prompts prompts = open();
        Locale tag = Locale.forLanguageTag(language);
        if (!prompts.languages().contains(tag)) {
            throw new CommandFailed(CommandFailed.USAGE, "no voice speaks " + language + "; see ringtrue admin voices");
        }
        try {
            String name = brand.map(given -> new Brand(given).text()).orElse("");
            write(new Wish(prompts, tag, name, pin, message, slower).said(prompt), out);
            return 0;
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(CommandFailed.USAGE, String.valueOf(e.getMessage()));
        } catch (SpeechFailure e) {
            throw new CommandFailed(CommandFailed.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private record Wish(
            Prompts prompts, Locale tag, String name, Optional<String> pin, Optional<String> message, boolean slower) {
        Prompt said(String prompt) throws SpeechFailure, CommandFailed {
            return switch (prompt) {
                case "ask-for-pin" -> prompts.askForPin(new Wording(tag, name, pin.map(SpokenDigits::new), 1));
                case "say-pin" ->
                    prompts.sayPin(new PinWording(tag, name, new SpokenPin(needed("--pin", pin)), slower));
                case "message" -> prompts.message(tag, needed("--message", message));
                case "try-again" -> prompts.tryAgain(tag, true);
                case "verified" -> prompts.verified(tag);
                case "unverified" -> prompts.unverified(tag);
                case "reported" -> prompts.reported(tag);
                case "goodbye" -> prompts.goodbye(tag);
                default -> throw new CommandFailed(CommandFailed.USAGE, "PROMPT must be one of " + PROMPTS);
            };
        }
    }

    private void write(Prompt said, Path out) throws CommandFailed {
        try {
            WavFile.write(out, new Wave(Wave.TELEPHONE_RATE, said.sound().samples()));
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.REFUSED, "--out: cannot write " + out + ": " + e.getMessage());
        }
        admin.screen()
                .line("%s: %.1f s by %s"
                        .formatted(
                                out,
                                said.sound().length() / (double) Wave.TELEPHONE_RATE,
                                String.join(", ", said.voices())));
        admin.screen().line(said.text());
    }

    private Prompts open() throws StartFailed, CommandFailed {
        if (config.isPresent() && !Files.isReadable(config.get())) {
            throw new CommandFailed(CommandFailed.REFUSED, "--config: cannot read " + config.get());
        }
        return opener.open(config);
    }

    private static String needed(String option, Optional<String> given) throws CommandFailed {
        return given.orElseThrow(() -> new CommandFailed(CommandFailed.USAGE, option + " is needed for this prompt"));
    }
}
