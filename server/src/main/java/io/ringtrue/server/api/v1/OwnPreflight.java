package io.ringtrue.server.api.v1;

import io.ringtrue.server.verification.Preflight;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The question that an account's server is asked before a call, and its answer, as JSON.
@Component
public final class OwnPreflight implements Preflight.Words {
    private final JsonMapper json;

    public OwnPreflight(JsonMapper json) {
        this.json = json;
    }

    /// @param type `verification.preflight`
    public record QuestionBody(String type, QuestionData data) {}

    /// @param number E.164 with `+`
    /// @param price what the verification costs if it is charged
    public record QuestionData(String number, String price, String reference) {}

    @Override
    public String question(Preflight.Question question) {
        return json.writeValueAsString(new QuestionBody(
                "verification.preflight",
                new QuestionData(question.number(), question.price().toString(), question.reference())));
    }

    /// Further members are ignored.
    @Override
    public Optional<Boolean> answer(String body) {
        try {
            JsonNode allow = json.readTree(body).path("allow");
            return allow.isBoolean() ? Optional.of(allow.booleanValue()) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
