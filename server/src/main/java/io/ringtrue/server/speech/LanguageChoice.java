package io.ringtrue.server.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The language a call is held in, and why it was chosen.
///
/// @param reason for an operator, such as `account` or `default (request: no voice speaks fr)`
public record LanguageChoice(Locale language, String reason) {
    /// Regions where another of our languages is spoken than the tag's first part says.
    private static final Map<Locale, Locale> SPOKEN_AS = Map.of(
            Locale.forLanguageTag("zh-HK"), Locale.of("yue"),
            Locale.forLanguageTag("zh-MO"), Locale.of("yue"),
            Locale.forLanguageTag("cmn"), Locale.CHINESE);

    /// The first language of request, account and the number's country that a voice speaks; English when
    /// there is none.
    ///
    /// @param spoken [Prompts#languages()]
    public static LanguageChoice of(
            Optional<Locale> request, Optional<Locale> account, Optional<Locale> country, Set<Locale> spoken) {
        List<String> passedOver = new ArrayList<>();
        for (Wish wish :
                List.of(new Wish("request", request), new Wish("account", account), new Wish("country", country))) {
            if (wish.language().isEmpty()) continue;
            Locale wished = wish.language().get();
            Optional<Locale> language = among(spoken, wished);
            if (language.isPresent()) return new LanguageChoice(language.get(), because(wish.whose(), passedOver));
            passedOver.add(wish.whose() + ": no voice speaks " + wished.toLanguageTag());
        }
        return new LanguageChoice(Locale.ENGLISH, because("default", passedOver));
    }

    /// What a language is spoken as: itself with its region, else the language without it (`pt-BR`, then `pt`); empty
    /// when no voice speaks either. Script, variant and extensions are ignored.
    static Optional<Locale> among(Set<Locale> spoken, Locale wished) {
        Locale regional = Locale.of(wished.getLanguage(), wished.getCountry());
        Locale plain = Locale.of(wished.getLanguage());
        return List.of(SPOKEN_AS.getOrDefault(regional, regional), SPOKEN_AS.getOrDefault(plain, plain)).stream()
                .filter(spoken::contains)
                .findFirst();
    }

    private record Wish(String whose, Optional<Locale> language) {}

    private static String because(String whose, List<String> passedOver) {
        return passedOver.isEmpty() ? whose : whose + " (" + String.join("; ", passedOver) + ")";
    }
}
