package io.ringtrue.server.wiring;

import io.ringtrue.numbers.plan.LineType;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.live.LineTypeWords;
import io.ringtrue.server.live.SourceSecret;
import io.ringtrue.server.live.dns.EnumSettings;
import io.ringtrue.server.live.http.AnswerShape;
import io.ringtrue.server.live.http.AnswerShape.NotFoundSign;
import io.ringtrue.server.live.http.HttpQuery;
import io.ringtrue.server.live.http.Template;
import io.ringtrue.server.wiring.Settings.SecretText;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JsonPointer;

/// Reads one live source's section; whatever is wrong is named with the key it stands under.
final class LiveSourceReader {
    private static final int DNS_PORT = 53;

    private final String section;
    private final LiveSettings.Source settings;

    LiveSourceReader(String name, LiveSettings.Source settings) {
        this.section = "ringtrue.numbers.live.sources." + name + ".";
        this.settings = settings;
        if ((settings.http() == null) == (settings.naptr() == null)) {
            throw wrong("http", "one of http and enum must be given, and not both");
        }
        atLeast("most-at-once", settings.mostAtOnce(), 1);
        atLeast("breaker.failures", settings.breaker().failures(), 1);
        atLeast("timeout", settings.timeout().toMillis(), 1);
    }

    IllegalArgumentException wrong(String key, String why) {
        return new IllegalArgumentException(section + key + ": " + why);
    }

    private void atLeast(String key, long value, long least) {
        if (value < least) throw wrong(key, "must be at least " + least);
    }

    Money price() {
        return money("price", settings.price());
    }

    /// Zero where queries cost nothing.
    Money dailySpend() {
        if (settings.dailySpend().isPresent())
            return money("daily-spend", settings.dailySpend().get());
        if (!price().equals(Money.ZERO)) {
            throw wrong("daily-spend", "is needed where there is a price: what may be spent a day");
        }
        return Money.ZERO;
    }

    /// Also takes an exponent: YAML's 0.0008 arrives here as 8.0E-4.
    private Money money(String key, String text) {
        try {
            Money money = new Money(new BigDecimal(text).movePointRight(6).longValueExact());
            if (!money.negative()) return money;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(section + key + ": must be a decimal with at most 6 decimals", e);
        }
        throw wrong(key, "must not be negative");
    }

    /// Runs what throws IllegalArgumentException with a text that begins with its key.
    <T> T in(String subsection, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(section + subsection + "." + e.getMessage());
        }
    }

    HttpQuery query(LiveSettings.Http http) {
        Map<String, Template> headers = new HashMap<>();
        http.headers().forEach((name, value) -> headers.put(name, new Template(value)));
        return in(
                "http",
                () -> new HttpQuery(
                        new Template(http.url()), headers, http.body().map(Template::new), secret(http)));
    }

    private static SourceSecret secret(LiveSettings.Http http) {
        if (http.secretFile().isEmpty()) {
            return http.secret().map(SecretText::value).map(SourceSecret::new).orElse(SourceSecret.NONE);
        }
        Path file = Path.of(http.secretFile().get());
        try {
            return new SourceSecret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("secret-file: " + file + " cannot be read", e);
        }
    }

    AnswerShape shape(LiveSettings.Http http) {
        LiveSettings.NotFound notFound = http.notFound();
        return in(
                "http",
                () -> new AnswerShape(
                        pointer("carrier-path", http.carrierPath()),
                        pointer("line-type-path", http.lineTypePath()),
                        pointer("country-path", http.countryPath()),
                        pointer("ported-path", http.portedPath()),
                        pointer("valid-path", http.validPath()),
                        pointer("number-path", http.numberPath()),
                        keyed("line-types", () -> new LineTypeWords(http.lineTypes())),
                        new NotFoundSign(
                                notFound.statuses(), pointer("not-found.path", notFound.path()), notFound.values())));
    }

    private static Optional<JsonPointer> pointer(String key, Optional<String> path) {
        try {
            return path.map(JsonPointer::compile);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": must be a JSON Pointer such as /carrier/name", e);
        }
    }

    /// Runs what throws IllegalArgumentException with a text that goes after `key: `, within a subsection.
    private static <T> T keyed(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    EnumSettings naptr(LiveSettings.Naptr naptr) {
        return new EnumSettings(
                naptr.suffix(),
                keyed("servers", () -> servers(naptr.servers())),
                naptr.carrierCodes(),
                keyed("line-type-codes", () -> lineTypes(naptr.lineTypeCodes())));
    }

    private static Map<String, Map<String, LineType>> lineTypes(Map<String, Map<String, String>> codes) {
        Map<String, Map<String, LineType>> types = new HashMap<>();
        codes.forEach((parameter, words) -> {
            Map<String, LineType> meanings = new HashMap<>();
            words.forEach((code, word) -> meanings.put(code, LineTypeWords.lineType(word)));
            types.put(parameter, meanings);
        });
        return types;
    }

    private static List<InetSocketAddress> servers(List<String> texts) {
        return texts.stream().map(LiveSourceReader::server).toList();
    }

    /// `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`.
    private static InetSocketAddress server(String text) {
        int colon = text.lastIndexOf(':');
        boolean port = colon >= 0 && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        String host = (port ? text.substring(0, colon) : text).replaceAll("[\\[\\]]", "");
        try {
            return new InetSocketAddress(
                    InetAddress.ofLiteral(host), port ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT);
        } catch (IllegalArgumentException e) { // NumberFormatException is one
            throw new IllegalArgumentException("\"" + text + "\" is no address such as 192.0.2.53 or 192.0.2.53:53", e);
        }
    }
}
