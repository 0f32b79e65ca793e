package io.ringtrue.telephony.call.answering;

import static io.ringtrue.telephony.call.answering.Listened.noise;
import static io.ringtrue.telephony.call.answering.Listened.silence;
import static io.ringtrue.telephony.call.answering.Listened.sum;
import static io.ringtrue.telephony.call.answering.Listened.tone;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.audio.Tones;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Real words of a synthesizer, over G.711, in noise.
class SpokenAnswersTest {
    private static final String[] VOICES = {"+m2", "+f2"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-us | Hello?",
                "en-us | Yes, Miller speaking.",
                "en-gb | Miller residence, good morning.",
                "en-gb | Hello, who is this?",
                "de | Ja bitte?",
                "de | Schneider, guten Tag.",
                "fr-fr | Allô ?",
                "es | ¿Diga?",
                "it | Pronto, chi parla?",
                "ja | もしもし。"
            })
    void peopleSayAFewWordsAndWait(String language, String text) throws Exception {
        for (String voice : VOICES) {
            short[] said = Spoken.by(language + voice, text, -22);
            short[] call = sum(Tones.joined(silence(700), said, silence(3_000)), noise(-48, 6_000));
            assertThat(Listened.to(call).sign()).as(voice).isEqualTo(Sign.WAITS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-us | Hi, you have reached Ann. I cannot come to the phone right now, so please leave a message after the tone.",
                "en-gb | The person you have called is not available. Please record your message. When you have finished, hang up.",
                "de | Guten Tag, hier ist der Anrufbeantworter von Familie Koch. Wir rufen gern zurück, bitte sprechen Sie jetzt.",
                "fr-fr | Bonjour, je ne peux pas vous répondre pour le moment. Laissez votre nom et votre numéro, je vous rappellerai.",
                "es | Ha llamado a la familia Ortega. Ahora no estamos en casa. Deje su mensaje y le llamaremos lo antes posible.",
                "it | Il numero chiamato non è raggiungibile. Lasciate un messaggio dopo il segnale, sarete richiamati al più presto.",
                "nl | U bent verbonden met het antwoordapparaat van de bibliotheek. Wij zijn vandaag gesloten. Probeer het morgen.",
                "pl | Abonent nie może teraz rozmawiać. Proszę zostawić swoje imię i numer, a oddzwonimy tak szybko, jak się da.",
                "sv | Du har kommit till en telefonsvarare. Vi kan inte svara just nu, men lämna gärna ett meddelande efter tonen.",
                "ja | ただいまるすにしております。おそれいりますが、おなまえとごようけんをおはなしください。のちほどおでんわします。"
            })
    void machinesGoOn(String language, String text) throws Exception {
        for (String voice : VOICES) {
            short[] said = Spoken.by(language + voice, text, -22);
            short[] call = sum(Tones.joined(silence(1_500), said, silence(500), tone(1_000, 300)), noise(-48, 20_000));
            assertThat(Listened.to(call).sign().isMachine()).as(voice).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-us+m4", "en-gb+f4"})
    void aShortGreetingIsKnownByItsBeep(String voice) throws Exception {
        short[] said = Spoken.by(voice, "Hey, it's Joe, speak.", -20);
        WhoAnswered who = Listened.to(silence(500), said, silence(400), tone(850, 250));
        assertThat(who.sign()).isEqualTo(Sign.BEEP);
        assertThat(who.times().toneHz()).isBetween(840, 860);
    }
}
