package io.ringtrue.server.wiring;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import io.ringtrue.server.calls.TrunkStore;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkFault;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The trunks this installation has: the configuration file's where it names any, else those set at run time;
/// in the sandbox only the built-in carrier.
public final class ConfiguredTrunks {
    private static final System.Logger LOG = System.getLogger(ConfiguredTrunks.class.getName());

    private final Set<String> warnedOf = ConcurrentHashMap.newKeySet();
    /// What was said of stored trunks that cannot be read, until they can be.
    private volatile Set<String> complainedOf = Set.of();
    private final boolean sandbox;
    private final Optional<List<Trunk>> configured;
    private final TrunkStore store;
    private final int carrierPort;

    /// @param carrierPort where the built-in carrier listens on loopback; 0 outside the sandbox
    /// @throws IllegalArgumentException when a trunk of the configuration breaks a rule
    /// @throws IllegalStateException when the sandbox would stand beside a real trunk, or the built-in carrier
    /// outside it
    ConfiguredTrunks(Settings settings, TrunkStore store, int carrierPort) {
        this.sandbox = settings.sandbox();
        this.configured = ofConfiguration(settings);
        this.store = store;
        this.carrierPort = carrierPort;
        if (sandbox && !store.trunks().isEmpty()) throw besideTheSandbox();
    }

    /// True when the configuration file names trunks: they cannot be changed at run time then.
    public boolean ownedByConfiguration() {
        return configured.isPresent();
    }

    /// Those the configuration file names, which it then owns; none of them in the sandbox, which has its own
    /// carrier.
    /// Empty: trunks are set at run time.
    ///
    /// @throws IllegalArgumentException as the constructor
    /// @throws IllegalStateException as the constructor
    static Optional<List<Trunk>> ofConfiguration(Settings settings) {
        for (TrunkSection section : settings.trunks().values()) {
            if (settings.sandbox() && !section.isBuiltIn()) throw besideTheSandbox();
            if (!settings.sandbox() && section.isBuiltIn()) {
                throw new IllegalStateException(
                        "ringtrue.trunks: the uri \"builtin:\" needs ringtrue.sandbox: true, which no real trunk may stand beside");
            }
        }
        List<Trunk> trunks = settings.trunks().entrySet().stream()
                .map(each -> each.getValue().trunk(each.getKey()))
                .toList();
        if (settings.sandbox()) return Optional.of(List.of());
        return trunks.isEmpty() ? Optional.empty() : Optional.of(trunks);
    }

    private static IllegalStateException besideTheSandbox() {
        return new IllegalStateException("ringtrue.sandbox: true beside a real trunk: the sandbox accepts published"
                + " credentials and must never reach a real phone; remove the trunk or the sandbox");
    }

    public List<Trunk> current() {
        if (sandbox) return List.of(builtIn());
        List<Trunk> trunks = configured.orElseGet(this::readable);
        trunks.forEach(this::warnOfReadableKeys);
        return trunks;
    }

    /// A trunk that an earlier version stored may break a rule of this one; the others go on, at the
    /// start too.
    private List<Trunk> readable() {
        List<Trunk> readable = new ArrayList<>();
        Set<String> complaints = new HashSet<>();
        for (TrunkDraft draft : store.trunks()) {
            try {
                readable.add(draft.trunk());
            } catch (TrunkFault fault) {
                complaints.add(String.valueOf(fault.getMessage()));
            }
        }
        complaints.stream()
                .filter(each -> !complainedOf.contains(each))
                .forEach(each -> LOG.log(ERROR, "a stored trunk is left out: " + each));
        complainedOf = complaints;
        return readable;
    }

    /// Once for each trunk that encrypts media: SIP goes over UDP or TCP, there is nothing better yet.
    private void warnOfReadableKeys(Trunk trunk) {
        if (trunk.srtp() != Trunk.Srtp.NONE && warnedOf.add(trunk.name())) {
            LOG.log(
                    WARNING,
                    "trunk " + trunk.name()
                            + ": srtp is on, but the keys are exchanged over SIP, which is not encrypted: whoever can read the SIP can decrypt the voice. Protect the way to the carrier (VPN, private line)");
        }
    }

    private Trunk builtIn() {
        return new Trunk(
                "builtin",
                Map.of(
                        TrunkSetting.URI,
                        "sip:127.0.0.1:" + carrierPort,
                        TrunkSetting.CALLER_ID,
                        "+12015550100",
                        TrunkSetting.MAX_CALLS,
                        1_000,
                        TrunkSetting.CALLS_PER_SECOND,
                        1_000,
                        TrunkSetting.MEDIA_NETWORKS,
                        List.of("127.0.0.0/8")));
    }
}
