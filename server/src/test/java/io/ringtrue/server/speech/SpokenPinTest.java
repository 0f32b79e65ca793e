package io.ringtrue.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.G711;
import io.ringtrue.telephony.audio.Wave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// PINs as a callee hears them, through µ-law, recognized by a recognizer that was not trained on our voice.
class SpokenPinTest {
    private static final List<String> WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final int PINS = 24;
    private static final double MOST_WRONG = 0.05;

    @Test
    void pinsAreUnderstoodOverTheTelephone() {
        Random random = new Random(20_160_606);
        Ear ear = Ear.forDigits();
        List<String> misheard = new ArrayList<>();
        int spoken = 0;
        int wrong = 0;
        for (int i = 0; i < PINS; i++) {
            String pin = pin(random);
            String heard = ear.hear(overTheTelephone(track(pin)));
            int errors = wordErrors(words(pin), heard.isEmpty() ? List.of() : Arrays.asList(heard.split(" ")));
            spoken += pin.length();
            wrong += errors;
            if (errors > 0) misheard.add(pin + " as " + heard);
        }
        assertThat((double) wrong / spoken)
                .as("%d of %d digits wrong: %s", wrong, spoken, misheard)
                .isLessThanOrEqualTo(MOST_WRONG);
    }

    @Test
    void wholePromptSaysBrandAndPinTwice() {
        Wording wording = new Wording(Locale.US, "Acme Shop", Optional.of(new SpokenDigits("4071")), 2);
        Prompt prompt = Voice.PROMPTS.askForPin(wording);
        String sentences = String.join(
                " | ",
                "hello",
                "this is a call from (acme shop | apple store | river bank)",
                "your pin is",
                String.join(" | ", WORDS),
                "please enter it now using the keypad of your phone",
                "press star to hear this again");
        String heard = Ear.expecting("(" + sentences + ")+")
                .hear(overTheTelephone(prompt.sound().samples()));
        assertThat(heard).containsPattern("acme shop.*four zero seven one.*acme shop.*four zero seven one");
        assertThat(heard).endsWith("press star to hear this again");
    }

    private static short[] track(String pin) {
        return new Track(Pace.USUAL)
                .sayHidden(Voice.digits(), pin)
                .silence(java.time.Duration.ofMillis(400))
                .asPrompt(false)
                .sound()
                .samples();
    }

    private static Wave overTheTelephone(short[] samples) {
        return new Wave(Wave.TELEPHONE_RATE, G711.MU_LAW.decode(G711.MU_LAW.encode(samples)));
    }

    private static String pin(Random random) {
        return random.ints(random.nextInt(4, 9), 0, 10)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
    }

    private static List<String> words(String pin) {
        return pin.chars().mapToObj(c -> WORDS.get(c - '0')).toList();
    }

    /// Levenshtein's distance: words to change, drop or add.
    private static int wordErrors(List<String> said, List<String> heard) {
        int[] row = new int[heard.size() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= heard.size(); j++) {
                int change = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[heard.size()];
    }
}
