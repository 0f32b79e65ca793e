package io.ringtrue.server.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists that are easily taken for others: identifiers that look like numbers, names that hold a usual word,
/// titles before the heading, JSON under a CSV's name and the other way round, markup.
class MistakableListsTest {
    private static final BulkOptions E164 = Cleaning.options(AnswerColumn.E164);

    @Test
    void takesASparseColumnWithAUsualNameBeforeAFullOneWithAnother() throws Exception {
        Cleaning cleaned = Cleaning.of("Fax,Phone\n2025550199,\n2025550198,\n2025550197,2015106000\n", E164);
        assertThat(cleaned.layout().sentence())
                .contains("column Phone (guessed by its name), 1 of its first 1 cells are numbers");
    }

    @Test
    void takesNumbersWrittenAsSuchBeforeIdentifiers() throws Exception {
        Cleaning cleaned = Cleaning.of("2025550199,Ann,+12015106000\n2025550198,Bob,\n", E164);
        assertThat(cleaned.layout().sentence()).contains("column 3 (guessed by its cells)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tel 12345", "mobile 555-0100"})
    void takesNoRowForAHeadingForAWordInIt(String first) throws Exception {
        Cleaning cleaned = Cleaning.of(first + "\n2015106000\n", E164);
        assertThat(cleaned.out()).startsWith(first + ",");
        assertThat(cleaned.summary().numbers()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Contacts 2026\\n\\nname,phone\\nAnn,2015106000\\n ~ body begins with a line that is no row: those behind it have 2 cells (comma); take it away",
                "Contacts\\nname;phone;x\\nAnn;2015106000;1\\n ~ body begins with a line that is no row: those behind it have 3 cells (semicolon); take it away",
                "{\"phone\":\"2015106000\"}\\n ~ body is NDJSON, not CSV; say so by format or Content-Type",
                "[\"2015106000\",\"2015106001\"] ~ body is one JSON array; write one value a line (NDJSON)",
                "[2015106000,2015106001] ~ body is one JSON array; write one value a line (NDJSON)",
                "[\\n  2015106000,\\n  2015106001\\n] ~ body is one JSON array; write one value a line (NDJSON)",
                "\uFEFF%PDF-1.7 ~ body is a PDF; ask for the list as CSV",
                "<body>2015106000</body> ~ body is a web page (HTML); save it as CSV (UTF-8)",
                "<!-- x --><html> ~ body is a web page (HTML); save it as CSV (UTF-8)",
                "<contacts>\\n<phone>2015106000</phone> ~ body is XML or HTML; save it as CSV (UTF-8)",
                "BEGIN:VCARD\\nTEL:2015106000 ~ body is a vCard; save it as CSV (UTF-8)"
            })
    void refusesWhatWouldBeRubbishAsACsv(String list, String message) {
        BulkOptions csv = Cleaning.options(BulkFormat.CSV, AnswerColumn.E164);
        assertThatThrownBy(() -> Cleaning.of(list.replace("\\n", "\n"), csv))
                .isInstanceOf(UnreadableList.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "phone,name\\n2015106000,Ann\\n ~ body is no NDJSON: each line must be one JSON value",
                "{\\n \"phone\": \"2015106000\"\\n}\\n ~ body is no NDJSON: each line must be one JSON value",
                "{\"contacts\":[{\"phone\":\"2015106000\"}]}\\n ~ body holds more in its member contacts; write one value a line (NDJSON)"
            })
    void refusesWhatWouldBeRubbishAsNdjson(String list, String message) {
        BulkOptions ndjson = Cleaning.options(BulkFormat.NDJSON, AnswerColumn.E164);
        assertThatThrownBy(() -> Cleaning.of(list.replace("\\n", "\n"), ndjson))
                .isInstanceOf(UnreadableList.class)
                .hasMessage(message);
    }

    @Test
    void readsNamesInAngleBrackets() throws Exception {
        assertThat(Cleaning.of("<ID>,<PHONE>\n7,2015106000\n", E164).out()).endsWith("7,2015106000,+12015106000\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "  \n\t\n", " \r\n"})
    void passesBlankLinesBeforeTheHeading(String blank) throws Exception {
        assertThat(Cleaning.of(blank + "name,phone\nAnn,2015106000\n", E164).out())
                .isEqualTo(blank + "name,phone,phone_e164\nAnn,2015106000,+12015106000\n");
    }
}
