package io.ringtrue.server.cli.demo;

import io.ringtrue.server.cli.demo.DemoCall.Role;
import java.util.List;

/// Commands that a newcomer can try against the demo's server.
///
/// @param base the server's address, such as `http://127.0.0.1:40123`
/// @param callbackUrl a URL that callbacks may go to
record DemoGuide(String base, String callbackUrl) {
    /// What the callee keys from now on.
    static final String PIN = "12345";

    List<String> lines() {
        String account = "apikey=" + CustomerClient.API_KEY + "&apisecret=" + CustomerClient.API_SECRET;
        String call = "number=" + Role.RIGHT.number + "&pin=" + PIN + "&brand=Ringtrue&callbackurl=" + callbackUrl;
        return List.of(
                "The server stays up at " + base + " until Ctrl-C. To try:",
                "",
                "  # place a call (JSON, XML); the callee keys " + PIN,
                "  curl -X POST '" + base + "/app/api/json/tts/reversepinverification?" + account + "&" + call + "'",
                "  curl -X POST '" + base + "/app/api/xml/tts/reversepinverification?" + account + "&" + call + "'",
                "  # look one up, with the id of an answer",
                "  curl '" + base + "/app/api/json/search/searchbyid?" + account + "&id=ID'",
                "  # what is left",
                "  curl '" + base + "/app/api/json/account/balance?" + account + "'",
                "  # what is known about a number, whether it may be VOIP",
                "  curl '" + base + "/process/comprehensive/gateway' -d '{\"user\":\"" + CustomerClient.API_USER
                        + "\",\"pass\":\"" + CustomerClient.API_PASS + "\",\"service\":\"PhoneMatch5.0.Validate\","
                        + "\"target\":{\"phone\":\"2015106000\",\"invalid_phonelinetypes\":[\"voip\"]}}'",
                "  # follow a call as it happens",
                "  curl -N -u " + CustomerClient.API_KEY + ":" + CustomerClient.API_SECRET + " " + base
                        + "/v1/verifications/ID/events",
                "");
    }
}
