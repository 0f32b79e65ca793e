package io.ringtrue.telephony.call.trunk;

import static io.ringtrue.telephony.call.trunk.TrunkValues.anyOf;
import static io.ringtrue.telephony.call.trunk.TrunkValues.whole;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The settings of a trunk. Each has one rule: values from configuration files, JSON, the command line and
/// the store are all read here.
///
/// A value as written is a [String], an [Integer], a [Boolean] or a [List] of strings, and never null; a
/// value as read has the type that [Trunk] returns. A value that was read can be read again with the same
/// result.
@SuppressWarnings("ImmutableEnumChecker") // usual values are texts, numbers and List.of; readers have no state
public enum TrunkSetting {
    URI("uri", "", "must be sip:host[:port][;transport=udp|tcp], at most 300 characters", TrunkValues::uri),
    USERNAME("username", "", TrunkSetting.TEXT, TrunkValues::text),
    PASSWORD("password", Trunk.Password.NONE, TrunkSetting.TEXT, TrunkValues::password),
    CALLER_ID("caller-id", "", "must be E.164: + and 7 to 15 digits, the first not 0", TrunkValues::callerId),
    PRIORITY("priority", 1, "must be a whole number from 0 to 1000", whole(0, 1_000)),
    MAX_CALLS("max-calls", 100, "must be a whole number from 1 to 10000", whole(1, 10_000)),
    CALLS_PER_SECOND("calls-per-second", 10, "must be a whole number from 1 to 1000", whole(1, 1_000)),
    CODECS("codecs", List.of("pcmu", "pcma"), "must be a list of pcmu, pcma or both, each once", TrunkValues::codecs),
    MEDIA_NETWORKS("media-networks", List.of(), TrunkSetting.BLOCKS, TrunkValues::networks),
    SRTP("srtp", Trunk.Srtp.NONE, "must be none, optional or required", anyOf(Trunk.Srtp.class)),
    SIGNALLING_NETWORKS("signalling-networks", List.of(), TrunkSetting.BLOCKS, TrunkValues::networks),
    STRICT_SOURCE("strict-source", false, "must be true or false", TrunkValues::flag);

    private static final String TEXT = "must be at most 200 characters without control characters";
    private static final String BLOCKS =
            "must be a list of at most 100 CIDR blocks such as 203.0.113.0/24 or 2001:db8::/32";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,50}");
    private static final TrunkFault.Breach BAD_NAME =
            new TrunkFault.Breach("name", "must be 1 to 50 letters, digits, dots, dashes or underscores");

    private final String word;
    private final Object usual;
    private final String rule;
    private final Function<Object, Optional<?>> reader;

    TrunkSetting(String word, Object usual, String rule, Function<Object, Optional<?>> reader) {
        this.word = word;
        this.usual = usual;
        this.rule = rule;
        this.reader = reader;
    }

    /// The name in files, JSON and documents, such as `max-calls`.
    public String word() {
        return word;
    }

    /// The rule as a clause that follows the word: `must be true or false`.
    public String rule() {
        return rule;
    }

    /// Reads a value for every setting; a missing one gets its usual value.
    ///
    /// @throws TrunkFault when values break their rules; it names all of them
    static Map<TrunkSetting, Object> readAll(String name, Map<TrunkSetting, ?> written) {
        List<TrunkFault.Breach> breaches = new ArrayList<>();
        if (!NAME.matcher(name).matches()) breaches.add(BAD_NAME);
        Map<TrunkSetting, Object> read = new EnumMap<>(TrunkSetting.class);
        for (TrunkSetting setting : values()) {
            Object value = written.get(setting);
            setting.reader
                    .apply(value == null ? setting.usual : value)
                    .ifPresentOrElse(
                            good -> read.put(setting, good),
                            () -> breaches.add(new TrunkFault.Breach(setting.word, setting.rule)));
        }
        if (!breaches.isEmpty()) throw new TrunkFault(name, breaches);
        return Collections.unmodifiableMap(read);
    }
}
