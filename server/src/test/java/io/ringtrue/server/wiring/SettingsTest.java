package io.ringtrue.server.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

/// docs/configuration.md has every key of the configuration file.
class SettingsTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void everyKeyStandsInTheDocument() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(keys(Settings.class))
                .hasSizeGreaterThan(80)
                .allSatisfy(key -> assertThat(page).containsPattern("(?m)^\\| [^|]*[`.]" + key + "`"));
    }

    /// No country at all is not the same as no word about countries.
    @Test
    void anEmptyListOfCountriesIsNotNone() throws IOException {
        assertThat(dialing("{ blocked-prefixes: [\"1900\"] }").allowedCountries())
                .isNull();
        assertThat(dialing("{ allowed-countries: [] }").allowedCountries())
                .isNotNull()
                .isEmpty();
        assertThat(dialing("{ allowed-countries: [FR, GB] }").allowedCountries())
                .containsExactly("FR", "GB");
        assertThat(dialing("{ allowed-countries: \"FR,GB\" }").allowedCountries())
                .containsExactly("FR", "GB");
    }

    private static Settings.Dialing dialing(String yaml) throws IOException {
        var file = new ByteArrayResource(("ringtrue: { dialing: " + yaml + " }").getBytes(UTF_8));
        return new Binder(ConfigurationPropertySources.from(new YamlPropertySourceLoader().load("test", file)))
                .bind("ringtrue.dialing", Settings.Dialing.class)
                .get();
    }

    /// The last part of each key; the name of a section is left out.
    private static Stream<String> keys(Class<?> section) {
        return Arrays.stream(section.getRecordComponents())
                .flatMap(each -> isSection(value(each)) ? keys((Class<?>) value(each)) : Stream.of(key(each)));
    }

    /// What a component holds: of a map or an `Optional`, its values.
    private static Type value(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]
                : component.getType();
    }

    private static boolean isSection(Type type) {
        return type instanceof Class<?> of
                && of.isRecord()
                && of.getPackage().equals(Settings.class.getPackage())
                && of != Settings.SecretText.class;
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
