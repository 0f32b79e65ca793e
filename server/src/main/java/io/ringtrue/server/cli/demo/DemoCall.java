package io.ringtrue.server.cli.demo;

import io.ringtrue.server.cli.demo.CustomerClient.Event;
import io.ringtrue.server.cli.server.UrlQuery;
import io.ringtrue.server.cli.terminal.CommandFailed;
import io.ringtrue.server.cli.terminal.Screen.Colour;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/// One of the demo's two verifications, from the request to the callback. Calls `story` with each event
/// as it happens.
final class DemoCall {
    private final Role role;
    private final String pin;
    private final CustomerClient client;
    private final CallbackReceiver receiver;
    private final BiConsumer<Role, String> story;

    /// Who is called, and how the verification must end.
    enum Role {
        RIGHT("148485454545", "right PIN", Colour.GREEN, "Delivered - PIN Verified", "true"),
        WRONG("148485454546", "wrong PIN", Colour.MAGENTA, "Delivered - PIN Unverified", "false");

        final String number;
        final String label;
        final Colour colour;
        final String status;
        final String matched;

        Role(String number, String label, Colour colour, String status, String matched) {
            this.number = number;
            this.label = label;
            this.colour = colour;
            this.status = status;
            this.matched = matched;
        }

        String path() {
            return "/callback/" + (this == RIGHT ? "right" : "wrong");
        }
    }

    DemoCall(Role role, String pin, CustomerClient client, CallbackReceiver receiver, BiConsumer<Role, String> story) {
        this.role = role;
        this.pin = pin;
        this.client = client;
        this.receiver = receiver;
        this.story = story;
    }

    /// Runs the verification. Blocks until its callback has arrived, or `patience` is over.
    ///
    /// @return what was wrong; empty when everything was as it must be
    Optional<String> run(Duration patience) throws CommandFailed, InterruptedException {
        long begin = System.nanoTime();
        JsonNode accepted = client.verify(role.number, pin, "Ringtrue Demo", receiver.url(role.path()));
        long id = accepted.path("id").asLong();
        tell("accepted", "id " + id + ", price " + accepted.path("Price").asString());
        client.follow(id, this::untilCharged);
        JsonNode found = client.search(id);
        tell("status", found.path("DeliveryStatus").asString());
        tell("charge", found.path("Cost").asString() + ", balance now " + client.balance());
        Duration left = patience.minusNanos(System.nanoTime() - begin);
        return receiver.await(role.path(), left)
                .map(callback -> judged(callback, id))
                .orElse(Optional.of("no callback within " + patience.toSeconds() + " s"));
    }

    private Optional<String> judged(URI callback, long id) {
        Map<String, String> parameters = UrlQuery.parameters(callback);
        tell("callback", receiver.url("") + callback);
        tell("matched", String.valueOf(parameters.get("matched")));
        boolean same = Long.toString(id).equals(parameters.get("requestid"))
                && role.status.equals(parameters.get("status"))
                && role.matched.equals(parameters.get("matched"));
        return same
                ? Optional.empty()
                : Optional.of("the callback should say \"" + role.status + "\" and matched=" + role.matched
                        + " for verification " + id);
    }

    private boolean untilCharged(Event event) {
        switch (event.event()) {
            case "accepted", "charged" -> {} // shown above and below, with the amounts
            case "key" -> {} // the keys of an entry are shown together, by the event `keys`
            default -> tell(event.event(), event.detail());
        }
        return !event.event().equals("charged");
    }

    private void tell(String event, String detail) {
        story.accept(role, "%-12s %s".formatted(event, detail).stripTrailing());
    }
}
