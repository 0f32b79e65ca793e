package io.ringtrue.telephony.sip.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SDP among other parts (RFC 5621, RFC 2046 §5.1). Cases: every order of parts, quoted and missing
/// boundaries, bare line feeds, a missing end, preambles, nested parts, base64, other dispositions.
class MultipartTest {
    private static final String SDP = "v=0\ns=x\n";

    private static String description(String type, String body) {
        Body found = new Body(type, body.getBytes(ISO_8859_1)).description();
        return new String(found.bytes(), ISO_8859_1).strip();
    }

    /// `/` is a line end.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multipart/mixed;boundary=b | --b/Content-Type: application/sdp//SDP/--b/Content-Type: application/isup//xx/--b--",
                "multipart/mixed;boundary=b | --b/Content-Type: application/isup//xx/--b/Content-Type: application/sdp//SDP/--b--",
                "MULTIPART/MIXED ; boundary=\"b b\" | --b b/content-type : Application/SDP; charset=x//SDP/--b b--/epilogue",
                "multipart/mixed | preamble/--b/c: application/sdp//SDP/--b--",
                "multipart/mixed;boundary=b | --b/Content-Type: application/sdp//SDP",
                "multipart/alternative;boundary=b | --b/Content-Type: text/plain//v=9/--b/Content-Type: application/sdp//SDP/--b--",
                "multipart/mixed;boundary=b | --b/Content-Type: multipart/mixed;boundary=c//--c/Content-Type: application/sdp//SDP/--c--/--b--",
                "multipart/mixed;boundary=b | --b/Content-Type: application/sdp/Content-Disposition: early-session//v=9/--b/Content-Type: application/sdp/Content-Disposition: Session;handling=required//SDP/--b--",
                "multipart/mixed;boundary=b | --b/Content-Type: application/sdp/Content-Transfer-Encoding: base64//dj0wCnM9eAo=/--b--",
                "multipart/mixed;;boundary=b; | --b /Content-Type: application/sdp//SDP/--b--",
                "application/sdp | SDP",
                "'' | SDP",
            })
    void findsTheDescription(String type, String body) {
        String text = body.replace("application/sdp", "application\\sdp")
                .replace("application/isup", "application\\isup")
                .replace("Application/SDP", "Application\\sdp")
                .replace("text/plain", "text\\plain")
                .replace("multipart/mixed", "multipart\\mixed")
                .replace("/", "\r\n")
                .replace("SDP", SDP)
                .replace('\\', '/');
        assertThat(description(type, text)).isEqualTo(SDP.strip());
        assertThat(description(type, text.replace("\r\n", "\n"))).isEqualTo(SDP.strip());
    }

    @Test
    void whatIsNoneIsNone() {
        assertThat(description("application/isup", "xx")).isEmpty();
        assertThat(description("multipart/mixed;boundary=b", "--b\r\nContent-Type: text/plain\r\n\r\nv=0\r\n--b--"))
                .isEmpty();
        assertThat(description("multipart/mixed;boundary=\"\"", "")).isEmpty();
        assertThat(description("multipart/mixed;boundary=b", "--b".repeat(20_000)))
                .isEmpty();
        String nested = "--b\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n".repeat(1_000);
        assertThat(description("multipart/mixed;boundary=b", nested)).isEmpty();
    }

    /// RFC 2046 §5.1.1 allows 70 characters. Cases: long boundaries in the type and in the body, and lines
    /// that almost match.
    @Test
    void aBoundaryThatIsTooLongIsNoneAndCostsNothing() {
        String dashes = "-".repeat(12_000);
        String longest = "b".repeat(70);
        String part = "\r\nContent-Type: application/sdp\r\n\r\n" + SDP;
        assertThat(description("multipart/mixed;boundary=" + longest, "--" + longest + part))
                .isEqualTo(SDP.strip());
        long start = ProcessorTime.now();
        for (String body : new String[] {"-".repeat(50_000), "-\n".repeat(25_000), (dashes + "\n").repeat(4)}) {
            assertThat(description("multipart/mixed;boundary=" + dashes, body)).isEmpty();
            assertThat(description("multipart/mixed", body)).isEmpty();
            assertThat(description("multipart/mixed;boundary=" + "-".repeat(70), body))
                    .isEmpty();
        }
        assertThat(description("multipart/mixed;boundary=" + longest + "b", "--" + longest + "b" + part))
                .isEmpty();
        assertThat(ProcessorTime.now() - start).isLessThan(500_000_000L);
    }
}
