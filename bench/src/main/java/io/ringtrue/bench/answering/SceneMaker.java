package io.ringtrue.bench.answering;

import io.ringtrue.telephony.audio.Level;
import io.ringtrue.telephony.audio.Tones;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Makes people and machines of one share: who says what, and when.
///
/// People say a few words, wait for the caller, and often speak again; some talk long. Machines go on until
/// their beep. Both may be silent for eight seconds first, and the first words may be cut off.
final class SceneMaker {
    private static final double SPEECH_DBM0 = -19;
    private static final int LONGEST_SILENCE = 8_000;
    private static final int PERSON_LISTENS = 6_000;

    private final Recordings recordings;
    private final List<Speaker> speakers;
    private final List<Script> scripts;
    private final Random random;

    SceneMaker(Recordings recordings, List<Speaker> speakers, List<Script> scripts, Share share, long seed) {
        this.recordings = recordings;
        this.speakers = speakers.stream().filter(each -> each.share() == share).toList();
        this.scripts = scripts.stream().filter(each -> each.share() == share).toList();
        this.random = new Random(seed);
    }

    Scene person() throws IOException {
        Script script = script(Script.Kind.PERSON, language());
        Speaker speaker = speaker(script);
        Tape tape = new Tape();
        boolean cut = random.nextInt(5) == 0;
        int silence = cut ? 0 : silence();
        tape.pause(silence);
        boolean mute = random.nextInt(33) == 0;
        if (!mute) {
            say(tape, speaker, script, cut);
            if (random.nextInt(12) == 0)
                say(tape.pause(millis(400, 1_200)), speaker, more(Script.Kind.PERSON, speaker), false);
            if (random.nextInt(100) < 45)
                say(tape.pause(millis(900, 4_000)), speaker, more(Script.Kind.FOLLOW, speaker), false);
            if (random.nextInt(100) < 20)
                say(tape.pause(millis(900, 4_000)), speaker, more(Script.Kind.FOLLOW, speaker), false);
        }
        tape.pause(PERSON_LISTENS);
        return new Scene(false, tape.samples(), silence, script.language(), name(speaker), mute ? "mute" : "person");
    }

    Scene machine() throws IOException {
        int dice = random.nextInt(100);
        Script.Kind kind =
                dice < 75 ? Script.Kind.MAILBOX : dice < 93 ? Script.Kind.ANNOUNCEMENT : Script.Kind.SCREENING;
        Script script = script(kind, kind == Script.Kind.SCREENING ? "en" : language());
        Speaker speaker = speaker(script);
        Tape tape = new Tape();
        boolean cut = random.nextInt(5) == 0;
        int silence = cut ? 0 : silence();
        tape.pause(silence);
        if (kind == Script.Kind.ANNOUNCEMENT && random.nextInt(10) < 4) networkTones(tape);
        say(tape, speaker, script, cut);
        if (kind == Script.Kind.ANNOUNCEMENT && random.nextInt(5) > 0)
            say(tape.pause(millis(800, 2_000)), speaker, script, false);
        if (kind != Script.Kind.ANNOUNCEMENT && random.nextInt(100) < 85) beep(tape.pause(millis(100, 1_500)));
        tape.pause(4_000);
        return new Scene(
                true,
                tape.samples(),
                silence,
                script.language(),
                name(speaker),
                kind.name().toLowerCase(java.util.Locale.ROOT));
    }

    /// Four people who talk in the background, without end.
    short[] babble() throws IOException {
        short[] all = new short[30 * 8_000];
        for (int talker = 0; talker < 4; talker++) {
            Tape tape = new Tape();
            Script script = script(Script.Kind.MAILBOX, language());
            Speaker speaker = speaker(script);
            while (tape.millis() < 30_000) {
                say(tape, speaker, more(Script.Kind.MAILBOX, speaker), false);
                tape.pause(millis(100, 800));
            }
            short[] voice = tape.samples();
            for (int i = 0; i < all.length; i++) all[i] += (short) (voice[i] / 4);
        }
        return all;
    }

    private static String name(Speaker speaker) {
        return speaker.engine() + ":" + speaker.name();
    }

    /// English counts three times.
    private String language() {
        List<String> languages =
                scripts.stream().map(Script::language).distinct().toList();
        int place = random.nextInt(languages.size() + 2);
        return place < languages.size() ? languages.get(place) : "en";
    }

    private Script script(Script.Kind kind, String language) {
        return any(scripts.stream()
                .filter(each -> each.kind() == kind && each.language().equals(language))
                .toList());
    }

    private @Nullable Script more(Script.Kind kind, Speaker speaker) {
        return script(kind, speaker.language());
    }

    /// An engine first and then one of its voices: the one with many voices must not outweigh the others.
    private Speaker speaker(Script script) {
        List<Speaker> able = recordings.speakers(speakers, script);
        Speaker.Engine engine =
                any(able.stream().map(Speaker::engine).distinct().toList());
        return any(able.stream().filter(each -> each.engine() == engine).toList());
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private void say(Tape tape, Speaker speaker, @Nullable Script script, boolean cut) throws IOException {
        short[] said = script == null ? null : recordings.of(speaker, script);
        if (said == null) return;
        int from = cut ? Math.min(said.length / 2, millis(50, 400) * 8) : 0;
        double gain = Level.gain(Level.activeSpeech(said), SPEECH_DBM0);
        short[] louder = new short[said.length - from];
        for (int i = 0; i < louder.length; i++) louder[i] = PhoneLine.clamped(said[from + i] * gain);
        tape.add(louder);
    }

    /// 0 to 8 s, short ones more often.
    private int silence() {
        double part = random.nextDouble();
        return (int) (part * part * LONGEST_SILENCE);
    }

    private int millis(int least, int most) {
        return least + random.nextInt(most - least);
    }

    private void networkTones(Tape tape) {
        int length = random.nextBoolean() ? 330 : 380;
        for (int hz : new int[] {950, 1_400, 1_800}) tape.add(Tones.sine(hz, -20, Duration.ofMillis(length)));
        tape.pause(millis(100, 700));
    }

    private void beep(Tape tape) {
        int hz = random.nextBoolean() ? any(List.of(425, 440, 800, 1_000, 1_400)) : millis(480, 1_900);
        tape.add(Tones.sine(hz, SPEECH_DBM0 + random.nextInt(10) - 5, Duration.ofMillis(millis(160, 1_000))));
    }
}
