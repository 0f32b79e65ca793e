package io.ringtrue.server.verification.request;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// What a callback's URL has to satisfy when it is given, with a request or in an account's settings: a URL that can
/// never work would lose the result of a call that was paid for.
///
/// @param objection why a callback may not go to a URL, by its form alone; nothing is looked up
/// @param ownParameters query parameters, in lower case, that some dialect's callbacks add and no URL may
/// have yet, whichever API it is given through: an account's URL holds for all of them
public record CallbackRules(Function<URI, Optional<String>> objection, Supplier<Set<String>> ownParameters) {
    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /// @param asked the request's `http` or `https`; empty: it did not say
    /// @param usual `http` or `https` for a URL without scheme when the request did not say
    /// @throws IllegalArgumentException with the rule that the URL breaks
    public CallbackAddress read(String url, Optional<String> asked, String usual) {
        CallbackAddress address = CallbackAddress.of(url.strip(), asked, usual);
        objection
                .apply(URI.create(address.url()))
                .or(() -> takenParameter(address.url()))
                .ifPresent(rule -> {
                    throw new IllegalArgumentException(rule);
                });
        return address;
    }

    /// Reads the URL of a server that is asked questions. Nothing is added to it, so it may have any
    /// parameters.
    ///
    /// @param url with its scheme
    /// @return the URL in full
    /// @throws IllegalArgumentException with the rule that the URL breaks
    public String enquiry(String url) {
        String whole = url.strip();
        if (!whole.matches("(?i)https?://.*")) {
            throw new IllegalArgumentException("must begin with http:// or https://");
        }
        String address = CallbackAddress.of(whole, Optional.empty(), "https").url();
        objection.apply(URI.create(address)).ifPresent(rule -> {
            throw new IllegalArgumentException(rule);
        });
        return address;
    }

    private Optional<String> takenParameter(String url) {
        int query = url.indexOf('?');
        if (query < 0) return Optional.empty();
        for (String pair : url.substring(query + 1).split("[&#]", -1)) {
            String name = name(pair.split("=", 2)[0]);
            if (ownParameters.get().contains(name)) {
                return Optional.of("must not have the parameter " + name + ", which every callback adds");
            }
        }
        return Optional.empty();
    }

    /// As receivers read it: decoded, in any case, without blanks around it, and `status[]` is `status`.
    private static String name(String written) {
        String lenient = LONE_PERCENT.matcher(written).replaceAll("%25");
        String decoded = URLDecoder.decode(lenient, StandardCharsets.UTF_8);
        return decoded.split("\\[", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
