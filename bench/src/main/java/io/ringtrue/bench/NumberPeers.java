package io.ringtrue.bench;

import io.ringtrue.numbers.oracle.NumberMix;
import io.ringtrue.numbers.oracle.NumberMix.Regions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Five libraries and we on the same file: parse, valid, region, type, E.164, and the carrier where it is
/// known. Each in a process of its own, taking turns chunk by chunk; each number once a side. Loading and
/// warm-up do not count; the processor time of the whole process does, garbage collector and compiler
/// included.
///
/// Arguments: a folder with the peers, chunks per mix (15), the seed (a fresh one).
final class NumberPeers {

    private static final int CHUNK = 20_000;
    private static final int WARM_UP_CHUNKS = 5;
    private static final int DAMAGED_PERCENT = 20;

    /// @param note what else to know of it
    private record Peer(String name, String note, List<String> command) {}

    private final Path folder;
    private final int chunks;
    private final long seed;

    private NumberPeers(Path folder, int chunks, long seed) {
        this.folder = folder;
        this.chunks = chunks;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int chunks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : new SplittableRandom().nextLong();
        System.out.printf(
                "seed %d; %d chunks of %,d numbers a mix after %d to warm up, %d %% damaged, each number once a side%n",
                seed, chunks, CHUNK, WARM_UP_CHUNKS, DAMAGED_PERCENT);
        NumberPeers bench = new NumberPeers(folder, chunks, seed);
        bench.measure(Regions.CRM);
        bench.measure(Regions.WORLD);
    }

    private List<Peer> peers() throws IOException {
        return List.of(
                new Peer("Ringtrue", "with carrier", java("ringtrue")),
                new Peer("libphonenumber, Java", "9.0.43, with carrier", java("libphonenumber")),
                new Peer(
                        "libphonenumber-js, max",
                        version("libphonenumber-js") + ", no carrier",
                        node("libphonenumber-js")),
                new Peer(
                        "google-libphonenumber",
                        version("google-libphonenumber") + ", no carrier",
                        node("google-libphonenumber")),
                new Peer(
                        "libphonenumber, C++",
                        "Debian's, old metadata, no carrier",
                        List.of(folder.resolve("libphonenumber").toString(), PeerProcess.FILE)));
    }

    private void measure(Regions regions) throws IOException {
        Path numbers = folder.resolve("numbers-" + regions + ".txt");
        write(regions, numbers);
        List<Peer> peers = peers();
        List<PeerProcess> processes = new ArrayList<>();
        try {
            for (Peer peer : peers) processes.add(PeerProcess.start(peer.command, numbers));
            double[][] nanos = new double[peers.size()][chunks];
            long[] valid = new long[peers.size()];
            for (int chunk = -WARM_UP_CHUNKS; chunk < chunks; chunk++) {
                int from = (chunk + WARM_UP_CHUNKS) * CHUNK;
                for (int turn = 0; turn < peers.size(); turn++) {
                    // Another one comes first each time.
                    int peer = Math.floorMod(turn + chunk, peers.size());
                    PeerProcess.Answer answer = processes.get(peer).work(from, from + CHUNK);
                    if (chunk < 0) continue;
                    nanos[peer][chunk] = (double) answer.nanos() / CHUNK;
                    valid[peer] += answer.valid();
                }
            }
            print(regions, peers, nanos, valid);
        } finally {
            processes.forEach(PeerProcess::close);
        }
    }

    private void print(Regions regions, List<Peer> peers, double[][] nanos, long[] valid) {
        System.out.printf("%n%-24s %12s %10s %18s%n", regions, "ns a number", "ratio", "valid of " + chunks * CHUNK);
        for (int i = 0; i < peers.size(); i++) {
            double[] ratios = new double[chunks];
            for (int chunk = 0; chunk < chunks; chunk++) ratios[chunk] = nanos[i][chunk] / nanos[0][chunk];
            System.out.printf(
                    "%-24s %,12.0f %10.1f %,18d  %s%n",
                    peers.get(i).name, median(nanos[i]), median(ratios), valid[i], peers.get(i).note);
        }
    }

    private void write(Regions regions, Path file) throws IOException {
        NumberMix mix = new NumberMix(regions, DAMAGED_PERCENT, seed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < (WARM_UP_CHUNKS + chunks) * CHUNK; i++)
                out.append(mix.next()).append('\n');
        }
    }

    private static List<String> java(String side) {
        String java = ProcessHandle.current().info().command().orElse("java");
        String classPath = System.getProperty("java.class.path");
        return List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                NumberChunks.class.getName(),
                PeerProcess.FILE,
                side);
    }

    private List<String> node(String peer) {
        return List.of("node", folder.resolve(peer + ".mjs").toString(), PeerProcess.FILE);
    }

    private String version(String peer) throws IOException {
        String pinned = Files.readString(folder.resolve("package.json"));
        return pinned.replaceFirst("(?s).*\"" + peer + "\": \"([^\"]*)\".*", "$1");
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
