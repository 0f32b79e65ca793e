package io.ringtrue.server.dashboard.callbacks;

import io.ringtrue.server.callbacks.Callback;
import io.ringtrue.server.callbacks.Deliveries.Listed;
import io.ringtrue.server.people.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Where the page's links lead: to the same account as long as one is chosen.
public record Addresses(Person person, OptionalLong account, Optional<Callback.State> state) {
    public boolean isChosen() {
        return person.isOfInstallation() && account.isPresent();
    }

    private String scope() {
        return isChosen() ? "?account=" + account.getAsLong() : "";
    }

    public String list() {
        return "/callbacks" + scope();
    }

    String list(String cursor) {
        List<String> parts = new ArrayList<>();
        state.ifPresent(each -> parts.add("state=" + each.name().toLowerCase(Locale.ROOT)));
        if (isChosen()) parts.add("account=" + account.getAsLong());
        parts.add("cursor=" + cursor);
        return "/callbacks?" + String.join("&", parts);
    }

    public String callback(Callback callback) {
        return "/callbacks/" + callback.id() + scope();
    }

    public String replay(Callback callback) {
        return "/callbacks/" + callback.id() + "/replay" + scope();
    }

    public String verification(Callback callback) {
        return "/verifications/" + callback.verificationId() + scope();
    }

    CallbacksView.Line line(Listed listed, Instant now) {
        return new CallbacksView.Line(
                new DeliveryView(listed.callback(), now),
                callback(listed.callback()),
                listed.accountName(),
                person.isOfInstallation()
                        ? "/callbacks?account=" + listed.callback().accountId()
                        : "");
    }
}
