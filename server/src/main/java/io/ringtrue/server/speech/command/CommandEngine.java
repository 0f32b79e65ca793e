package io.ringtrue.server.speech.command;

import io.ringtrue.server.speech.SpeechEngine;
import io.ringtrue.server.speech.SpeechFailure;
import io.ringtrue.server.speech.engine.Decoding;
import io.ringtrue.server.speech.engine.Scripts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;

/// A program that reads a text and writes a WAV file: one voice of one language.
public final class CommandEngine implements SpeechEngine {
    /// Controls, and what some program takes as markup, phonemes (`[[`) or a command.
    private static final Pattern UNSPOKEN = Pattern.compile("[\\p{C}\\[\\]<>{}\\\\|^`~_=*]+");

    /// Synthesis takes a processor; calls need one, too.
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private final String id;
    private final Locale language;
    private final Program program;

    /// @param id with version and voice, such as `espeak-ng-2023-11-22/de`
    /// @param command the program and its arguments; nothing of a text is added to them
    /// @param limit for one text
    /// @param threads platform threads
    public CommandEngine(String id, Locale language, List<String> command, Duration limit, ThreadFactory threads) {
        this.id = id;
        this.language = language;
        this.program = new Program(command, limit, Decoding.MOST_OCTETS, threads);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean speaks(Locale language) {
        return language.equals(this.language);
    }

    @Override
    public boolean reads(String text) {
        return Scripts.read(language, text);
    }

    @Override
    public short[] synthesize(String text, Locale language) throws SpeechFailure {
        try {
            AT_ONCE.acquire();
            try {
                return Decoding.wav(id, program.run(UNSPOKEN.matcher(text).replaceAll(" ") + "\n"));
            } finally {
                AT_ONCE.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SpeechFailure(id + " was interrupted", e);
        } catch (IOException e) {
            throw new SpeechFailure(id + " failed: it " + e.getMessage(), e);
        }
    }
}
