package io.ringtrue.server.cli;

import io.ringtrue.server.cli.server.Surroundings;
import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.DurationText;
import io.ringtrue.server.cli.terminal.Screen;
import io.ringtrue.server.cli.terminal.Table;
import io.ringtrue.telephony.audio.WavFile;
import io.ringtrue.telephony.phone.Callee;
import io.ringtrue.telephony.phone.CalleeBook;
import io.ringtrue.telephony.phone.FarEnd;
import io.ringtrue.telephony.phone.Leaving;
import io.ringtrue.telephony.phone.Line;
import io.ringtrue.telephony.phone.Machine;
import io.ringtrue.telephony.phone.NeverAnswering;
import io.ringtrue.telephony.phone.Oddity;
import io.ringtrue.telephony.phone.Person;
import io.ringtrue.telephony.phone.PhoneCall;
import io.ringtrue.telephony.phone.PhoneEvent;
import io.ringtrue.telephony.phone.Refusing;
import io.ringtrue.telephony.phone.odd.Oddities;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ringtrue phone`: the built-in far end alone, to point a trunk at when there is no carrier.
@Command(
        name = "phone",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "A telephone for trying things: answers every number at its SIP port (UDP and TCP) until Ctrl-C.",
            "Point a trunk at it: uri: \"sip:127.0.0.1:5070\". It asks for no password, so keep it on loopback."
        })
final class PhoneCommand implements Callable<Integer> {
    /// Longer than the pauses within a prompt, so that the prompt has ended; shorter than any caller's time
    /// limit for the first digit.
    private static final Duration PAUSE_BEFORE_KEYS = Duration.ofMillis(700);

    private static final String LIST = "list";

    private final Surroundings surroundings;
    private final Screen screen;

    @Option(
            names = "--bind",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "Default ${DEFAULT-VALUE}.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--port",
            defaultValue = "5070",
            paramLabel = "PORT",
            description = "The SIP port; 0: any free port, which is printed (default ${DEFAULT-VALUE}).")
    private int port = 5070;

    @Option(
            names = "--answer-after",
            defaultValue = "2s",
            converter = DurationText.class,
            paramLabel = "DURATION",
            description = "How long it rings (default ${DEFAULT-VALUE}).")
    private Duration answerAfter = Duration.ofSeconds(2);

    @Option(
            names = "--hang-up-after",
            converter = DurationText.class,
            paramLabel = "DURATION",
            description = "Hang up this long after answering. Without it the caller hangs up.")
    private Optional<Duration> hangUpAfter = Optional.empty();

    @Option(
            names = "--odd",
            paramLabel = "NAME",
            description = "Break a rule in every call, as some real far ends do; \"list\" shows all names.")
    private Optional<String> odd = Optional.empty();

    @Option(
            names = "--record",
            paramLabel = "DIR",
            description = "Record what the caller says, one WAV file for each call.")
    private Optional<Path> record = Optional.empty();

    @ArgGroup(heading = "%nWho answers (at most one; default: a person who says nothing):%n")
    private Who who = new Who();

    /// At most one of these.
    static final class Who {
        @Option(
                names = "--keys",
                paramLabel = "KEYS",
                description = "A person who listens, then presses these keys: 12345#")
        private Optional<String> keys = Optional.empty();

        @Option(names = "--busy", description = "Nobody: the line is busy (486).")
        private boolean busy;

        @Option(names = "--declined", description = "Nobody: the call is declined (603).")
        private boolean declined;

        @Option(names = "--no-answer", description = "Nobody: it rings until the caller gives up.")
        private boolean noAnswer;

        @Option(
                names = "--status",
                paramLabel = "N",
                description = "Nobody: the call is refused with this SIP status, 300 to 699.")
        private Optional<Integer> status = Optional.empty();

        @Option(
                names = "--machine",
                paramLabel = "FILE",
                description = "A machine that says this WAV file, then beeps.")
        private Optional<Path> machine = Optional.empty();
    }

    PhoneCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.screen = surroundings.screen();
    }

    @Override
    public Integer call() throws CommandFailed, InterruptedException {
        if (odd.equals(Optional.of(LIST))) {
            listOddities();
            return 0;
        }
        CalleeBook book = CalleeBook.everywhere(callee());
        Oddity oddity = oddity();
        try (FarEnd phone = FarEnd.open(
                address(), port, book, this::happened, oddity, surroundings.virtualThreads(), surroundings.clock())) {
            if (odd.isPresent()) screen.line("odd: " + oddity.about());
            screen.line("listening on sip:" + bind + ":" + phone.port() + " (UDP and TCP); Ctrl-C ends it");
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(surroundings.platformThreads().newThread(() -> {
                phone.close();
                ended.countDown();
            }));
            ended.await();
            return 0;
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private void listOddities() {
        Table table = new Table();
        Oddities.all().forEach(oddity -> table.row(oddity.name(), oddity.about()));
        table.print(screen);
    }

    private Oddity oddity() throws CommandFailed {
        if (odd.isEmpty()) return Oddity.NONE;
        return Oddities.named(odd.get())
                .orElseThrow(() -> new CommandFailed(
                        CommandFailed.USAGE, "--odd: there is nothing of this name; --odd list shows all names"));
    }

    private InetAddress address() throws CommandFailed {
        try {
            return InetAddress.ofLiteral(bind);
        } catch (IllegalArgumentException _) {
            throw new CommandFailed(
                    CommandFailed.USAGE, "--bind must be an address of this machine, such as 127.0.0.1");
        }
    }

    private Callee callee() throws CommandFailed {
        Line line = record.isPresent() ? Line.GOOD.rings(answerAfter).recorded() : Line.GOOD.rings(answerAfter);
        try {
            if (who.busy) return Refusing.BUSY;
            if (who.declined) return Refusing.DECLINED;
            if (who.noAnswer) return new NeverAnswering();
            if (who.status.isPresent()) return new Refusing(who.status.get(), "Refused");
            if (who.machine.isPresent())
                return Machine.saying(WavFile.read(who.machine.get())).on(line);
            Leaving leaving =
                    hangUpAfter.<Leaving>map(Leaving.AfterTalking::new).orElse(new Leaving.Never());
            return who.keys
                    .map(keys -> Person.listeningThenKeying(PAUSE_BEFORE_KEYS, keys))
                    .orElse(Person.silent())
                    .on(line)
                    .leaving(leaving);
        } catch (IOException e) {
            throw new CommandFailed(CommandFailed.USAGE, "--machine: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(CommandFailed.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private void happened(PhoneCall call, PhoneEvent event) {
        String name = event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        LocalTime time = LocalTime.now(surroundings.clock()).truncatedTo(ChronoUnit.MILLIS);
        screen.line("%s  %-15s %-11s %s"
                .formatted(time, call.number(), name, event.detail())
                .stripTrailing());
        if (event.isLast()) record.ifPresent(folder -> keep(call, folder));
    }

    private void keep(PhoneCall call, Path folder) {
        // The caller chooses the Call-ID, so no character of it may lead out of the folder.
        Path file = folder.resolve(call.sipCallId().replaceAll("[^A-Za-z0-9-]", "_") + ".wav");
        try {
            Files.createDirectories(folder);
            WavFile.write(file, call.heard());
            screen.line("recorded " + file);
        } catch (IOException e) {
            screen.err().println("ringtrue: cannot record to " + file + ": " + e.getMessage());
        }
    }
}
