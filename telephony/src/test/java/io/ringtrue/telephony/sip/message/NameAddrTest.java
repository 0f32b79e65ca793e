package io.ringtrue.telephony.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From, To, Contact and Route values: the examples of RFC 3261 §20.10, §20.20, §20.34 and §20.39, RFC 4475
/// §3.1.1.6, and the display names of §25.1 at their borders.
class NameAddrTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Mr. Watson\" <sip:watson@worcester.bell-telephone.com> ;q=0.7; expires=3600 | sip:watson@worcester.bell-telephone.com | ``",
                "\"A. G. Bell\" <sip:agb@bell-telephone.com> ;tag=a48s | sip:agb@bell-telephone.com | a48s",
                "sip:+12125551212@server.phone2net.com;tag=887s | sip:+12125551212@server.phone2net.com | 887s",
                "Anonymous <sip:c8oqz84zk7z@privacy.org>;tag=hyh8 | sip:c8oqz84zk7z@privacy.org | hyh8",
                "The Operator <sip:operator@cs.columbia.edu>;tag=287447 | sip:operator@cs.columbia.edu | 287447",
                "<sip:bigbox3.site3.atlanta.com;lr> | sip:bigbox3.site3.atlanta.com;lr | ``",
                "caller<sip:caller@example.com>;tag=323 | sip:caller@example.com | 323",
                "\"\"<sip:a@h>;tag=1 | sip:a@h | 1",
                "\"<sip:not@this>\" <sip:but@this>;tag=1 | sip:but@this | 1",
                "\"a \\\" <sip:not@this>\" <sip:but@this>;TAG=1 | sip:but@this | 1",
                "\"a \\\\\" <sip:a@h>;tag=1 | sip:a@h | 1",
                "Jürgen Ö <sip:a@h>;tag=1 | sip:a@h | 1",
                "a-b.c!d%e*f_g+h`i'j~k <sip:a@h>;tag=1 | sip:a@h | 1",
                "<tel:+12015550123>;tag=1 | tel:+12015550123 | 1",
                "<sip:a@h;tag=uri>;tag=field | sip:a@h;tag=uri | field",
                "sip:a@h;tag=field | sip:a@h | field",
                "<sip:a@h?Subject=x> | sip:a@h?Subject=x | ``",
                "\t <sip:a@h> \t; \t tag \t= \t1 \t | sip:a@h | 1",
            })
    void readsTheUriAndTheTag(String text, String uri, String tag) {
        NameAddr read = Objects.requireNonNull(NameAddr.read(text));
        assertThat(read.uri()).isEqualTo(uri);
        assertThat(read.tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "<>",
                "<sip:>",
                "sip:",
                "<sip:a@h",
                "sip:a@h>",
                "<sip:a@h> x",
                "<sip:a@h>;",
                "<sip:a@h>;tag=",
                "<sip:a@h>,<sip:b@h>",
                "< sip:a@h>",
                "<sip:a @h>",
                "<sip:a\"@h>",
                "\"a <sip:a@h>",
                "\"a\\\" <sip:a@h>",
                "\"a\" b <sip:a@h>",
                "a \"b\" <sip:a@h>",
                "a, b <sip:a@h>",
                "a@b <sip:a@h>",
                "(a) <sip:a@h>",
                // RFC 3261 §20.10: with a comma or a question mark the URI needs its brackets
                "sip:a,b@h",
                "sip:a@h?Subject=x",
                "alice",
                ":a@h",
            })
    void refusesWhatBreaksTheGrammar(String text) {
        assertThat(NameAddr.read(text)).isNull();
    }

    /// The URI comes out fit to be written again: what it may not hold is escaped (RFC 3261 §19.1.2).
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a <sip:a@h>;tag=1 | sip:a@h | 1",
                "a@b, (c) <sip:a@h>;;tag=1; | sip:a@h | 1",
                "< sip:a@h >;tag=1 | sip:a@h | 1",
                "<sip:a b@h>;tag=1 | sip:a%20b@h | 1",
                "<sip:\"a\"@h>;tag=1 | sip:%22a%22@h | 1",
                "<sip:ü@h>;tag=1 | sip:%C3%BC@h | 1",
                "<sip:a@h;tag=1 | sip:a@h | 1",
                "x < y <sip:a@h>;tag=1 | sip:a@h | 1",
                "sip:a@h>;tag=1 | sip:a@h | 1",
                "sip:a@h x ;tag=1 | sip:a@h | 1",
                "alice;tag=1 | `` | 1",
                "<>;tag=1 | `` | 1",
                "<sip:a@h>;tag=\"1 | sip:a@h | ``",
                "<sip:a@h>;x=\"a;b\";tag=1 | sip:a@h | 1",
            })
    void salvagesTheUriAndTheTag(String text, String uri, String tag) {
        assertThat(NameAddr.read(text)).as("nothing to salvage").isNotEqualTo(NameAddr.salvage(text));
        NameAddr salvaged = NameAddr.salvage(text);
        assertThat(salvaged.uri()).isEqualTo(uri);
        assertThat(salvaged.tag()).isEqualTo(tag);
    }
}
