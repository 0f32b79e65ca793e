package io.ringtrue.server.dashboard.settings.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Code to copy, read from `samples/` and filled in with the reader's own key. Texts that could mean something to a
/// shell or a compiler are never filled in, whoever chose them.
final class Samples {
    /// The name of each language's file, and its name for people.
    private static final Map<String, String> LANGUAGES = languages();

    private static final Pattern PLACE = Pattern.compile("%(BASE|KEY|USER|BRAND)%");
    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,200}");
    private static final Pattern SAFE_BASE = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]_-]+");
    private static final int LONGEST_BRAND = 20;

    private static final List<Sample.Group> GROUPS = List.of(
            group("reverse-pin", "Reverse PIN", "RINGTRUE_SECRET"),
            group("validate", "Validate a number", "RINGTRUE_PASS"),
            group("v1", "/v1", "RINGTRUE_SECRET"));

    private Samples() {}

    /// What is filled in.
    ///
    /// @param base of the server's addresses, without a slash at its end
    /// @param key an `apikey`
    /// @param user for validation
    /// @param brand who calls
    record Filling(String base, String key, String user, String brand) {
        Filling {
            base = SAFE_BASE.matcher(base).matches() ? base : "https://YOUR_SERVER";
            key = SAFE_NAME.matcher(key).matches() ? key : "YOUR_APIKEY";
            user = SAFE_NAME.matcher(user).matches() ? user : "YOUR_USER";
            brand = plain(brand);
        }

        private static String plain(String text) {
            String kept = text.replaceAll("[^A-Za-z0-9 .-]", "").strip();
            String cut =
                    kept.substring(0, Math.min(LONGEST_BRAND, kept.length())).strip();
            return cut.isEmpty() ? "Your brand" : cut;
        }

        private String at(String place) {
            return switch (place) {
                case "BASE" -> base;
                case "KEY" -> key;
                case "USER" -> user;
                default -> brand;
            };
        }
    }

    static List<Sample.Group> filled(Filling filling) {
        return GROUPS.stream()
                .map(group -> new Sample.Group(
                        group.id(),
                        group.title(),
                        group.secret(),
                        group.samples().stream()
                                .map(sample -> new Sample(
                                        sample.id(), sample.language(), sample.title(), parts(sample.text(), filling)))
                                .toList(),
                        group.answer(),
                        group.then()))
                .toList();
    }

    private static List<Sample.Part> parts(String text, Filling filling) {
        List<Sample.Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            String name = place.group(1);
            parts.add(new Sample.Part(text.substring(from, place.start()), false));
            parts.add(new Sample.Part(filling.at(name), name.equals("KEY") || name.equals("USER")));
            from = place.end();
        }
        parts.add(new Sample.Part(text.substring(from), false));
        return parts;
    }

    private static Sample.Group group(String id, String title, String secret) {
        List<Sample> samples = LANGUAGES.entrySet().stream()
                .map(language -> new Sample(
                        id + "-" + language.getKey(),
                        language.getKey(),
                        language.getValue(),
                        List.of(new Sample.Part(resource(id + "/" + language.getKey()), false))))
                .toList();
        return new Sample.Group(id, title, secret, samples, resource(id + "/answer"), resource(id + "/then"));
    }

    private static String resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name + ".txt")) {
            if (in == null) throw new IllegalStateException("there is no sample " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        languages.put("curl", "curl");
        languages.put("java", "Java");
        languages.put("python", "Python");
        languages.put("php", "PHP");
        languages.put("csharp", "C#");
        languages.put("javascript", "JavaScript");
        return languages;
    }
}
