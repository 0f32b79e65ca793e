package io.ringtrue.trials;

import io.ringtrue.trials.experiments.Catalogue;
import io.ringtrue.trials.experiments.Experiment;
import io.ringtrue.trials.experiments.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What was asked for on the command line.
///
/// @param given values by option, without the dashes
record Options(Map<String, String> given) {
    private static final String HELP = """
            bin/faults [OPTION…]   breaks an installation on purpose and judges whether it kept its promises

              --only F1,F2         these experiments; without it: all, one after the other
              --seed N             a fixed seed for people and PINs; without it: a fresh one each time, which is printed
              --minutes M          how long an experiment goes on that could go on for ever (4)
              --store STORE        sqlite or postgresql, for experiments that run on either
              --results FILE       where results are added, one JSON object a line (trials/target/results.jsonl)
              --page FILE          runs nothing: writes the page from all results so far
              --server PROGRAM     what starts a node, with `serve --config FILE` behind it (./ringtrue)
              --list               lists the experiments

            Against an installation that runs already (only experiments marked "anywhere"):
              --url URL            its HTTP API
              --token-file FILE    its admin token
              --phone-port P       its trunk must be sip:THIS-HOST:P (5070)
              --callback-port Q    its callbacks.allowed-ports and allowed-networks must permit 127.0.0.1:Q (8099)

            Each experiment starts nodes of its own with ./ringtrue, in a folder under /tmp that is kept when a promise was broken. Those
            on PostgreSQL start a cluster of their own. F11 mounts a small file system and needs root; F12 needs libfaketime.
            Printed are n, violations by invariant, and what all sides saw of the first order that a violation is about.
            Status: 0 every promise was kept, 1 one was broken, 2 wrong option, 3 an experiment could not be carried out.
            """;

    private static final Set<String> NAMES = Set.of(
            "only",
            "seed",
            "minutes",
            "store",
            "results",
            "page",
            "url",
            "token-file",
            "phone-port",
            "callback-port",
            "server");

    /// Prints help, the list or what is wrong, and ends, where that is all there is to do.
    static Options readOrExit(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].replaceFirst("^--", "");
            switch (name) {
                case "help", "-h" -> exit(0, HELP);
                case "list" -> exit(0, list());
                default -> {
                    if (!NAMES.contains(name)) exit(2, "bin/faults: there is no option " + arguments[i] + "\n" + HELP);
                    if (i + 1 == arguments.length) exit(2, "bin/faults: " + arguments[i] + " needs a value");
                    given.put(name, arguments[++i]);
                }
            }
        }
        Options options = new Options(given);
        try {
            options.chosen();
            options.seed();
            options.length();
            options.store();
        } catch (IllegalArgumentException wrong) {
            exit(2, "bin/faults: " + wrong.getMessage());
        }
        return options;
    }

    private static void exit(int status, String text) {
        (status == 0 ? System.out : System.err).println(text);
        System.exit(status);
    }

    private static String list() {
        return Catalogue.all().stream()
                .map(it -> it + (it.anywhere() ? " · anywhere" : ""))
                .collect(Collectors.joining("\n"));
    }

    List<Experiment> chosen() {
        List<String> wanted =
                value("only").map(text -> List.of(text.split(","))).orElse(List.of());
        List<String> unknown = new ArrayList<>(wanted);
        unknown.removeAll(Catalogue.all().stream().map(Experiment::id).toList());
        if (!unknown.isEmpty()) throw new IllegalArgumentException("--only: there is no experiment " + unknown);
        return Catalogue.all().stream()
                .filter(it -> wanted.isEmpty() || wanted.contains(it.id()))
                .filter(it -> value("url").isEmpty() || it.anywhere())
                .filter(it -> store().isEmpty() || it.runsOn(store().get()))
                .toList();
    }

    Optional<Long> seed() {
        return value("seed").map(text -> number("seed", text));
    }

    Duration length() {
        return Duration.ofMinutes(number("minutes", value("minutes").orElse("4")));
    }

    Optional<Store> store() {
        return value("store").map(text -> {
            try {
                return Store.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException _) {
                throw new IllegalArgumentException("--store is sqlite or postgresql, not \"" + text + "\"");
            }
        });
    }

    Path results() {
        return Path.of(value("results").orElse("trials/target/results.jsonl"));
    }

    /// Empty: none is written.
    Path page() {
        return Path.of(value("page").orElse(""));
    }

    /// The program that starts a node.
    Path server() {
        return Path.of(value("server").orElse("ringtrue")).toAbsolutePath();
    }

    Optional<URI> url() {
        return value("url").map(URI::create);
    }

    String adminToken() throws IOException {
        return Files.readString(Path.of(value("token-file")
                        .orElseThrow(() -> new IllegalArgumentException("--url needs --token-file"))))
                .strip();
    }

    int phonePort() {
        return (int) number("phone-port", value("phone-port").orElse("5070"));
    }

    int callbackPort() {
        return (int) number("callback-port", value("callback-port").orElse("8099"));
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name));
    }

    private static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("--" + name + " is a whole number, not \"" + text + "\"");
        }
    }
}
