package io.ringtrue.server.verification.request;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.guard.Refusal;
import io.ringtrue.server.speech.Brand;
import io.ringtrue.server.speech.CountryLanguages;
import io.ringtrue.server.speech.LanguageChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Looks at every field of a request, so that one answer can name all that is wrong.
public final class RequestChecker {
    private static final int LONGEST_REFERENCE = 100;
    /// RFC 5646 §4.4.1 recommends room for 35 characters.
    private static final int LONGEST_LANGUAGE = 35;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final NumberReader numbers;
    private final CallbackRules callbacks;
    private final Voices voices;

    /// What can be said.
    public interface Voices {
        /// The languages with a voice.
        Set<Locale> languages();

        /// Whether the voice of this language can say each character of a PIN.
        boolean spells(Locale language, String pin);
    }

    public RequestChecker(NumberReader numbers, CallbackRules callbacks, Voices voices) {
        this.numbers = numbers;
        this.callbacks = callbacks;
        this.voices = voices;
    }

    /// Puts the request against the account's settings and the rules of form and policy.
    public CheckedRequest check(Account account, StartRequest request) {
        Checks checks = new Checks();
        NumberReader.Reading number = numbers.read(request.number());
        number.refusal().ifPresent(checks.refusals::add);
        Brand brand = checks.form("brand", request.brand(), Brand::new).orElse(Brand.NONE);
        Optional<CallbackAddress> callback = callback(account, request, checks);
        Optional<Locale> wished = checks.form("language", request.language(), RequestChecker::language);
        String reference = checks.form("reference", request.reference(), RequestChecker::reference)
                .orElse("");
        LanguageChoice language = language(account, wished, number.region());
        boolean saysPin = saysPin(account, request, checks);
        if (request.content().orElse(null) instanceof PinToSay pin && !voices.spells(language.language(), pin.text())) {
            checks.refuse(
                    "pin",
                    "must be digits: no voice says letters in "
                            + language.language().toLanguageTag());
        }
        return new CheckedRequest(number, brand, callback, saysPin, language, reference, checks.refusals);
    }

    private static boolean saysPin(Account account, StartRequest request, Checks checks) {
        return switch (request.mode()) {
            case MESSAGE -> false;
            case SPOKEN -> true;
            case REVERSE -> {
                boolean announce =
                        request.announcePin().orElse(account.settings().announcePin());
                if (announce && !account.settings().announcePin()) {
                    checks.refuse("announcePin", "may not be true: this account does not have PINs spoken");
                }
                yield announce;
            }
        };
    }

    private Optional<CallbackAddress> callback(Account account, StartRequest request, Checks checks) {
        Optional<String> url = request.callbackUrl()
                .filter(given -> !given.isBlank())
                .or(() -> account.settings().callbackUrl());
        Optional<String> asked = request.callbackScheme()
                .filter(scheme -> !scheme.isBlank())
                .map(scheme -> scheme.strip().toLowerCase(Locale.ROOT));
        if (asked.isPresent() && !SCHEMES.contains(asked.get())) {
            checks.refuse("callbackScheme", "must be http or https");
            return Optional.empty();
        }
        return checks.form(
                "callbackUrl",
                url,
                given -> callbacks.read(given, asked, account.settings().callbackScheme()));
    }

    private static Locale language(String tag) {
        // Many platforms write pt_BR, as POSIX does.
        Locale locale = Locale.forLanguageTag(tag.strip().replace('_', '-'));
        if (tag.length() > LONGEST_LANGUAGE || locale.getLanguage().isEmpty()) {
            throw new IllegalArgumentException("must be a BCP 47 language tag such as en or pt-BR");
        }
        return locale;
    }

    private static String reference(String text) {
        if (text.length() > LONGEST_REFERENCE || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "must be at most " + LONGEST_REFERENCE + " characters without control characters");
        }
        return text;
    }

    private LanguageChoice language(Account account, Optional<Locale> wished, Optional<String> region) {
        Optional<Locale> accounts = account.settings().language().map(Locale::forLanguageTag);
        return LanguageChoice.of(wished, accounts, region.flatMap(CountryLanguages::of), voices.languages());
    }

    private static final class Checks {
        private final List<Refusal> refusals = new ArrayList<>();

        private void refuse(String field, String rule) {
            refusals.add(Refusal.of(field, rule, "form"));
        }

        private <T> Optional<T> form(String field, Optional<String> given, Function<String, T> reader) {
            try {
                return given.map(reader);
            } catch (IllegalArgumentException e) {
                refuse(field, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }
    }
}
