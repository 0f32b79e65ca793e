package io.ringtrue.server.wiring;

import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.telephony.call.SipDialer;
import io.ringtrue.telephony.call.trunk.Trunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The trunks this installation has: the configuration file's where it names any, else those set at run time;
/// in the sandbox only the built-in carrier.
final class ConfiguredTrunks {
    static final String BUILT_IN = "builtin:";

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredTrunks.class);

    private final Set<String> warnedOf = ConcurrentHashMap.newKeySet();
    /// What was said of stored trunks that cannot be read, until they can be.
    private volatile Set<String> complainedOf = Set.of();
    private final Settings settings;
    private final TrunkStore store;
    private final int carrierPort;

    /// @param carrierPort where the built-in carrier listens on loopback; 0 outside the sandbox
    /// @throws IllegalStateException when the sandbox would stand beside a real trunk, or the built-in carrier
    /// outside it
    ConfiguredTrunks(Settings settings, TrunkStore store, int carrierPort) {
        this.settings = settings;
        this.store = store;
        this.carrierPort = carrierPort;
        boolean real = settings.trunks().values().stream()
                        .anyMatch(trunk -> !trunk.uri().equals(BUILT_IN))
                || !store.trunks().isEmpty();
        boolean builtIn = settings.trunks().values().stream()
                .anyMatch(trunk -> trunk.uri().equals(BUILT_IN));
        if (settings.sandbox() && real) {
            throw new IllegalStateException("ringtrue.sandbox: true beside a real trunk: the sandbox accepts published"
                    + " credentials and must never reach a real phone; remove the trunk or the sandbox");
        }
        if (!settings.sandbox() && builtIn) {
            throw new IllegalStateException(
                    "ringtrue.trunks: the uri \"builtin:\" needs ringtrue.sandbox: true, which no real trunk may stand beside");
        }
    }

    /// True when the configuration file names trunks: they cannot be changed at run time then.
    boolean ownedByConfiguration() {
        return ofConfiguration(settings).isPresent();
    }

    /// Those the configuration file names, which it then owns; none of them in the sandbox, which has its own
    /// carrier.
    /// Empty: trunks are set at run time.
    static Optional<List<Trunk>> ofConfiguration(Settings settings) {
        if (settings.sandbox()) {
            return Optional.of(List.of());
        }
        return settings.trunks().isEmpty() ? Optional.empty() : Optional.of(configured(settings));
    }

    List<Trunk> current() {
        if (settings.sandbox()) {
            return List.of(builtIn());
        }
        List<Trunk> trunks = ofConfiguration(settings).orElseGet(this::readable);
        trunks.forEach(this::warnOfReadableKeys);
        return trunks;
    }

    /// A trunk stored by another version of this program may not be readable here; the others go on, at the start too.
    private List<Trunk> readable() {
        Set<String> complaints = new HashSet<>();
        List<Trunk> readable = store.trunks().stream()
                .filter(trunk -> isReadable(trunk, complaints))
                .toList();
        complaints.stream()
                .filter(each -> !complainedOf.contains(each))
                .forEach(each -> LOG.error("a stored trunk is left out: {}", each));
        complainedOf = complaints;
        return readable;
    }

    private static boolean isReadable(Trunk trunk, Set<String> complaints) {
        try {
            SipDialer.check(trunk);
            return true;
        } catch (IllegalArgumentException unreadable) {
            complaints.add(String.valueOf(unreadable.getMessage()));
            return false;
        }
    }

    /// Once for each trunk that encrypts media: SIP goes over UDP or TCP, there is nothing better yet.
    private void warnOfReadableKeys(Trunk trunk) {
        if (trunk.srtp() != Trunk.Srtp.NONE && warnedOf.add(trunk.name())) {
            LOG.warn(
                    "trunk {}: srtp is on, but the keys are exchanged over SIP, which is not encrypted: whoever can"
                            + " read the SIP can decrypt the voice. Protect the way to the carrier (VPN, private line)",
                    trunk.name());
        }
    }

    private Trunk builtIn() {
        return new Trunk(
                "builtin",
                "sip:127.0.0.1:" + carrierPort,
                "",
                Trunk.Password.NONE,
                "+12015550100",
                1,
                1_000,
                1_000,
                List.of("pcmu", "pcma"),
                List.of("127.0.0.0/8"),
                Trunk.Srtp.NONE);
    }

    private static List<Trunk> configured(Settings settings) {
        List<Trunk> trunks = new ArrayList<>();
        for (Map.Entry<String, Settings.TrunkSettings> entry : settings.trunks().entrySet()) {
            Settings.TrunkSettings trunk = entry.getValue();
            trunks.add(new Trunk(
                    entry.getKey(),
                    trunk.uri(),
                    trunk.username().orElse(""),
                    password(entry.getKey(), trunk),
                    trunk.callerId(),
                    trunk.priority(),
                    trunk.maxCalls(),
                    trunk.callsPerSecond(),
                    trunk.codecs(),
                    trunk.mediaNetworks(),
                    trunk.srtp(),
                    trunk.signallingNetworks(),
                    trunk.strictSource()));
        }
        return trunks;
    }

    private static Trunk.Password password(String name, Settings.TrunkSettings trunk) {
        if (trunk.passwordFile().isEmpty()) {
            return new Trunk.Password(
                    trunk.password().map(Settings.SecretText::value).orElse(""));
        }
        Path file = Path.of(trunk.passwordFile().get());
        try {
            return new Trunk.Password(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "ringtrue.trunks." + name + ".password-file: " + file + " cannot be read", e);
        }
    }
}
