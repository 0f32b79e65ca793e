package io.ringtrue.server.dashboard.settings.voice;

import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.dashboard.settings.OneAccount;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.ui.Model;

/// Puts what the page shows into its model.
public final class VoiceModel {
    private final PromptPreview preview;

    public VoiceModel(PromptPreview preview) {
        this.preview = preview;
    }

    /// As the settings stand.
    ///
    /// @return the name of the view
    String show(Model page, OneAccount one) {
        return show(page, one, Map.of(), Map.of());
    }

    /// @param typed `pin`, `language` and `brand`; what is missing is as the settings stand
    /// @param wrong a sentence for each field that is
    String show(Model page, OneAccount one, Map<String, String> typed, Map<String, String> wrong) {
        AccountSettings settings = one.account().settings();
        String language = settings.language().orElse("");
        page.addAttribute("one", one);
        page.addAttribute("pin", typed.getOrDefault("pin", VoicePage.pin(settings)));
        page.addAttribute("language", typed.getOrDefault("language", language));
        page.addAttribute("languages", languages(language));
        page.addAttribute(
                "brand", typed.getOrDefault("brand", brand(one.account().name())));
        page.addAttribute("wrong", wrong);
        page.addAttribute("rules", preview.rules());
        return "dashboard/settings-voice";
    }

    /// Tags and names, the account's own too where no voice speaks it.
    private Map<String, String> languages(String own) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("", "English, unless a request says otherwise");
        preview.languages().forEach(tag -> names.put(tag, name(tag)));
        if (!names.containsKey(own)) {
            boolean spoken = names.containsKey(Locale.forLanguageTag(own).getLanguage());
            names.put(own, name(own) + (spoken ? "" : ", which no voice speaks: English"));
        }
        return names;
    }

    private static String name(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
        return name.isEmpty() ? tag : name;
    }

    /// An account's name as a brand, as far as it can be one.
    private static String brand(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{M}\\p{Nd} .,&'-]", "").strip();
        return plain.substring(0, plain.offsetByCodePoints(0, Math.min(20, plain.codePointCount(0, plain.length()))))
                .strip();
    }
}
