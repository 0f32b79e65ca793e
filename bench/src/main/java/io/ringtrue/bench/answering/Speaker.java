package io.ringtrue.bench.answering;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A voice of one of the engines.
///
/// @param name the engine's own name of the voice
/// @param language two letters
/// @param charset in which the engine reads text
record Speaker(Engine engine, String name, String language, Share share, Charset charset) {
    enum Engine {
        ESPEAK,
        FLITE,
        FESTIVAL
    }

    private static final List<String> LANGUAGES =
            List.of("en-us", "de", "fr-fr", "es", "it", "pt-br", "nl", "pl", "ru", "ja", "tr", "cs", "fi", "sv");
    private static final List<String> TUNING_VARIANTS =
            List.of("m1", "m3", "m5", "m7", "f1", "f3", "f5", "klatt", "belinda", "Andy");
    private static final List<String> TEST_VARIANTS = List.of("m2", "m4", "m6", "f2", "f4", "klatt4", "Annie", "max");

    /// All voices. `kal` of Flite, `kal_diphone` of Festival and `kevin16` of FreeTTS are one person, as are
    /// both `slt`; each person has one share.
    static List<Speaker> all() {
        List<Speaker> all = new ArrayList<>();
        for (String language : LANGUAGES) {
            TUNING_VARIANTS.forEach(name -> all.add(espeak(language, name, Share.TUNING)));
            TEST_VARIANTS.forEach(name -> all.add(espeak(language, name, Share.TEST)));
        }
        for (String name : List.of("kal16", "rms")) all.add(flite(name, Share.TUNING));
        for (String name : List.of("slt", "awb")) all.add(flite(name, Share.TEST));
        Stream.of("en ked_diphone", "it pc_diphone", "cs czech_krb", "cs czech_ph", "fi hy_fi_mv_diphone")
                .forEach(voice -> all.add(festival(voice, Share.TUNING)));
        Stream.of(
                        "en cmu_us_slt_arctic_hts",
                        "it lp_diphone",
                        "cs czech_dita",
                        "cs czech_machac",
                        "fi suo_fi_lj_diphone",
                        "ru msu_ru_nsh_clunits")
                .forEach(voice -> all.add(festival(voice, Share.TEST)));
        return all;
    }

    private static Speaker espeak(String language, String variant, Share share) {
        String name = language + "+" + variant;
        return new Speaker(Engine.ESPEAK, name, language.substring(0, 2), share, Charset.forName("UTF-8"));
    }

    private static Speaker flite(String name, Share share) {
        return new Speaker(Engine.FLITE, name, "en", share, Charset.forName("US-ASCII"));
    }

    private static Speaker festival(String voice, Share share) {
        String language = voice.substring(0, 2);
        Charset charset = Charset.forName(
                switch (language) {
                    case "cs" -> "ISO-8859-2";
                    case "ru" -> "UTF-8";
                    default -> "ISO-8859-1";
                });
        return new Speaker(Engine.FESTIVAL, voice.substring(3), language, share, charset);
    }
}
