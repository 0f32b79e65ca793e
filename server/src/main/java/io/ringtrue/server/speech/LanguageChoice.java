package io.ringtrue.server.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The language a call is held in, and why it was chosen.
///
/// @param reason for an operator, such as `account` or `default (request: no voice speaks fr)`
public record LanguageChoice(Locale language, String reason) {

    /// The first language of request, account and the number's country that a voice speaks; English when
    /// there is none. Regions are ignored.
    ///
    /// @param spoken [Prompts#languages()]
    public static LanguageChoice of(
            Optional<Locale> request, Optional<Locale> account, Optional<Locale> country, Set<Locale> spoken) {
        List<String> passedOver = new ArrayList<>();
        for (Wish wish :
                List.of(new Wish("request", request), new Wish("account", account), new Wish("country", country))) {
            if (wish.language().isEmpty()) continue;
            Locale language = Locale.of(wish.language().get().getLanguage());
            if (spoken.contains(language)) return new LanguageChoice(language, because(wish.whose(), passedOver));
            passedOver.add(wish.whose() + ": no voice speaks " + language.getLanguage());
        }
        return new LanguageChoice(Locale.ENGLISH, because("default", passedOver));
    }

    private record Wish(String whose, Optional<Locale> language) {}

    private static String because(String whose, List<String> passedOver) {
        return passedOver.isEmpty() ? whose : whose + " (" + String.join("; ", passedOver) + ")";
    }
}
