package io.ringtrue.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.server.api.fakes.MemoryTrunkStore;
import io.ringtrue.server.doors.TrunkTable;
import io.ringtrue.server.doors.TrunkTable.Written;
import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/// A trunk in the configuration file, through the real reader of YAML and the real binding.
class TrunkSectionTest {
    @TempDir
    Path folder;

    private static Settings settings(List<PropertySource<?>> sources) {
        return new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate(
                        "ringtrue", Bindable.of(Settings.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
    }

    private static Settings settings(String yaml) {
        try {
            return settings(new YamlPropertySourceLoader()
                    .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Trunk trunk(String mapping) {
        return ConfiguredTrunks.ofConfiguration(settings("ringtrue: {trunks: {main: " + mapping + "}}"))
                .orElseThrow()
                .getFirst();
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String mapping) {
        return assertThatThrownBy(() -> trunk(mapping)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Written> wrong() {
        return TrunkTable.wrong('f');
    }

    static Stream<Written> right() {
        return TrunkTable.right('f');
    }

    /// A setting without a row could be missing at a door: the values of [TrunkTable] are all that is tried.
    @ParameterizedTest
    @EnumSource
    void theTableHasEverySettingAtEveryDoor(TrunkSetting setting) {
        for (char door : "fjc".toCharArray()) {
            assertThat(TrunkTable.wrong(door).map(Written::setting))
                    .as("wrong at " + door)
                    .contains(setting);
            assertThat(TrunkTable.right(door).map(Written::setting))
                    .as("right at " + door)
                    .contains(setting);
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesAWrongValueByKeyAndRule(Written written) {
        String sentence = "ringtrue.trunks.main." + written.setting().word() + " "
                + written.setting().rule();
        assertThatThrownBy(() -> trunk(written.trunk()))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refused -> assertThat(refused.getMessage().replaceFirst(" \\(write it in quotes.*", ""))
                        .isEqualTo(sentence));
    }

    @ParameterizedTest
    @MethodSource("right")
    void takesARightValue(Written written) {
        assertThat(trunk(written.trunk())).isEqualTo(written.made());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            caller-id: +12015550100 | caller-id
            username: 0101          | username
            password: 007           | password
            password: NO            | password
            """)
    void saysThatYamlReadsABareWordAsSomethingElse(String line, String key) {
        assertRefused("{uri: \"sip:a.example\", " + line.strip() + "}")
                .hasMessageStartingWith("ringtrue.trunks.main." + key + " must be ")
                .hasMessageEndingWith("(write it in quotes, or YAML reads it as a number or a boolean)")
                .hasMessageNotContaining("12015550100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-calls: ",
                "priority: ~",
                "calls-per-second: null",
                "codecs: []",
                "codecs: NO",
                "srtp: off",
                "strict-source: "
            })
    void refusesAKeyWithoutAValueAndYamlsBooleans(String line) {
        String key = line.substring(0, line.indexOf(':'));
        assertThatThrownBy(() -> ConfiguredTrunks.ofConfiguration(settings(
                        "ringtrue:\n  trunks:\n    main:\n      uri: \"sip:a.example\"\n      " + line + "\n")))
                .hasMessageStartingWith("ringtrue.trunks.main." + key + " must be ");
    }

    @Test
    void takesEmptyTextAsNoneAndOneValueAsAListOfOne() {
        Trunk trunk = trunk("{uri: \"sip:a.example\", username: , password: , password-file: , caller-id: ,"
                + " codecs: pcma, media-networks: }");
        assertThat(trunk)
                .isEqualTo(new Trunk(
                        "main", Map.of(TrunkSetting.URI, "sip:a.example", TrunkSetting.CODECS, List.of("pcma"))));
    }

    @Test
    void takesTextForNumbersAndBooleansSinceTheEnvironmentHasNothingElse() {
        Settings settings = settings(List.of(new MapPropertySource(
                "test",
                Map.of(
                        "ringtrue.trunks.main.uri", "sip:a.example",
                        "ringtrue.trunks.main.max-calls", "5",
                        "ringtrue.trunks.main.strict-source", "true",
                        "ringtrue.trunks.main.codecs", "pcma,pcmu"))));
        Trunk trunk = ConfiguredTrunks.ofConfiguration(settings).orElseThrow().getFirst();
        assertThat(trunk.maxCalls()).isEqualTo(5);
        assertThat(trunk.strictSource()).isTrue();
        assertThat(trunk.codecs()).containsExactly("pcma", "pcmu");
    }

    @Test
    void refusesATrunkWithoutUriAndABadName() {
        assertRefused("{max-calls: 5}").hasMessageStartingWith("ringtrue.trunks.main.uri must be sip:host");
        String name = "x".repeat(51);
        assertThatThrownBy(() -> ConfiguredTrunks.ofConfiguration(
                        settings("ringtrue: {trunks: {" + name + ": {uri: \"sip:a.example\"}}}")))
                .hasMessageStartingWith("ringtrue.trunks." + name + ".name must be 1 to 50 letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-call: 5", "uri: [\"sip:a.example\"]", "max-calls: {a: 1}", "codecs: {a: pcmu}"})
    void refusesAKeyNobodyKnowsAndAListForOneValue(String line) {
        assertThatThrownBy(() -> trunk("{" + line + "}"))
                .rootCause()
                .hasMessageContaining("ringtrue.trunks.main." + line.substring(0, line.indexOf(':')));
    }

    @Test
    void readsThePasswordFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), " s3cret é \n");
        assertThat(trunk("{uri: \"sip:a.example\", password-file: \"" + file + "\"}")
                        .password()
                        .value())
                .isEqualTo("s3cret é");
    }

    @Test
    void refusesAPasswordFileItCannotReadOrThatHoldsNone() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), " \n");
        Path large = Files.writeString(folder.resolve("large"), "x".repeat(1_001));
        Path foreign = Files.write(folder.resolve("foreign"), new byte[] {'a', (byte) 0xff});
        for (String file :
                List.of(folder + "/missing", folder + "", empty + "", large + "", foreign + "", "a\\u0000b")) {
            assertRefused("{uri: \"sip:a.example\", password-file: \"" + file + "\"}")
                    .hasMessage("ringtrue.trunks.main.password-file must be a readable file with a password in it,"
                            + " in UTF-8");
        }
        Path lines = Files.writeString(folder.resolve("lines"), "hush\nhush\n");
        assertRefused("{uri: \"sip:a.example\", password-file: \"" + lines + "\"}")
                .hasMessage("ringtrue.trunks.main.password-file " + TrunkSetting.PASSWORD.rule());
        assertRefused("{uri: \"sip:a.example\", password: hush, password-file: \"" + lines + "\"}")
                .hasMessage("ringtrue.trunks.main.password-file must not be given beside password");
    }

    @Test
    void judgesTheSandboxsOwnCarrierToo() {
        String yaml = "ringtrue: {sandbox: true, trunks: {demo: {uri: \"builtin:\", max-calls: 0}}}";
        assertThatThrownBy(() -> ConfiguredTrunks.ofConfiguration(settings(yaml)))
                .hasMessage("ringtrue.trunks.demo.max-calls " + TrunkSetting.MAX_CALLS.rule());
    }

    @Test
    void leavesOutAStoredTrunkThatBreaksARuleUntilItIsMended() {
        MemoryTrunkStore store = new MemoryTrunkStore();
        Trunk good = new Trunk("good", Map.of(TrunkSetting.URI, "sip:good.example"));
        Trunk bad = new Trunk("bad", Map.of(TrunkSetting.URI, "sip:bad.example"));
        store.keep(good.draft());
        store.keep(bad.draft().with(TrunkSetting.CALLER_ID, "bob"));
        ConfiguredTrunks trunks = new ConfiguredTrunks(settings("ringtrue: {}"), store, 0);
        assertThat(trunks.current()).containsExactly(good);
        store.keep(bad.draft());
        assertThat(trunks.current()).containsExactly(bad, good);
    }
}
