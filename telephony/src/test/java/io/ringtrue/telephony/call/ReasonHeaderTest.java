package io.ringtrue.telephony.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.ProcessorTime;
import io.ringtrue.telephony.sip.message.SipHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The network's own cause (RFC 3326 §2): its examples, and the spellings its grammar allows. 0: none.
class ReasonHeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Q.850 ;cause=16 ;text=\"Terminated\" | 16",
                "SIP ;cause=200 ;text=\"Call completed elsewhere\" | 0",
                "SIP ;cause=600 ;text=\"Busy Everywhere\", Q.850;cause=17 | 17",
                "Q.850;cause=17, Q.850;cause=31 | 17",
                "Q.850;text=\"no cause\", Q.850;cause=31 | 31",
                "q.850;CAUSE=127 | 127",
                "Q.850 ; cause = 1 | 1",
                "Q.850;text=\"a, b; cause=3\";cause=41 | 41",
                "Q.850;text=\"cause=3\" | 0",
                "Q.850;text=\"5\\\" ;cause=1\";cause=17 | 17",
                "Q.850;text=\"never closed;cause=3 | 0",
                "Q.850;location=LN;cause=102;text=x | 102",
                "Q.850;because=3;cause=44 | 44",
                "Q.850;cause=128 | 0",
                "Q.850;cause=0 | 0",
                "Q.850;cause=1600 | 0",
                "Q.850;cause=-1 | 0",
                "Q.850;cause=x | 0",
                "Q.850;cause= | 0",
                "Q.850;cause | 0",
                "Q.850 | 0",
                "Q.8501;cause=17 | 0",
                "X-Q.850;cause=17 | 0",
                "`` | 0",
            })
    void readsTheCause(String field, int cause) {
        SipHeaders headers = new SipHeaders().add("Reason", field);
        assertThat(ReasonHeader.q850(headers).orElse(0)).isEqualTo(cause);
    }

    @Test
    void looksThroughAllFields() {
        SipHeaders headers = new SipHeaders().add("Reason", "SIP;cause=486").add("reason", "Q.850;cause=17");
        assertThat(ReasonHeader.q850(headers)).hasValue(17);
        assertThat(ReasonHeader.q850(new SipHeaders())).isEmpty();
    }

    @Test
    void aFieldOfAnyLengthIsReadAtOnce() {
        SipHeaders headers = new SipHeaders().add("Reason", "Q.850" + ";x=\"".repeat(15_000) + ";cause=1");
        long begun = ProcessorTime.now();
        assertThat(ReasonHeader.q850(headers).orElse(0)).isIn(0, 1);
        SipHeaders escaped = new SipHeaders().add("Reason", "Q.850;text=\"" + "\\\"".repeat(30_000) + "\";cause=1");
        assertThat(ReasonHeader.q850(escaped)).hasValue(1);
        assertThat(ProcessorTime.now() - begun).isLessThan(2_000_000_000L);
    }
}
