package io.ringtrue.bench.answering;

import io.ringtrue.telephony.call.answering.AnswerDetector;
import io.ringtrue.telephony.call.answering.AnswerTree;
import io.ringtrue.telephony.call.answering.OwnVoice;
import io.ringtrue.telephony.call.answering.Sign;
import io.ringtrue.telephony.call.answering.WhoAnswered;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Counts the judgements about some calls: rows are the truth, columns person, unsure, machine.
final class Tally {
    private final int[][] counts = new int[2][3];
    private final List<Integer> toMachine = new ArrayList<>();
    private final List<Integer> toPerson = new ArrayList<>();

    /// What the detector says at the end of each call. A machine's time counts from its first sound.
    static Tally ofOurs(List<CorpusCall> calls, Path folder, AnswerTree tree) throws IOException {
        Tally tally = new Tally();
        for (CorpusCall call : calls) {
            short[] sound = call.sound(folder);
            AnswerDetector detector = new AnswerDetector(tree, OwnVoice.UNKNOWN);
            for (int at = 0; at + AnswerDetector.FRAME <= sound.length; at += AnswerDetector.FRAME)
                detector.hear(sound, at);
            WhoAnswered who = detector.who();
            int millis = (int) who.after().toMillis() - call.speechAt();
            tally.count(call.isMachine(), column(who.sign()), millis);
            boolean wrong = who.sign().isMachine() != call.isMachine();
            if (wrong && Boolean.getBoolean("show"))
                System.out.println(who.sign() + " " + call.row() + " " + who.times());
        }
        return tally;
    }

    private static int column(Sign sign) {
        if (sign.isMachine()) return 2;
        return sign.isPerson() ? 0 : 1;
    }

    /// What Asterisk's rule says.
    static Tally ofAmd(List<CorpusCall> calls, Path folder) throws IOException {
        Tally tally = new Tally();
        for (CorpusCall call : calls) {
            AmdRule rule = new AmdRule();
            int column = switch (rule.judge(call.sound(folder))) {
                case HUMAN -> 0;
                case NOT_SURE -> 1;
                case MACHINE -> 2;
            };
            tally.count(call.isMachine(), column, rule.millis() - call.speechAt());
        }
        return tally;
    }

    private void count(boolean isMachine, int column, int millis) {
        counts[isMachine ? 1 : 0][column]++;
        if (isMachine && column == 2) toMachine.add(millis);
        if (!isMachine && column == 0) toPerson.add(millis);
    }

    /// The mean of both rates of right judgements; unsure counts as person.
    double balancedAccuracy() {
        return (1 - lostPeople() + (double) counts[1][2] / total(1)) / 2;
    }

    /// The part of the people that is called machine.
    double lostPeople() {
        return (double) counts[0][2] / total(0);
    }

    private int total(int row) {
        return Math.max(1, Arrays.stream(counts[row]).sum());
    }

    int calls() {
        return Arrays.stream(counts[0]).sum() + Arrays.stream(counts[1]).sum();
    }

    /// Rows of a table in Markdown.
    String rows(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | person | %d | %d | %d | |%n| | machine | %d | %d | %d | **%.1f %%**, people lost %.1f %% |%n",
                name,
                counts[0][0],
                counts[0][1],
                counts[0][2],
                counts[1][0],
                counts[1][1],
                counts[1][2],
                100 * balancedAccuracy(),
                100 * lostPeople());
    }

    /// Two cells of a table: machines found and people lost.
    String found() {
        return cell(counts[1][2], Arrays.stream(counts[1]).sum())
                + cell(counts[0][2], Arrays.stream(counts[0]).sum());
    }

    private static String cell(int part, int all) {
        return all == 0 ? " | –" : " | " + part + " of " + all;
    }

    String times(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s |%n",
                name,
                seconds(toMachine, 50),
                seconds(toMachine, 95),
                seconds(toPerson, 50),
                seconds(toPerson, 95));
    }

    private static String seconds(List<Integer> millis, int percentile) {
        if (millis.isEmpty()) return "–";
        List<Integer> sorted = millis.stream().sorted().toList();
        return String.format(Locale.ROOT, "%.1f s", sorted.get((sorted.size() - 1) * percentile / 100) / 1000.0);
    }
}
