package io.ringtrue.server.doors;

import io.ringtrue.telephony.call.trunk.Trunk;
import io.ringtrue.telephony.call.trunk.TrunkDraft;
import io.ringtrue.telephony.call.trunk.TrunkSetting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Values an operator may write for a trunk, right and wrong, once for all doors: the configuration
/// file, `/v1/admin` and the command line. JSON is YAML too, so that each value is written in JSON
/// alone.
public final class TrunkTable {
    public static final String URI = "sip:carrier.example";

    /// Numbers stay as they are written: `1e2` and `1.0` are not the same as `100` and `1` at any door.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /// Doors, setting, values. `f` is the file, `j` JSON, `c` the command line; a door is left out
    /// where the same characters mean something else there: text that is a number, a list written as
    /// one value.
    private static final String WRONG = """
            fjc | uri | "", "carrier.example", "tel:+1", "sips:carrier.example", "sip:", "sip:a b"
            fjc | uri | "sip:me@carrier.example", "sip:carrier.example:0", "sip:carrier.example:65536"
            fjc | uri | "sip:carrier.example;transport=tls", "sip:x\\r\\nVia: y", "sip:192.0.2.256", "sip:[2001:db8::g]"
            fjc | uri | 5060, true, "LONG"
            j   | uri | ["sip:carrier.example"], {"host":"carrier.example"}
            fjc | username | "LONG", "a\\nb", "a\\u0000b"
            fj  | username | 1001, 7.5, false
            j   | username | ["me"], {}
            fjc | password | "LONG", "a\\nb"
            fj  | password | 1001, 1e3, true
            j   | password | ["hush"]
            fjc | caller-id | "bob", "12015550100", 12015550100, "+0123456789", "+123456", "+1234567890123456"
            fjc | caller-id | "+1 201 555 0100", "+12015550100\\n", 1.20155501E10, false, "anonymous", "LONG"
            j   | caller-id | ["+12015550100"]
            fjc | priority | -1, 1001, 0.5, 1.0, "one", "", true, 99999999999, 1e2
            fjc | max-calls | 0, -3, 10001, 1.5, 100.0, "many", "", false, 4294967297, 1e2, "0x10", "5 "
            j   | max-calls | "5", [5], {}
            fjc | calls-per-second | 0, -3, 1001, 0.1, "bob", "", true, 99999999999999999999, 1E1
            j   | calls-per-second | "10", [10]
            fjc | codecs | [], ["opus"], ["pcmu","pcmu"], ["pcmu","PCMU"], ["pcmu","g722"], [8], [false]
            fj  | codecs | [""], ["pcmu",""]
            j   | codecs | "pcmu", 8, false, {}
            fjc | media-networks | ["carrier.example"], ["10.0.0.0/33"], ["10.0.0.0/-1"], ["10.0.0.0/"], ["10/8"]
            fjc | media-networks | ["192.168/16"], ["10.0.0.256/24"], ["2001:db8::/129"], ["2001:db8:::/32"]
            fjc | media-networks | ["[2001:db8::]/32"], ["fe80::1%eth0/64"], ["192.0.2.0/24",7], [10], [true]
            fj  | media-networks | [""]
            j   | media-networks | "192.0.2.0/24", 10, true, [["10.0.0.0/8"]], [null]
            fjc | signalling-networks | ["10.0.0.0/99"], ["::/0","x"], ["10.0.0.0/8/8"]
            j   | signalling-networks | "192.0.2.0/24", {}
            fjc | srtp | "", "always", "no", true, false, 1
            j   | srtp | ["none"]
            fjc | strict-source | "", "maybe", "yes", 1, 0, "TRUE"
            j   | strict-source | "true", [true]
            """;

    private static final String RIGHT = """
            fjc | uri | "sip:carrier.example:1", "sip:carrier.example:65535;transport=tcp", "sip:192.0.2.1"
            fjc | uri | "sip:[2001:db8::1]:5060", "sip:x;transport=UDP"
            fjc | username | "", "1001", "a@b.example"
            fj  | password | ""
            fjc | password | "hush: \\"x\\", #y", "007"
            fjc | caller-id | "", "+1234567", "+123456789012345"
            fjc | priority | 0, 1, 1000
            fjc | max-calls | 1, 10000
            fjc | calls-per-second | 1, 1000
            fjc | codecs | ["pcma"], ["pcma","pcmu"], ["PCMA"]
            fjc | media-networks | [], ["0.0.0.0/0","192.0.2.1/32","192.0.2.1"], ["::/0","2001:db8::1/128","2001:db8::1"]
            fjc | signalling-networks | [], ["192.0.2.0/24"]
            fjc | srtp | "none", "optional", "Required"
            fjc | strict-source | true, false
            """;

    private TrunkTable() {}

    /// One value of one setting.
    ///
    /// @param json as it stands in a body or a file
    public record Written(TrunkSetting setting, String json) {
        /// A trunk with it, as a JSON object; also a mapping in YAML.
        public String trunk() {
            String uri = setting == TrunkSetting.URI ? "" : "\"uri\":\"" + URI + "\",";
            return "{" + uri + "\"" + setting.word() + "\":" + json + "}";
        }

        /// What follows the option's name on a command line.
        public String argument() {
            Object value = value();
            return value instanceof List<?> list
                    ? String.join(",", list.stream().map(String::valueOf).toList())
                    : value instanceof String text ? text : json;
        }

        public Object value() {
            return JSON.readValue(json, Object.class);
        }

        /// What a right value makes.
        public Trunk made() {
            return new TrunkDraft("main")
                    .with(TrunkSetting.URI, URI)
                    .with(setting, value())
                    .trunk();
        }
    }

    public static Stream<Written> wrong(char door) {
        return rows(WRONG, door);
    }

    public static Stream<Written> right(char door) {
        return rows(RIGHT, door);
    }

    private static Stream<Written> rows(String table, char door) {
        return table.lines()
                .map(line -> line.split("\\|", 3))
                .filter(row -> row[0].indexOf(door) >= 0)
                .flatMap(row -> values(setting(row[1].strip()), row[2]));
    }

    private static Stream<Written> values(TrunkSetting setting, String list) {
        String values = list.strip().replace("LONG", "x".repeat(301));
        return JSON.readTree("[" + values + "]")
                .valueStream()
                .map(value -> new Written(setting, JSON.writeValueAsString(value)));
    }

    private static TrunkSetting setting(String word) {
        return Arrays.stream(TrunkSetting.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
