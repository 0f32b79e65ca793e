package io.ringtrue.server.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Somebody with a key: asks for calls in the vendor's format and reads their account over `/v1`.
final class Customer {
    private final Http http;
    private final String apikey;
    private final String apisecret;
    private final List<String> secrets;

    /// @param created the answer that created the account
    Customer(Http http, JsonNode created) {
        this.http = http;
        this.apikey = created.path("apikey").asString();
        this.apisecret = created.path("apisecret").asString();
        this.secrets = Stream.of("apisecret", "pass", "callbackSecret")
                .map(name -> created.path(name).asString())
                .toList();
    }

    private Customer(Http http, Customer other) {
        this.http = http;
        this.apikey = other.apikey;
        this.apisecret = other.apisecret;
        this.secrets = other.secrets;
    }

    /// The same customer at a server that was started again.
    Customer at(Installation other) {
        return at(other.http());
    }

    /// The same customer at another node.
    Customer at(Http other) {
        return new Customer(other, this);
    }

    /// What only the customer may know.
    List<String> secrets() {
        return secrets;
    }

    Http.Reply ask(String number, String pin, String callbackUrl) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("apikey", apikey);
        parameters.put("apisecret", apisecret);
        parameters.put("number", number);
        parameters.put("pin", pin);
        parameters.put("brand", "Acme Bank");
        parameters.put("callbackurl", callbackUrl);
        return http.post("/app/api/json/tts/reversepinverification", parameters, "");
    }

    /// @return the id of the verification, which was accepted
    long verify(String number, String pin, String callbackUrl) {
        Http.Reply reply = ask(number, pin, callbackUrl);
        JsonNode answer = reply.json();
        assertThat(answer.path("Status").asInt(-1)).as(reply.body()).isZero();
        return answer.path("Response").path("id").asLong();
    }

    /// A call by another path of the vendor's, such as `tts/notification`.
    ///
    /// @param what its own parameters
    /// @return the id of the call, which was accepted
    long order(String path, String number, Map<String, String> what, String callbackUrl) {
        Map<String, String> parameters = new LinkedHashMap<>(what);
        parameters.put("apikey", apikey);
        parameters.put("apisecret", apisecret);
        parameters.put("number", number);
        parameters.put("callbackurl", callbackUrl);
        Http.Reply reply = http.post("/app/api/json/" + path, parameters, "");
        JsonNode answer = reply.json();
        assertThat(answer.path("Status").asInt(-1)).as(reply.body()).isZero();
        return answer.path("Response").path("id").asLong();
    }

    JsonNode verification(long id) {
        return own("/v1/verifications/" + id);
    }

    /// Attempt by attempt, what passed on the wire.
    List<JsonNode> calls(long id) {
        return own("/v1/verifications/" + id + "/calls").path("calls").values().stream()
                .toList();
    }

    JsonNode account() {
        return own("/v1/account");
    }

    /// Newest first.
    List<JsonNode> ledger() {
        return own("/v1/account/ledger?limit=200").path("items").values().stream()
                .toList();
    }

    private JsonNode own(String path) {
        String basic = Base64.getEncoder().encodeToString((apikey + ":" + apisecret).getBytes(UTF_8));
        Http.Reply reply = http.get(path, "Basic " + basic);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }
}
