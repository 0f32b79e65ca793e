package io.ringtrue.server.wiring;

import io.ringtrue.server.live.Wish;
import io.ringtrue.server.wiring.Settings.SecretText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// `ringtrue.numbers.live`.
///
/// @param deadline for all sources together
/// @param validations what the validation gateway asks sources for
/// @param sources by name, in the order they are asked
public record LiveSettings(
        @DefaultValue("1800ms") Duration deadline,
        @DefaultValue("report") Wish validations,
        @DefaultValue Cache cache,
        @DefaultValue Map<String, Source> sources) {

    /// Binding leaves what is not configured null within a section that is not configured.
    private static <T> Optional<T> orEmpty(@Nullable Optional<T> bound) {
        return bound == null ? Optional.empty() : bound;
    }

    public record Cache(
            @DefaultValue("100000") int entries,
            @DefaultValue("30d") Duration found,
            @DefaultValue("24h") Duration notFound,
            @DefaultValue("60s") Duration error) {}

    /// One of `http` and `naptr` says of what kind it is, the other is null.
    ///
    /// @param price of a query, a decimal
    /// @param dailySpend a decimal; needed where there is a price
    public record Source(
            @DefaultValue("0") String price,
            Optional<String> dailySpend,
            @DefaultValue("16") int mostAtOnce,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue Breaker breaker,
            @Nullable Http http,
            @Nullable @Name("enum") Naptr naptr) {
        public Source {
            dailySpend = orEmpty(dailySpend);
        }
    }

    public record Breaker(
            @DefaultValue("5") int failures,
            @DefaultValue("30s") Duration pause) {}

    /// @param body present: POST; empty: GET
    public record Http(
            @DefaultValue("") String url,
            @DefaultValue Map<String, String> headers,
            Optional<String> body,
            Optional<SecretText> secret,
            Optional<String> secretFile,
            Optional<String> carrierPath,
            Optional<String> lineTypePath,
            Optional<String> countryPath,
            Optional<String> portedPath,
            Optional<String> validPath,
            Optional<String> numberPath,
            @DefaultValue Map<String, String> lineTypes,
            @DefaultValue NotFound notFound) {
        public Http {
            body = orEmpty(body);
            secret = orEmpty(secret);
            secretFile = orEmpty(secretFile);
            carrierPath = orEmpty(carrierPath);
            lineTypePath = orEmpty(lineTypePath);
            countryPath = orEmpty(countryPath);
            portedPath = orEmpty(portedPath);
            validPath = orEmpty(validPath);
            numberPath = orEmpty(numberPath);
        }
    }

    public record NotFound(
            @DefaultValue("404") Set<Integer> statuses,
            Optional<String> path,
            @DefaultValue Set<String> values) {
        public NotFound {
            path = orEmpty(path);
        }
    }

    /// @param servers `address` or `address:port`
    /// @param carrierCodes parameter of the `tel` URI to code to name
    public record Naptr(
            @DefaultValue("e164.arpa") String suffix,
            @DefaultValue List<String> servers,
            @DefaultValue Map<String, Map<String, String>> carrierCodes,
            @DefaultValue Map<String, Map<String, String>> lineTypeCodes) {}
}
