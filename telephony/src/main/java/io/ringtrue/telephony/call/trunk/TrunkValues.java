package io.ringtrue.telephony.call.trunk;

import io.ringtrue.telephony.rtp.Network;
import io.ringtrue.telephony.sip.message.SipUri;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the values of a trunk's settings. Each method returns empty when the value breaks its rule.
final class TrunkValues {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_URI = 300;
    private static final int MOST_BLOCKS = 100;

    private static final Pattern URI = Pattern.compile("sip:[A-Za-z0-9._\\-\\[\\]:]+(;transport=(?i:udp|tcp))?");
    private static final Pattern LAST_LABEL_OF_DIGITS = Pattern.compile("(.*\\.)?[0-9]+");
    private static final Pattern E164 = Pattern.compile("(\\+[1-9][0-9]{6,14})?");
    private static final Set<String> CODECS = Set.of("pcmu", "pcma");

    private TrunkValues() {}

    /// A URI without user and further parameters, because only host, port and transport of it are used.
    /// `sips:` is refused, because TLS is not supported.
    static Optional<String> uri(Object value) {
        return text(value, LONGEST_URI)
                .filter(text -> URI.matcher(text).matches())
                .filter(text -> SipUri.read(text).filter(TrunkValues::hasHost).isPresent());
    }

    /// The host is a name or a valid address. A name whose last part is all digits would be an address (RFC
    /// 1123 §2.1).
    private static boolean hasHost(SipUri uri) {
        String host = uri.host();
        if (host.startsWith("[")) return isNetwork(host.substring(1, host.length() - 1));
        return !LAST_LABEL_OF_DIGITS.matcher(host).matches() || isNetwork(host);
    }

    static Optional<String> text(Object value) {
        return text(value, LONGEST_TEXT);
    }

    private static Optional<String> text(Object value, int most) {
        return value instanceof String text
                        && text.length() <= most
                        && text.chars().noneMatch(Character::isISOControl)
                ? Optional.of(text)
                : Optional.empty();
    }

    static Optional<Trunk.Password> password(Object value) {
        return text(value instanceof Trunk.Password written ? written.value() : value)
                .map(Trunk.Password::new);
    }

    static Optional<String> callerId(Object value) {
        return text(value).filter(text -> E164.matcher(text).matches());
    }

    static Function<Object, Optional<?>> whole(int least, int most) {
        return value -> value instanceof Integer number && number >= least && number <= most
                ? Optional.of(number)
                : Optional.empty();
    }

    static Optional<Boolean> flag(Object value) {
        return value instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    /// One of the names of an enum, in upper or lower case.
    static <E extends Enum<E>> Function<Object, Optional<?>> anyOf(Class<E> names) {
        return value -> Stream.of(names.getEnumConstants())
                .filter(each -> each == value || (value instanceof String text && text.equalsIgnoreCase(each.name())))
                .findFirst();
    }

    static Optional<List<String>> codecs(Object value) {
        return texts(value)
                .map(list ->
                        list.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList())
                .filter(list -> !list.isEmpty() && CODECS.containsAll(list))
                .filter(list -> new HashSet<>(list).size() == list.size());
    }

    static Optional<List<String>> networks(Object value) {
        return texts(value)
                .filter(list -> list.size() <= MOST_BLOCKS)
                .filter(list -> list.stream().allMatch(TrunkValues::isNetwork));
    }

    private static boolean isNetwork(String text) {
        try {
            Network.parse(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Optional<List<String>> texts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? Optional.of(list.stream().map(String.class::cast).toList())
                : Optional.empty();
    }
}
