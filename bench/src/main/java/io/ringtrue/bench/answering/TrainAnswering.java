package io.ringtrue.bench.answering;

import io.ringtrue.telephony.call.answering.AnswerTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Trains the tree and measures it: `bin/train-answering DIR`, where DIR has a corpus. Writes the tree's
/// resource and `docs/answering.md`. The same corpus gives the same tree.
public final class TrainAnswering {
    private TrainAnswering() {}

    /// @param args the corpus; the file of the tree; the page; and `check` if no new tree is wanted
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Path resource = Path.of(args[1]);
        List<CorpusCall> calls = CorpusCall.read(folder);
        if (args.length < 4) Files.writeString(resource, header(calls) + train(calls, folder));
        AnswerTree tree = AnswerTree.parse(Files.readString(resource));
        AnsweringPage page = new AnsweringPage(calls, folder, tree);
        Files.writeString(Path.of(args[2]), page.text());
        System.out.print(page.figures());
    }

    private static String train(List<CorpusCall> calls, Path folder) throws IOException {
        List<Measured> data = new ArrayList<>();
        for (CorpusCall call : calls) {
            if (call.share() == Share.TUNING) data.add(Measured.of(call, call.sound(folder)));
        }
        return new TreeTrainer(data).tree();
    }

    private static String header(List<CorpusCall> calls) {
        long tuning =
                calls.stream().filter(call -> call.share() == Share.TUNING).count();
        return "# Written by bin/train-answering on " + tuning + " synthesized calls. Do not edit: train it anew.\n";
    }
}
