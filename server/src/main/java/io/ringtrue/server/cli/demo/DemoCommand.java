package io.ringtrue.server.cli.demo;

import io.ringtrue.server.cli.demo.DemoCall.Role;
import io.ringtrue.server.cli.server.RunningServer;
import io.ringtrue.server.cli.server.ServerStarter.StartFailed;
import io.ringtrue.server.cli.server.Surroundings;
import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.Screen;
import io.ringtrue.server.cli.terminal.Screen.Colour;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ringtrue demo`: everything at once, with nothing to set up: a server in a temporary folder, the built-in
/// carrier, and two real calls placed over the public HTTP API.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a sandbox server with the built-in carrier in a temporary folder and verifies two numbers at once:"
                    + " one callee keys the right PIN, the other a wrong one three times.",
            "Then shows what to try, and runs until Ctrl-C."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Surroundings surroundings;
    private final Screen screen;
    private final long begin = System.nanoTime();

    @Option(
            names = "--exit",
            description = "End after both calls, with status 0 only if the right callback said matched=true and the"
                    + " wrong one matched=false (60 s at most).")
    private boolean exit;

    public DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.screen = surroundings.screen();
    }

    @Override
    public Integer call() throws StartFailed, CommandFailed, InterruptedException, IOException {
        DemoFolder folder = DemoFolder.create();
        try (CallbackReceiver receiver = CallbackReceiver.open(surroundings.virtualThreads())) {
            screen.line("Starting a sandbox server with the built-in carrier …");
            RunningServer server = surroundings.starter().start(settings(folder, receiver), Optional.empty());
            // Ctrl-C ends the process without running the finally blocks, so delete the folder here.
            Runtime.getRuntime().addShutdownHook(surroundings.platformThreads().newThread(() -> {
                server.stop();
                folder.delete();
            }));
            try {
                return callBoth(server, receiver, folder);
            } finally {
                server.stop();
            }
        } finally {
            folder.delete();
        }
    }

    /// The sample credentials are public, so the server listens on this machine only. All ports are free
    /// ones, so the demo also runs where 5060 is taken.
    private static Map<String, Object> settings(DemoFolder folder, CallbackReceiver receiver) {
        return Map.of(
                "ringtrue.sandbox", "true",
                "ringtrue.data-dir", folder.path().toString(),
                "ringtrue.callbacks.allowed-networks", "127.0.0.1/32",
                "ringtrue.callbacks.allowed-ports", Integer.toString(receiver.port()),
                "ringtrue.sip.port", "0",
                "server.address", "127.0.0.1",
                "server.port", "0",
                "logging.level.root", "WARN",
                "spring.main.banner-mode", "off");
    }

    private int callBoth(RunningServer server, CallbackReceiver receiver, DemoFolder folder)
            throws CommandFailed, InterruptedException, IOException {
        String base = "http://127.0.0.1:" + server.port();
        say("ready at " + base);
        try (HttpClient http = HttpClient.newHttpClient()) {
            CustomerClient client = new CustomerClient(http, base);
            Map<Role, String> failures = verify(server, receiver, client);
            screen.line("");
            failures.forEach((role, failure) -> screen.line(screen.paint(Colour.RED, role.label + ": " + failure)));
            if (exit) {
                if (!failures.isEmpty()) {
                    throw new CommandFailed(CommandFailed.REFUSED, "the demo did not end as it must");
                }
                say("both callbacks said what they should");
                return 0;
            }
            String link = new DemoOwner(http, base, folder.path()).link();
            screen.line("The dashboard is at " + base + ". This link signs you in once, within ten minutes:");
            screen.line("");
            screen.line("  " + screen.paint(Colour.GREEN, link));
            screen.line("");
        }
        server.callees().keys(Role.RIGHT.number, List.of(DemoGuide.PIN));
        new DemoGuide(base, receiver.url("/callback/yours")).lines().forEach(screen::line);
        server.awaitStop();
        return 0;
    }

    /// @return what went wrong, by call; empty when nothing did
    private Map<Role, String> verify(RunningServer server, CallbackReceiver receiver, CustomerClient client)
            throws InterruptedException {
        String rightPin = sixDigits();
        String wrongPin = sixDigits();
        server.callees().keys(Role.RIGHT.number, List.of(rightPin));
        server.callees().keys(Role.WRONG.number, Collections.nCopies(3, otherThan(wrongPin)));
        Map<Role, String> failures = new ConcurrentHashMap<>();
        List<Thread> calls = new ArrayList<>();
        for (Role role : Role.values()) {
            failures.put(role, "not finished within " + PATIENCE.toSeconds() + " s");
            String pin = role == Role.RIGHT ? rightPin : wrongPin;
            DemoCall call = new DemoCall(role, pin, client, receiver, this::tell);
            Thread thread = surroundings.virtualThreads().newThread(() -> run(call, role, failures));
            calls.add(thread);
            thread.start();
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread call : calls) call.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        return new TreeMap<>(failures);
    }

    private static void run(DemoCall call, Role role, Map<Role, String> failures) {
        try {
            call.run(PATIENCE).ifPresentOrElse(why -> failures.put(role, why), () -> failures.remove(role));
        } catch (CommandFailed e) {
            failures.put(role, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Role role, String text) {
        say(screen.paint(role.colour, "%s %s".formatted(role.number, role.label)) + "  " + text);
    }

    private void say(String text) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        screen.line(screen.paint(Colour.FAINT, String.format(Locale.ROOT, "%6.2f s", seconds)) + "  " + text);
    }

    private static String sixDigits() {
        return "%06d".formatted(new SecureRandom().nextInt(1_000_000));
    }

    private static String otherThan(String pin) {
        return "%06d".formatted((Integer.parseInt(pin) + 1) % 1_000_000);
    }
}
