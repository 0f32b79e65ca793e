package io.ringtrue.numbers;

import static io.ringtrue.numbers.ReadingRules.COUNTRY_CODE_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupTest {

    private final Lookup lookup = CompiledNumbers.load().lookup();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+44 20 7946 0958",
                "＋44 20 7946 0958",
                "+44 20 7946 0958 x12",
                "no number",
                "",
                "9999999999999999999999999999999999999999999999999"
            })
    void readsBytesAsItReadsText(String text) {
        Lookup other = CompiledNumbers.load().lookup();
        byte[] bytes = ("," + text + ",").getBytes(StandardCharsets.UTF_8);
        boolean valid = lookup.read(bytes, 1, bytes.length - 1, COUNTRY_CODE_FIRST);
        assertThat(other.read(text, COUNTRY_CODE_FIRST)).isEqualTo(valid);
        assertThat(other.e164()).isEqualTo(lookup.e164());
        assertThat(other.fault()).isEqualTo(lookup.fault());
    }

    @Test
    void writesE164IntoTheCallersBytes() {
        byte[] out = "............................".getBytes(StandardCharsets.US_ASCII);
        lookup.read("+54 0 11 15 2345 6789", COUNTRY_CODE_FIRST);
        int end = lookup.e164(out, 2);
        assertThat(new String(out, StandardCharsets.US_ASCII)).isEqualTo("..+5491123456789............");
        assertThat(end).isEqualTo(16);
    }

    @Test
    void writesNothingWhereNothingWasRead() {
        lookup.read("+44 20 7946 0958", COUNTRY_CODE_FIRST);
        lookup.read("nothing", COUNTRY_CODE_FIRST);
        assertThat(lookup.isRead()).isFalse();
        assertThat(lookup.e164(new byte[0], 0)).isZero();
        assertThat(lookup.region()).isEmpty();
        assertThat(lookup.carrier()).isEmpty();
        assertThat(lookup.national()).isEmpty();
    }

    @Test
    void allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String[] texts = {"+44 20 7946 0958", "+1 (201) 510-6000", "+54 0 11 15 2345 6789", "+999", "+44 7"};
        byte[] out = new byte[32];
        look(texts, out);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 1_000; i++) look(texts, out);
        // Reading the counter may itself allocate a few bytes.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
    }

    private void look(String[] texts, byte[] out) {
        for (String text : texts) {
            lookup.read(text, COUNTRY_CODE_FIRST);
            lookup.e164(out, 0);
            lookup.region();
            lookup.carrier();
            lookup.lineType();
        }
    }
}
