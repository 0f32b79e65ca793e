package io.ringtrue.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringtrue.numbers.ReadingRules;
import io.ringtrue.numbers.plan.LineType;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLayoutTest {
    private static final BulkOptions E164 = Cleaning.options(AnswerColumn.E164);

    private static BulkOptions column(String column) {
        return Cleaning.options(Optional.of(column), AnswerColumn.E164);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "id,phone ~ 1,2015106000 ~ comma",
                "id;phone ~ 1;2015106000 ~ semicolon",
                "id\tphone ~ 1\t2015106000 ~ tab",
                "id|phone ~ 1|2015106000 ~ pipe",
                "\"a,b\";phone ~ 1;2015106000 ~ semicolon",
            })
    void findsTheDelimiter(String heading, String row, String word) throws Exception {
        Cleaning cleaned = Cleaning.of(heading + "\n" + row + "\n", E164);
        assertThat(cleaned.layout().sentence()).contains("CSV, " + word + ",");
        assertThat(cleaned.summary().valid()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"phone", "Phone Number", "PHONE_NUMBER", "msisdn", "Tel.", "Mobile", "\"number\"", "cell-phone"})
    void guessesTheColumnByItsUsualNamesAndSaysSo(String name) throws Exception {
        Cleaning cleaned = Cleaning.of("id," + name + ",note\n7,2015106000,x\n", E164);
        assertThat(cleaned.summary().valid()).isEqualTo(1);
        assertThat(cleaned.layout().sentence()).contains("guessed by its name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "contact", "CONTACT"})
    void takesTheColumnByNameOrPlace(String column) throws Exception {
        assertThat(Cleaning.of("id,Contact\n7,2015106000\n", column(column)).out())
                .isEqualTo("id,Contact,phone_e164\n7,2015106000,+12015106000\n");
    }

    @Test
    void listsTheColumnsWhenTheOneAskedForIsMissing() {
        assertThatThrownBy(() -> Cleaning.of("id,\"first, last\",contact\n", column("phone")))
                .isInstanceOf(UnreadableList.class)
                .hasMessage("column must be one of the columns: id, first, last, contact");
        assertThatThrownBy(() -> Cleaning.of("id,contact\n", column("3")))
                .hasMessage("column must be 1 to 2, or a name");
        assertThatThrownBy(() -> Cleaning.of("id,contact\n", E164))
                .hasMessage("column must be chosen; the columns are: id, contact");
    }

    @Test
    void takesAFirstRowWithANumberForNoHeading() throws Exception {
        assertThat(Cleaning.of("2015106000\n12\n", E164).out()).isEqualTo("2015106000,+12015106000\n12,\n");
        Cleaning second = Cleaning.of("a,+442015412653\nb,\n", E164);
        assertThat(second.out()).isEqualTo("a,+442015412653,+442015412653\nb,,\n");
        assertThat(second.layout().sentence()).contains("column 2", "no heading");
    }

    @Test
    void believesWhatIsSaidOfTheHeading() throws Exception {
        BulkOptions options = new BulkOptions(
                Optional.empty(),
                Optional.of("1"),
                Optional.of(false),
                Optional.of(','),
                List.of(AnswerColumn.E164),
                "p_",
                true,
                ReadingRules.NORTH_AMERICA_FIRST,
                Cleaning.types(EnumSet.noneOf(LineType.class)));
        assertThat(Cleaning.of("phone\n2015106000\n", options).out()).isEqualTo("phone,\n2015106000,12015106000\n");
    }

    @Test
    void keepsByteOrderMarkLineEndsAndBytesThatAreNoUtf8() throws Exception {
        byte[] list = "\uFEFFphone,é\r\n2015106000,X\r\n".getBytes(StandardCharsets.UTF_8);
        list[list.length - 3] = (byte) 0xE9;
        Cleaning cleaned = Cleaning.of(list, Cleaning.options(AnswerColumn.VALID));
        assertThat(cleaned.out()).isEqualTo("\uFEFFphone,é,phone_valid\r\n2015106000,\uFFFD,true\r\n");
    }

    @Test
    void keepsBlankLinesAsTheyAre() throws Exception {
        assertThat(Cleaning.of("\n\r\nphone,a\n\n2015106000,b\n\r\n", E164).out())
                .isEqualTo("\n\r\nphone,a,phone_e164\n\n2015106000,b,+12015106000\n\r\n");
    }

    @Test
    void refusesAListThatHasOurColumnsAlready() {
        assertThatThrownBy(() -> Cleaning.of("phone,phone_e164\n1,2\n", E164))
                .hasMessage("prefix must be another: the list has a column phone_e164");
    }

    @Test
    void refusesUtf16SayingWhatToDo() {
        assertThatThrownBy(() -> Cleaning.of("\uFEFFphone".getBytes(StandardCharsets.UTF_16LE), E164))
                .hasMessage("body is UTF-16; save it as UTF-8");
    }

    @Test
    void hasNothingToSayOfNothing() throws Exception {
        Cleaning cleaned = Cleaning.of("", E164);
        assertThat(cleaned.out()).isEmpty();
        assertThat(cleaned.summary()).isEqualTo(Summary.NOTHING);
    }

    @Test
    void countsWhatItSaw() throws Exception {
        BulkOptions options = new BulkOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AnswerColumn.USUAL,
                BulkOptions.USUAL_PREFIX,
                false,
                ReadingRules.NORTH_AMERICA_FIRST,
                Cleaning.types(EnumSet.of(LineType.PREMIUM_RATE)));
        Cleaning cleaned = Cleaning.of("""
                phone,name
                +447400123456,"a
                b"
                +19002345678,c
                12,d
                +442015412653,e,f
                """, options);
        assertThat(cleaned.out()).isEqualTo("""
                phone,name,phone_result,phone_valid,phone_e164,phone_country,phone_type,phone_carrier,phone_fault
                +447400123456,"a
                b",pass,true,+447400123456,GB,MOBILE,Three,
                +19002345678,c,excluded,true,+19002345678,US,PREMIUM_RATE,,
                12,d,invalid,false,,,,,too-short
                +442015412653,e,f,refused,false,,,,,too-many-columns
                """);
        Summary summary = cleaned.summary();
        assertThat(summary.lines()).isEqualTo(6);
        assertThat(summary.numbers()).isEqualTo(4);
        assertThat(summary.valid()).isEqualTo(2);
        assertThat(summary.excluded()).isEqualTo(1);
        assertThat(summary.countries())
                .containsEntry("GB", 1L)
                .containsEntry("US", 1L)
                .hasSize(2);
        assertThat(summary.types()).containsEntry("MOBILE", 1L).containsEntry("PREMIUM_RATE", 1L);
        assertThat(summary.faults()).containsEntry("too-short", 1L).containsEntry("too-many-columns", 1L);
        assertThat(summary.refusedLines()).containsExactly(new RefusedLine(6, "too-many-columns"));
    }

    /// Each field is looked at once: at the square of them this test would take seconds.
    @Test
    void findsTheColumnAmongManyThousands() throws Exception {
        String wide = "a,".repeat(15_000);
        Cleaning cleaned = Cleaning.of(wide + "phone\n" + wide + "2015106000\n", E164);
        assertThat(cleaned.summary().valid()).isEqualTo(1);
        assertThatThrownBy(() -> Cleaning.of(wide + "\n" + wide + "\n", E164)).isInstanceOf(UnreadableList.class);
    }
}
