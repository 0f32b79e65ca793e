package io.ringtrue.server.speech;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The language that most people of a country understand on the telephone, among those that have a wording. Where a
/// country has several, the one of most inhabitants, except where English is what strangers are addressed in
/// (India, Singapore, South Africa, Nigeria, Kenya, the Philippines). A country that is missing has none of ours.
public final class CountryLanguages {
    private static final Map<String, Locale> OF = new HashMap<>();

    static {
        put("en", "AG AI AS AU BB BM BS BW CA DM FJ FK GB GD GG GH GI GM GU GY IE IM IN JE JM KE KN KY LC LR");
        put("en", "MP MS MT MW NA NF NG NZ PG PH SB SG SL SS SX SZ TC TT TV UG US VC VG VI ZA ZM ZW");
        put("es", "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE");
        put("fr", "BF BI BJ BL CD CF CG CI CM FR GA GF GN GP HT LU MC MF MG ML MQ NC NE PF PM RE SN TD TG WF YT");
        put("de", "AT CH DE LI");
        put("it", "IT SM VA");
        put("pt", "AO CV GW MZ PT ST TL");
        put("pt-BR", "BR");
        put("nl", "AW BE BQ CW NL SR");
        put("pl", "PL");
        put("cs", "CZ");
        put("tr", "TR");
        put("ru", "BY KG KZ RU TJ");
        put("uk", "UA");
        put("ar", "AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SY TN YE");
        put("bn", "BD");
        put("zh", "CN TW");
        put("yue", "HK MO");
        put("ja", "JP");
        put("ko", "KP KR");
        put("vi", "VN");
        put("id", "ID");
    }

    private CountryLanguages() {}

    /// @param country ISO 3166 alpha-2, as the number's plan says
    /// @return empty: no language of ours is the country's
    public static Optional<Locale> of(String country) {
        return Optional.ofNullable(OF.get(country.toUpperCase(Locale.ROOT)));
    }

    private static void put(String language, String countries) {
        for (String country : countries.split(" ")) OF.put(country, Locale.forLanguageTag(language));
    }
}
