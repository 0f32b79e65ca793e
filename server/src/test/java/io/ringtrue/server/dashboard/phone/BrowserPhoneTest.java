package io.ringtrue.server.dashboard.phone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.ringtrue.server.dashboard.Chromium;
import io.ringtrue.server.dashboard.PageLook;
import io.ringtrue.server.speech.SpokenDigits;
import io.ringtrue.server.speech.Wording;
import io.ringtrue.telephony.audio.G711;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A person at Debian's Chromium answers real calls of the built-in carrier.
@Timeout(180)
class BrowserPhoneTest {
    private static final double PATIENCE = 40_000;
    private static final int FRAME = 160;
    private static final int LOUD = 500;

    @TempDir
    static Path folder;

    private static SandboxServer server;
    private static Browser chromium;

    private final List<String> faults = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        server = SandboxServer.start(folder, true);
        chromium = Chromium.launch(
                "--autoplay-policy=no-user-gesture-required",
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void open() {
        context = chromium.newContext();
        page = open("/phone");
    }

    private Page open(String path) {
        Page opened = context.newPage();
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")) faults.add(message.text());
        });
        opened.onPageError(faults::add);
        opened.navigate("http://" + server.authority() + path);
        return opened;
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(faults).isEmpty();
    }

    @Test
    void hearsThePromptAndKeysThePinShownAboveIt() {
        page.close();
        page = open("/phone?capture");
        record(page);
        String pin = callMe("Acme Bank");
        assertThat(page.locator("#answer")).isFocused();
        picture("ringing");
        assertReadable("ringing");
        page.locator("#answer").click();
        assertThat(page.locator("#heard")).containsText("Acme Bank", longer());
        short[] sent = prompt("Acme Bank", pin);
        page.waitForFunction("wanted => got.length * 160 >= wanted", sent.length + 8_000, waiting());
        page.keyboard().type(pin.substring(0, 3));
        assertThat(page.locator("#talking [data-keyed] .is-done")).hasCount(3);
        picture("in-call");
        page.keyboard().type(pin.substring(3));
        assertThat(page.locator("#verdict")).hasText("Verified", hasText());
        assertThat(page.locator("#verdict-detail")).containsText("matched=true");
        assertThat(page.locator("#ended [data-keyed] .is-done")).hasCount(pin.length());
        assertThat(page.locator("#standing")).hasText("Verified");
        assertThat(lines())
                .startsWith("INVITE", "100 Trying", "180 Ringing", "200 OK", "ACK")
                .contains("BYE");
        assertThat(page.locator("#timeline")).containsText("PIN matched");
        picture("ended");
        assertReadable("ended");
        short[] received = G711.MU_LAW.decode(received());
        assertThat(received).as("the same octets").containsSequence(trimmed(sent));
        assertThat(shareOfFramesFound(sent, played())).isGreaterThan(0.99);
    }

    @Test
    void answersByEnterAndKeysByButtons() {
        String pin = callMe("");
        page.keyboard().press("Enter");
        assertThat(page.locator("#keypad")).isVisible(visible());
        for (char key : pin.toCharArray())
            page.locator("#keypad [data-digit='" + key + "']").click();
        assertThat(page.locator("#verdict")).hasText("Verified", hasText());
    }

    @Test
    void declinesByEscape() {
        callMe("");
        page.keyboard().press("Escape");
        assertThat(page.locator("#verdict-why")).hasText("You declined the call.", hasText());
        assertThat(lines()).contains("603 Decline");
    }

    @Test
    void isBusy() {
        callMe("");
        page.locator("[data-do=busy]").click();
        assertThat(page.locator("#verdict-why")).hasText("The phone was busy.", hasText());
        assertThat(lines()).contains("486 Busy Here");
    }

    @Test
    void hangsUpInTheMiddle() {
        callMe("");
        page.locator("#answer").click();
        assertThat(page.locator("#keypad")).isVisible(visible());
        assertReadable("in call");
        page.locator("[data-do=hang-up]").click(new Locator.ClickOptions().setTimeout(PATIENCE));
        assertThat(page.locator("#verdict-why")).hasText("You hung up before a PIN was keyed.", hasText());
    }

    @Test
    void isAMachine() {
        callMe("");
        page.locator("[data-when=ringing] [data-do=machine]").click();
        assertThat(page.locator("#role")).containsText("You are a machine");
        assertThat(page.locator("#ladder")).containsText("beep", longer());
        assertThat(page.locator("#verdict-why"))
                .hasText("A machine answered, so the server hung up. A key would have held that off.", hasText());
    }

    @Test
    void staysSilentAndLetsTheMicrophoneBeHeardOnlyAfterAClick() {
        callMe("");
        page.locator("#answer").click();
        page.locator("#microphone").check(new Locator.CheckOptions().setTimeout(PATIENCE));
        assertThat(page.locator("#trouble")).isHidden();
        page.locator("[data-do=silent]").click();
        assertThat(page.locator("#microphone")).not().isChecked();
        assertThat(page.locator("#keypad [data-digit='5']")).isDisabled();
        page.keyboard().press("5");
        page.locator("[data-do=hang-up]").click();
        assertThat(page.locator("#verdict-why")).hasText("You hung up before a PIN was keyed.", hasText());
    }

    @Test
    void twoBrowsersHoldDifferentNumbersAndNeverTheSame() {
        Page other = open("/phone");
        assertThat(other.locator("#call-me")).isEnabled();
        assertThat(page.locator("#number")).not().hasValue("");
        assertThat(other.locator("#number"))
                .not()
                .hasValue(page.locator("#number").inputValue());
        other.locator("#number").fill(page.locator("#number").inputValue());
        other.locator("#hold").click();
        assertThat(other.locator("#number-error")).containsText("is held by another browser. Choose another one.");
    }

    @Test
    void saysWhichFieldIsWrong() {
        assertThat(page.locator("#call-me")).isEnabled();
        page.locator("#number").fill("201 555");
        page.locator("#call-me").click();
        assertThat(page.locator("#number-error")).containsText("Needs a plus and the country code");
    }

    /// Waits for the call that the page asks for.
    ///
    /// @return the PIN
    private String callMe(String brand) {
        assertThat(page.locator("#call-me")).isEnabled();
        assertThat(page.locator("#number")).hasValue(Pattern.compile("\\+1 201 555 01\\d\\d"));
        page.locator("#brand").fill(brand);
        page.keyboard().press("Enter");
        assertThat(page.locator("#answer")).isVisible(visible());
        assertThat(page.locator("#pin-shown")).hasText(Pattern.compile("\\d{5}"), hasText());
        return page.locator("#pin-shown").innerText();
    }

    private List<String> lines() {
        return page.locator("#ladder .wire:not(.wire--media)").allInnerTexts().stream()
                .map(text -> text.replaceFirst("^(sent|received)\\s*", "").strip())
                .toList();
    }

    private static void record(Page page) {
        page.evaluate("""
                () => {
                  window.got = [];
                  window.samples = [];
                  phone.addEventListener("phone-frame", event => got.push(event.detail.slice()));
                  phone.addEventListener("phone-played", event => samples.push(event.detail));
                  window.base64 = octets => {
                    let text = "";
                    for (const octet of octets) text += String.fromCharCode(octet);
                    return btoa(text);
                  };
                }""");
    }

    private byte[] received() {
        return bytes("() => base64(got.flatMap(frame => [...frame]))");
    }

    private short[] played() {
        byte[] octets = bytes("() => base64(new Uint8Array(Int16Array.from("
                + "samples.flatMap(block => [...block]), sample => Math.round(sample * 32768)).buffer))");
        short[] samples = new short[octets.length / 2];
        ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private byte[] bytes(String script) {
        return Base64.getDecoder().decode((String) page.evaluate(script));
    }

    /// As it comes out of G.711.
    private static short[] prompt(String brand, String pin) {
        Wording wording = new Wording(Locale.ENGLISH, brand, Optional.of(new SpokenDigits(pin)), 1);
        short[] samples = Objects.requireNonNull(GrantedPhone.PROMPTS.get())
                .askForPin(wording)
                .sound()
                .samples();
        return G711.MU_LAW.decode(G711.MU_LAW.encode(samples));
    }

    /// Without the silence at both ends, which is there anyway.
    private static short[] trimmed(short[] sound) {
        int from = 0;
        while (Math.abs(sound[from]) < LOUD) from++;
        int to = sound.length;
        while (Math.abs(sound[to - 1]) < LOUD) to--;
        return Arrays.copyOfRange(sound, from, to);
    }

    /// How many of the frames with speech in them were played, sample for sample and in order. Between two frames there
    /// may be silence: this machine may be too busy to play in time.
    private static double shareOfFramesFound(short[] sent, short[] played) {
        int frames = 0;
        int found = 0;
        int from = 0;
        for (int at = 0; at + FRAME <= sent.length; at += FRAME) {
            short[] frame = Arrays.copyOfRange(sent, at, at + FRAME);
            if (!isLoud(frame)) continue;
            frames++;
            int there = indexOf(frame, played, from);
            if (there >= 0) {
                found++;
                from = there + FRAME;
            }
        }
        return (double) found / frames;
    }

    private static boolean isLoud(short[] frame) {
        for (short sample : frame) {
            if (Math.abs(sample) >= LOUD) return true;
        }
        return false;
    }

    private static int indexOf(short[] frame, short[] played, int from) {
        for (int at = from; at + FRAME <= played.length; at++) {
            if (Arrays.equals(frame, 0, FRAME, played, at, at + FRAME)) return at;
        }
        return -1;
    }

    /// Looks whether the page fits the width of a phone. Pictures are kept in `target/pages`, to be looked at beside
    /// the design, when they are asked for ([PageLook]).
    private void picture(String state) {
        if (PageLook.PICTURED) {
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                shoot(state + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
        }
        page.setViewportSize(390, 844);
        if (PageLook.PICTURED) shoot(state + "-narrow");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no scrolling sideways")
                .isEqualTo(true);
        page.setViewportSize(1360, 900);
    }

    /// By axe-core, in both themes. It takes longer than a person may take between two keys.
    private void assertReadable(String state) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(PageLook.faults(page)).as(state + ", " + scheme).isEmpty();
        }
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pages", "phone-" + name + ".png"))
                .setFullPage(true));
    }

    private static LocatorAssertions.HasTextOptions hasText() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.ContainsTextOptions longer() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);
    }

    private static LocatorAssertions.IsVisibleOptions visible() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
    }

    private static Page.WaitForFunctionOptions waiting() {
        return new Page.WaitForFunctionOptions().setTimeout(PATIENCE);
    }
}
