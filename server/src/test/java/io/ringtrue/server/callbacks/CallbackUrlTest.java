package io.ringtrue.server.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.outbound.AddressPolicy;
import io.ringtrue.server.outbound.HttpTarget;
import io.ringtrue.server.outbound.RefusedUrl;
import io.ringtrue.server.outbound.SafeConnector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The form check, before any connection: names are never looked up here.
class CallbackUrlTest {
    private static final SafeConnector CONNECTOR = new SafeConnector(
            new AddressPolicy(List.of()),
            Set.of(80, 443)::contains,
            (host, within) -> {
                throw new UnknownHostException("the form check must not resolve " + host);
            },
            (SSLSocketFactory) SSLSocketFactory.getDefault(),
            Thread.ofVirtual().factory());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com",
                "https://example.com/",
                "HTTPS://EXAMPLE.com:443/a?b=c",
                "http://example.com:80",
                "http://my_host.example/x",
                "https://bücher.example/",
                "https://xn--bcher-kva.example/",
                "http://8.8.8.8/",
                "http://134744072/",
                "http://0x08080808/",
                "http://010.010.010.010/",
                "https://[2606:4700:4700::1111]/",
                "http://example.com./",
                "http://example.com:/",
                "http://localhost/",
                "https://1e100.net/",
                "http://example.com/a%20b?c=%26&d=é"
            })
    void acceptsWellFormedUrls(String url) {
        assertThat(CONNECTOR.objection(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://example.com/ | http:// or https://",
                "example.com | http:// or https://",
                "/path | http:// or https://",
                "http:example.com | name a host",
                "http:///path | name a host",
                "http://user@example.com/ | user or password",
                "http://user:pw@example.com/ | user or password",
                "http://example.com@127.0.0.1/ | user or password",
                "https://example.com/#x | fragment",
                "https://example.com/\ud800 | half a character",
                "http://example.com:8080/ | port 8080",
                "http://example.com:22/ | port 22",
                "http://example.com:0/ | port from 1",
                "http://example.com:65536/ | port from 1",
                "http://example.com:99999999999/ | port from 1",
                "http://exa%6Dple.com/ | name a host",
                "http://127%2e0.0.1/ | name a host",
                "http://-example.com/ | name a host",
                "http://a..b/ | name a host",
                "http://1.2.3.4.5/ | neither",
                "http://256.1.1.1/ | neither",
                "http://example.999/ | neither",
                "http://0x/ | neither",
                "http://[fe80::1%25eth0]/ | without a zone",
                "http://[::1%25lo]/ | without a zone",
                "http://[fe80::1%25251]/ | without a zone",
                "http://[2606::1%250]/ | without a zone",
                "http://:pw@example.com/ | user or password",
                "http://@127.0.0.1/ | user or password",
                "http://127.0.0.1:80@example.com/ | user or password",
                "http://example.com:80@127.0.0.1:80/ | user or password",
                "http://example.com%40127.0.0.1/ | name a host",
                "http://example.com%00.127.0.0.1/ | name a host",
                "http://example.com:+80/ | port from 1",
                "http://example.com:-1/ | port from 1",
                "http://example.com:0x50/ | port from 1",
                "http://example.com:８０/ | port from 1",
                "http://example.com:80:80/ | port from 1",
                "http://example.com:00000080/ | port from 1",
                "http://127.0.0.1.1/ | neither",
                "http://127.0x/ | neither",
                "http://08.1.1.1/ | neither",
                "http://4294967296/ | neither",
                "http://0x100000000/ | neither",
                "http://127..1/ | name a host",
                "http://%31%32%37.0.0.1/ | name a host",
                "gopher://127.0.0.1/ | http:// or https://",
                "file:///etc/passwd | http:// or https://",
                "jar:http://127.0.0.1/!/ | http:// or https://",
            })
    void namesWhatIsWrongWithTheForm(String url, String rule) {
        assertThat(CONNECTOR.objection(URI.create(url)))
                .hasValueSatisfying(why -> assertThat(why).contains(rule));
    }

    /// The same few addresses in spellings that other checks have missed.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0x7f.0.0.1/",
                "http://0x7F.1/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://0177.0.0.01/",
                "http://127.0.0.1./",
                "http://127.1./",
                "http://１２７.０.０.１/",
                "http://127。0。0。1/",
                "http://①②⑦.⓪.⓪.①/",
                "http://0/",
                "http://0.0.0.0/",
                "http://[::1]/",
                "http://[::]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::FFFF:7F00:1]/",
                "http://[::127.0.0.1]/",
                "http://[::ffff:0:127.0.0.1]/",
                "http://[64:ff9b::127.0.0.1]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b:1::7f00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[2001:0:7f00:1::]/",
                "http://[2001:0:808:808::80ff:fffe]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://0xa9fea9fe/",
                "http://2852039166/",
                "http://[fd00:ec2::254]/",
                "http://[fe80::1]/",
                "http://10.0.0.1/",
                "http://192.168.0.1/",
                "http://172.16.0.1/",
                "http://3232235521/",
                "http://0177.1/",
                "http://00000177.0x0.0.1/",
                "http://0x7f.0x0.0x0.0x1/",
                "http://0X7F.0X00000001/",
                "http://127.0x1/",
                "http://127.0.256/",
                "http://4294967295/",
                "http://0xffffffff/",
                "http://3758096385/",
                "http://0.0/",
                "http://00/",
                "http://0x0/",
                "http://０/",
                "http://①②⑦.1/",
                "http://１２７．０．０．１/",
                "http://127｡0｡0｡1/",
                "http://０ｘ７ｆ.1/",
                "http://[::ffff:0:0]/",
                "http://[0:0:0:0:0:ffff:7f00:0001]/",
                "http://[0000:0000:0000:0000:0000:0000:0000:0001]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::ffff:c0a8:1]/",
                "http://[2606::5efe:127.0.0.1]/",
                "http://[2002:a00:1::]/",
                "http://[fec0::1]/",
                "http://[fc00::1]/",
                "http://[ff02::1]/",
                "http://[100::1]/",
                "http://192.0.0.192/",
                "http://100.100.100.200/",
                "http://168.63.129.16/",
                "http://[fd20:ce::254]/",
                "http://255.255.255.255/"
            })
    void seesThroughEverySpellingOfAForbiddenAddress(String url) {
        assertThat(CONNECTOR.objection(URI.create(url)))
                .hasValueSatisfying(why -> assertThat(why).startsWith("must lead to a public address: "));
    }

    @Test
    void limitsTheLength() {
        String longest = "http://example.com/" + "a".repeat(1_981);
        assertThat(CONNECTOR.objection(URI.create(longest))).isEmpty();
        assertThat(CONNECTOR.objection(URI.create(longest + "a"))).hasValue("must be at most 2,000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com | / | example.com",
                "https://example.com:8443?x=1 | /?x=1 | example.com:8443",
                "http://EXAMPLE.com:443/a%2Fb/?q=a%20b&r=+ | /a%2Fb/?q=a%20b&r=+ | example.com:443",
                "http://example.com//x | //x | example.com",
                "http://example.com/é?ü | /%C3%A9?%C3%BC | example.com",
                "http://[2606::1]:8080/ | / | [2606::1]:8080",
                "https://bücher.example./ | / | xn--bcher-kva.example",
            })
    void asksForThePathAndQueryAsGiven(String url, String target, String host) throws RefusedUrl {
        HttpTarget read = HttpTarget.of(URI.create(url));
        assertThat(read.pathAndQuery()).isEqualTo(target);
        assertThat(read.hostHeader()).isEqualTo(host);
    }

    @Property(tries = 5_000)
    void judgesAnyUrlWithoutFailing(@ForAll String authority, @ForAll String path) {
        try {
            CONNECTOR.objection(new URI("http://" + authority + "/" + path));
        } catch (URISyntaxException _) {
            // Not a URL at all: the parser refuses it.
        }
    }
}
