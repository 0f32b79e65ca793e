package io.ringtrue.bench;

import io.ringtrue.numbers.CompiledNumbers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The Java sides of the comparison with peers, in a process of their own like the others: does the chunks of a file
/// that standard input asks for (see [PeerProcess]): `from to` in, `nanoseconds valid` out.
///
/// Arguments: the file, `ringtrue` or `libphonenumber`.
final class NumberChunks {

    private static final ProcessClock CLOCK = new ProcessClock();

    private NumberChunks() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = Files.readAllLines(Path.of(arguments[0]));
        NumberWork side = arguments[1].equals("ringtrue")
                ? new OurWork(CompiledNumbers.load().lookup())
                : new LibphonenumberWork();
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] range = line.split(" ");
            System.out.println(work(side, texts.subList(Integer.parseInt(range[0]), Integer.parseInt(range[1]))));
        }
    }

    private static String work(NumberWork side, List<String> texts) {
        long before = CLOCK.nanos();
        long valid = 0;
        for (String text : texts) valid += side.look(text) & 1;
        return (CLOCK.nanos() - before) + " " + valid;
    }
}
