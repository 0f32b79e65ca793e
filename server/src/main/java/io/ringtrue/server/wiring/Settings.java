package io.ringtrue.server.wiring;

import io.ringtrue.server.guard.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Everything under `ringtrue:` in the configuration file; each key is explained in `docs/configuration.md`. An
/// unknown key or a value of the wrong kind stops the start.
///
/// @param dataDir all local state: SQLite file, prompt cache, installation key
/// @param adminToken empty: a random one is made at the first start and written to `data-dir/admin-token`
/// @param sandbox built-in carrier, documented sample credentials and number, relaxed limits
@ConfigurationProperties(prefix = "ringtrue", ignoreUnknownFields = false)
public record Settings(
        @DefaultValue("./data") Path dataDir,
        Optional<SecretText> adminToken,
        @DefaultValue("false") boolean sandbox,
        @DefaultValue Http http,
        @DefaultValue Database database,
        @DefaultValue Sip sip,
        @DefaultValue Rtp rtp,
        @DefaultValue Map<String, TrunkSection> trunks,
        @DefaultValue Dialing dialing,
        @DefaultValue Limits limits,
        @DefaultValue Watchdog watchdog,
        @DefaultValue Preflight preflight,
        @DefaultValue Verification verification,
        @DefaultValue SpeechSettings speech,
        @DefaultValue Callbacks callbacks,
        @DefaultValue PhonesVerification phonesverification,
        @DefaultValue Veratad veratad,
        @DefaultValue Validation validation,
        @DefaultValue Numbers numbers,
        @DefaultValue Retention retention,
        @DefaultValue DashboardSettings dashboard,
        @DefaultValue Sandbox callees) {
    /// Of a dialect's paths.
    Map<String, String> aliases(String dialect) {
        return switch (dialect) {
            case "phonesverification" -> phonesverification.aliases();
            case "veratad" -> veratad.aliases();
            default -> Map.of();
        };
    }

    /// How long numbers are kept: as long as `retention.numbers` says, and as the longest window of a limit that counts
    /// them.
    Duration longestNeeded() {
        return Stream.of(
                        retention.numbers(),
                        limits.perNumber().per(),
                        limits.perNumberDay().per(),
                        limits.wrongPinsPerNumber().per())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    public Settings {
        adminToken = orEmpty(adminToken);
    }

    /// Binding leaves what is not configured null within a section that is not configured.
    private static <T> Optional<T> orEmpty(@Nullable Optional<T> bound) {
        return bound == null ? Optional.empty() : bound;
    }

    /// A secret in the configuration. Prints as `***`.
    public record SecretText(String value) {
        public static SecretText of(String value) {
            return new SecretText(value);
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /// @param connectionsPerAddress most connections that one address may hold; of IPv6, one /64 network
    public record Http(@DefaultValue("256") int connectionsPerAddress) {
        public Http {
            if (connectionsPerAddress < 1) {
                throw new IllegalArgumentException("ringtrue.http.connections-per-address: must be at least 1");
            }
        }
    }

    /// @param url empty: SQLite in `data-dir`
    public record Database(Optional<String> url, Optional<String> username, Optional<SecretText> password) {
        public Database {
            url = orEmpty(url);
            username = orEmpty(username);
            password = orEmpty(password);
        }
    }

    /// @param bind empty: every address, in the sandbox loopback
    /// @param port empty: 5060, in the sandbox any free one
    /// @param publicAddress what Via, Contact and SDP say when it differs from the socket's own address
    public record Sip(
            Optional<String> bind,
            Optional<Integer> port,
            Optional<String> publicAddress,
            @DefaultValue({"udp", "tcp"}) Set<String> transports) {
        public Sip {
            bind = orEmpty(bind);
            port = orEmpty(port);
            publicAddress = orEmpty(publicAddress);
        }
    }

    /// @param bind empty: as `sip.bind`
    /// @param mediaTimeout an answered call without any RTP for this long is over
    public record Rtp(
            Optional<String> bind,
            @DefaultValue("20000") int portMin,
            @DefaultValue("29998") int portMax,
            @DefaultValue("20s") Duration mediaTimeout,
            @DefaultValue("true") boolean realTime) {
        public Rtp {
            bind = orEmpty(bind);
        }
    }

    /// @param allowedCountries ISO 3166 alpha-2; anything else is refused. Null: the file does not name them, so they
    /// are set at run time
    public record Dialing(
            @Nullable List<String> allowedCountries,

            @DefaultValue({
                "premium",
                "shared-cost",
                "uan",
                "personal",
                "pager",
                "voicemail",
                "satellite",
                "global-service"
            })
            List<String> blockedTypes,

            @DefaultValue List<String> blockedPrefixes) {}

    public record Limits(
            @DefaultValue("1") int activePerNumber,
            @DefaultValue("5/10m") Rate perNumber,
            @DefaultValue("10/24h") Rate perNumberDay,
            @DefaultValue("5/24h") Rate wrongPinsPerNumber,
            @DefaultValue("600/1m") Rate perAccount,
            @DefaultValue("60/1m") Rate perCallbackHost,
            @DefaultValue("500/24h") Rate perPrefix,
            @DefaultValue("100000/24h") Rate perDialCode,
            @DefaultValue("365d") Duration doNotCall) {
        public Limits {
            if (doNotCall.isNegative()) {
                throw new IllegalArgumentException("ringtrue.limits.do-not-call: must not be negative; 0s: no list");
            }
        }
    }

    /// @param expectedShare of answered calls that match their PIN, where a range has no history
    public record Watchdog(
            @DefaultValue("20") int leastAnswered,
            @DefaultValue("0.5") double expectedShare,
            @DefaultValue("6h") Duration pause) {}

    /// @param mostAtOnce questions of one account under way on this node
    public record Preflight(
            @DefaultValue("2s") Duration timeout,
            @DefaultValue("32") int mostAtOnce) {}

    /// @param mostCalls calls at once on this node
    public record Verification(
            @DefaultValue("10m") Duration pinLifetime,
            @DefaultValue("3") int triesPerCall,
            @DefaultValue("8s") Duration firstDigitTimeout,
            @DefaultValue("4s") Duration interDigitTimeout,
            @DefaultValue("120s") Duration maxCall,
            @DefaultValue("35s") Duration ringTimeout,
            @DefaultValue("2") int promptRepeats,
            @DefaultValue("500") int mostCalls) {}

    /// @param allowedNetworks CIDR blocks opened beyond the public internet
    public record Callbacks(
            @DefaultValue("15s") Duration timeout,

            @DefaultValue({"0s", "5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
            List<Duration> schedule,

            @DefaultValue List<String> allowedNetworks,
            @DefaultValue({"80", "443"}) Set<Integer> allowedPorts) {}

    /// @param aliases further paths of this dialect, alias to path
    public record PhonesVerification(@DefaultValue Map<String, String> aliases) {}

    /// @param aliases further paths of this dialect, alias to path
    public record Veratad(@DefaultValue Map<String, String> aliases) {}

    /// @param price of one validation, for accounts without a price of their own; zero: free of charge
    public record Validation(@DefaultValue("0") String price) {}

    /// @param ambiguousLineType `Mobile`, `Landline` or `Other`: the answer where the plan cannot tell
    /// @param live sources asked about one number at a time
    public record Numbers(
            @DefaultValue("Mobile") String ambiguousLineType,
            @DefaultValue LiveSettings live) {}

    /// @param numbers after this, numbers and what may repeat them are masked
    public record Retention(@DefaultValue("30d") Duration numbers) {
        private static final Duration SHORTEST = Duration.ofDays(1);

        public Retention {
            if (numbers.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("ringtrue.retention.numbers: must be at least 1d");
            }
        }
    }

    /// @param keys what the built-in callees key unless their number says otherwise
    public record Sandbox(@DefaultValue("12345#") String keys) {}
}
