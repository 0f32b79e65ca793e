package io.ringtrue.bench.answering;

import io.ringtrue.telephony.call.answering.AnswerTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The page `docs/answering.md`.
final class AnsweringPage {
    private final List<CorpusCall> calls;
    private final List<CorpusCall> test;
    private final Path folder;
    private final AnswerTree tree;
    private final String figures;

    AnsweringPage(List<CorpusCall> calls, Path folder, AnswerTree tree) throws IOException {
        this.calls = calls;
        this.test = calls.stream().filter(call -> call.share() == Share.TEST).toList();
        this.folder = folder;
        this.tree = tree;
        this.figures = measure();
    }

    /// The tables.
    String figures() {
        return figures;
    }

    String text() {
        return """
                # Who answered

                A call listens to the far end beside its prompt, from the first frame after the answer, and says human, machine or unsure, with a
                cause and the measured times. Unsure counts as human. This page is written by `bin/train-answering`.

                **Synthetic speech flatters.** All speech here comes from speech synthesizers over simulated lines: clear, without laughter,
                children, hesitation or music. Expect worse figures on real lines, for this detector and for the one beside it. The page compares
                two rules on the same sounds; it promises nothing about your country.

                ## How it judges

                - **Tones decide at once**: a pure, steady tone of 400 to 2000 Hz for at least 150 ms is a record beep; three rising tones come
                  before an announcement of the network; 1100 and 2100 Hz are a fax. Ring-back and busy tones decide nothing.
                - **Otherwise a decision tree** of at most six questions looks every 100 ms at words, bursts and pauses. Voice is what is 7 dB above
                  the noise floor, the quietest frame of the last two seconds. People say a few words and wait; machines go on.
                - The silence before the first word is no feature of the tree: it is no evidence, however long.
                - **Our own prompt** comes back as echo. When voice begins while we speak, 40 ms of it are searched in the last second that we
                  sent; if it is ours, the way of the echo is known, and each later frame is compared at that one place. Frames that are
                  mostly ours (correlation above 0.8) do not count as the far end's.
                - A person may turn out to be a machine, if "Hello?" and a pause are followed by a greeting. A machine stays a machine.

                ## The corpus

                """ + corpus() + figures;
    }

    private String corpus() {
        return String.format(
                Locale.ROOT,
                """
                `bin/make-answering-corpus` makes it from %d scripts in %d languages. No voice and no script is in both shares.

                | share | calls | persons | machines | voices | engines | languages |
                |---|--:|--:|--:|--:|--:|--:|
                %s%s
                Lines: µ-law and A-law, three in ten through GSM full rate before; speech at −35 to −10 dBm0; white or pink noise or hum
                10 to 30 dB below it, four people in the background 20 to 30 dB below it, or nothing; three in ten with 2 %% of the frames
                lost; one in five with its beginning cut off, the others after a silence of 0 to 8 s. One person in 33 says nothing at all.
                Fax and ring-back tones are not in it; their tests are.

                """,
                scripts(),
                count(calls, CorpusCall::language),
                share(Share.TUNING),
                share(Share.TEST));
    }

    private static int scripts() {
        try {
            return Script.all().size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String share(Share share) {
        List<CorpusCall> these =
                calls.stream().filter(call -> call.share() == share).toList();
        long machines = these.stream().filter(CorpusCall::isMachine).count();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d |%n",
                share.name().toLowerCase(Locale.ROOT),
                these.size(),
                these.size() - machines,
                machines,
                count(these, CorpusCall::voice),
                count(these, call -> call.voice().substring(0, 3)),
                count(these, CorpusCall::language));
    }

    private static long count(List<CorpusCall> calls, Function<CorpusCall, String> by) {
        return calls.stream().map(by).distinct().count();
    }

    private String measure() throws IOException {
        Tally ours = Tally.ofOurs(test, folder, tree);
        Tally amd = Tally.ofAmd(test, folder);
        List<CorpusCall> easy = test.stream().filter(CorpusCall::isEasy).toList();
        Tally tuned = Tally.ofOurs(
                calls.stream().filter(call -> call.share() == Share.TUNING).toList(), folder, tree);
        return "## Unseen voices and scripts\n\n"
                + "| | truth | called person | unsure | called machine | balanced accuracy |\n|---|---|--:|--:|--:|---|\n"
                + ours.rows("Ringtrue")
                + amd.rows("Asterisk's `app_amd` rule")
                + tuned.rows("Ringtrue, on the tuning share")
                + Tally.ofOurs(easy, folder, tree).rows("Ringtrue, easy calls")
                + Tally.ofAmd(easy, folder).rows("Asterisk's rule, easy calls")
                + "\nAsterisk's rule has its usual settings (initial silence 2500, greeting 1500, silence after it 800, 5000 in all, word 100,\n"
                + "between words 50, at most 2 words, threshold 256), written anew from its description. It calls a silence of 2.5 s a machine,\n"
                + "and noise above −39 dBm0 voice. Therefore the easy calls: the first sound within 2 s, and noise below −45 dBm0.\n\n"
                + "| time to the judgement, from the first sound | machines, p50 | p95 | persons, p50 | p95 |\n|---|--:|--:|--:|--:|\n"
                + ours.times("Ringtrue")
                + amd.times("Asterisk's rule")
                + "\nUnsure counts as person from the start, so a person's time says little.\n\n"
                + table("language", CorpusCall::language)
                + table("kind", CorpusCall::kind);
    }

    private String table(String by, Function<CorpusCall, String> key) throws IOException {
        StringBuilder rows = new StringBuilder(
                "| " + by
                        + " | calls | Ringtrue: machines found | people lost | Asterisk's rule: found | lost |\n|---|--:|--:|--:|--:|--:|\n");
        var groups = test.stream().collect(Collectors.groupingBy(key, java.util.TreeMap::new, Collectors.toList()));
        for (var group : groups.entrySet()) {
            Tally ours = Tally.ofOurs(group.getValue(), folder, tree);
            Tally amd = Tally.ofAmd(group.getValue(), folder);
            rows.append("| " + group.getKey() + " | " + ours.calls() + ours.found() + amd.found() + " |\n");
        }
        return rows.append('\n').toString();
    }
}
