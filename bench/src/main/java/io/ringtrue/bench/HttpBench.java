package io.ringtrue.bench;

import io.ringtrue.numbers.oracle.NumberMix;
import io.ringtrue.numbers.oracle.NumberMix.Regions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Validations over HTTP: our server as it is packaged, recording usage durably, and a Fastify server doing the same
/// JSON job without recording. Both on one core, wrk on another, rounds taking turns; different numbers all the time.
///
/// Arguments: a folder with the peers, rounds each (3), seconds a round (10), the seed (a fresh one). Fails when an
/// answer is not 2xx.
final class HttpBench {

    private static final String SERVER_CORE = "0";
    private static final String LOAD_CORE = "1";
    private static final int NUMBERS = 250_000;
    private static final int DAMAGED_PERCENT = 20;
    private static final int COMPARED = 1_000;
    /// Fewer leave parts of the path that are taken seldom uncompiled.
    private static final int WARM_UP_ANSWERS = 300_000;
    /// On one core the JVM's compilers take a third of the processor for the first rounds, and so from every answer.
    /// A contender is warm when they took less than this share of a round.
    private static final double WARM_COMPILING = 0.03;
    private static final int MOST_WARM_UP_ROUNDS = 40;
    private static final int NANOS_A_MICRO = 1_000;
    private static final String USER = "bench@example.com";
    private static final String PASS = "correct horse battery";
    /// What both sides must say alike; carriers and shared regions' main country are beyond the peer.
    private static final Pattern VERDICT = Pattern.compile("\"action\":\"(\\w+)\"");

    /// @param processorMicros the server's own, for one answer; it tells more than the rate on a machine that is busy
    /// @param compiling the part of the processor time that the JVM's compilers took
    private record Round(HttpLoad.Result load, double processorMicros, double compiling) {}

    private final List<HttpContender> contenders;
    private final List<List<Round>> results = new ArrayList<>();
    private final HttpLoad load;
    private long line;

    private HttpBench(List<HttpContender> contenders, HttpLoad load) {
        this.contenders = contenders;
        this.load = load;
        for (HttpContender _ : contenders) results.add(new ArrayList<>());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path peers = Path.of(arguments[0]);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int seconds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : new SplittableRandom().nextLong();
        System.out.printf(
                "seed %d; %,d numbers of the large countries, %d %% damaged; server on core %s, wrk on core %s%n",
                seed, NUMBERS, DAMAGED_PERCENT, SERVER_CORE, LOAD_CORE);
        Path folder = Files.createTempDirectory("ringtrue-http-bench");
        Path bodies = folder.resolve("bodies");
        write(bodies, seed);
        try (HttpContender ours = HttpContender.ringtrue(SERVER_CORE, folder.resolve("ringtrue"), USER, PASS);
                HttpContender fastify =
                        HttpContender.fastify(SERVER_CORE, folder.resolve("fastify"), peers, USER, PASS)) {
            HttpBench bench = new HttpBench(List.of(ours, fastify), new HttpLoad(LOAD_CORE, folder, bodies));
            bench.compare(bodies);
            bench.warmUp(seconds);
            for (int i = 1; i <= rounds; i++) {
                bench.round(seconds);
                bench.print("round " + i, rows -> rows.getLast());
            }
            bench.print("median of " + rounds, HttpBench::median);
            if (bench.failed()) System.exit(1);
        }
    }

    /// Who does not validate alike does not do the same job.
    private void compare(Path bodies) throws IOException, InterruptedException {
        List<String> asked;
        try (var lines = Files.lines(bodies)) {
            asked = lines.limit(COMPARED).toList();
        }
        int alike = 0;
        for (String body : asked) {
            String first = verdict(contenders.getFirst().validate(body).body());
            String second = verdict(contenders.getLast().validate(body).body());
            if (first.equals(second)) alike++;
        }
        System.out.printf("same verdict on %,d of %,d%n", alike, asked.size());
    }

    private static String verdict(String answer) {
        Matcher verdict = VERDICT.matcher(answer);
        if (!verdict.find()) throw new IllegalStateException("no verdict in " + answer);
        return verdict.group(1);
    }

    private void warmUp(int seconds) throws IOException {
        int rounds = 0;
        do {
            round(seconds);
            rounds++;
        } while (!warm() && rounds < MOST_WARM_UP_ROUNDS);
        System.out.printf(
                "%s after %d rounds; the compilers took %.1f %% of the last%n",
                warm() ? "warm" : "NOT warm", rounds, 100 * lastCompiling());
        results.forEach(List::clear);
    }

    private boolean warm() {
        long fewest = results.stream().mapToLong(HttpBench::answers).min().orElseThrow();
        return fewest >= WARM_UP_ANSWERS && lastCompiling() < WARM_COMPILING;
    }

    private double lastCompiling() {
        return results.stream()
                .mapToDouble(rounds -> rounds.getLast().compiling)
                .max()
                .orElseThrow();
    }

    private static long answers(List<Round> rounds) {
        return rounds.stream().mapToLong(round -> round.load.answers()).sum();
    }

    private void round(int seconds) throws IOException {
        for (int i = 0; i < contenders.size(); i++) {
            HttpContender contender = contenders.get(i);
            Duration before = contender.processorTime();
            Duration compiledBefore = contender.compiling();
            HttpLoad.Result result = load.run(contender.url(), seconds, line);
            Duration spent = contender.processorTime().minus(before);
            Duration compiling = contender.compiling().minus(compiledBefore);
            results.get(i)
                    .add(new Round(
                            result,
                            (double) spent.toNanos() / NANOS_A_MICRO / result.answers(),
                            (double) compiling.toNanos() / spent.toNanos()));
        }
        line += results.getLast().getLast().load.answers();
    }

    private interface Choice {
        Round of(List<Round> rounds);
    }

    private void print(String what, Choice choice) {
        for (int i = 0; i < contenders.size(); i++) {
            Round round = choice.of(results.get(i));
            HttpLoad.Result result = round.load;
            System.out.printf(
                    "%-12s %-28s %,8.0f/s  %6.1f us CPU each  p50 %6.2f ms  p99 %6.2f ms  not 2xx %d  broken %d%n",
                    i == 0 ? what : "",
                    contenders.get(i).name(),
                    result.perSecond(),
                    round.processorMicros,
                    result.medianMillis(),
                    result.p99Millis(),
                    result.refused(),
                    result.broken());
        }
        Round ours = choice.of(results.getFirst());
        Round theirs = choice.of(results.getLast());
        System.out.printf(
                "%-12s ratio %.2f, by processor time %.2f%n",
                "", ours.load.perSecond() / theirs.load.perSecond(), theirs.processorMicros / ours.processorMicros);
    }

    private static Round median(List<Round> rounds) {
        List<Round> sorted = new ArrayList<>(rounds);
        sorted.sort(Comparator.comparingDouble(round -> round.load.perSecond()));
        return sorted.get(sorted.size() / 2);
    }

    private boolean failed() {
        return results.stream().flatMap(List::stream).anyMatch(round -> round.load.refused() > 0);
    }

    private static void write(Path bodies, long seed) throws IOException {
        NumberMix mix = new NumberMix(Regions.CRM, DAMAGED_PERCENT, seed);
        try (BufferedWriter out = Files.newBufferedWriter(bodies)) {
            for (int i = 0; i < NUMBERS; i++) {
                out.append("""
                        {"user":"%s","pass":"%s","service":"PhoneMatch5.0.Validate","reference":"%d",\
                        "target":{"phone":"%s","invalid_phonelinetypes":["voip"]}}
                        """.formatted(USER, PASS, i, mix.next()));
            }
        }
    }
}
