package io.ringtrue.server.live.http;

import io.ringtrue.server.live.LiveAnswer;
import io.ringtrue.server.live.LiveNumber;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Reads a provider's answer, and believes none that does not keep to the configured shape.
final class AnswerReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /// No carrier's name is longer; whatever is, is something else.
    private static final int LONGEST_NAME = 120;

    private final AnswerShape shape;

    AnswerReader(AnswerShape shape) {
        this.shape = shape;
    }

    /// @return empty: the provider does not know the number
    Optional<LiveAnswer> read(int status, byte[] body, LiveNumber number) throws IOException {
        if (shape.notFound().statuses().contains(status)) return Optional.empty();
        if (status < 200 || status > 299) { // a redirect too: the secret goes where the operator said, nowhere else
            throw new ProtocolException("HTTP status " + status);
        }
        JsonNode json = json(body);
        if (saysNotFound(json)) return Optional.empty();
        checkNumber(json, number);
        checkShape(json);
        return Optional.of(answer(json));
    }

    private static JsonNode json(byte[] body) throws ProtocolException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) { // its message quotes the answer
            throw new ProtocolException("the answer is no JSON");
        }
    }

    private boolean saysNotFound(JsonNode json) {
        Set<String> values = shape.notFound().values();
        return shape.notFound().path().map(json::at).filter(node -> !node.isMissingNode()).stream()
                .anyMatch(node -> values.isEmpty() || (node.isValueNode() && values.contains(node.asString())));
    }

    private void checkNumber(JsonNode json, LiveNumber number) throws ProtocolException {
        if (shape.number().isEmpty()) return;
        String digits = json.at(shape.number().get()).asString("").replaceAll("[^0-9]", "");
        if (!digits.equals(number.digits()) && !digits.equals(number.national())) {
            throw new ProtocolException("the answer is about another number");
        }
    }

    /// Nothing where something was expected: more likely a changed format than a number without properties.
    private void checkShape(JsonNode json) throws ProtocolException {
        boolean nothing = Stream.of(shape.carrier(), shape.lineType(), shape.valid())
                .flatMap(Optional::stream)
                .allMatch(path -> json.at(path).isMissingNode());
        if (nothing) throw new ProtocolException("none of the paths is in the answer");
    }

    private LiveAnswer answer(JsonNode json) throws ProtocolException {
        return new LiveAnswer(
                bool(json, shape.valid()),
                text(json, shape.lineType()).flatMap(shape.words()::read),
                text(json, shape.carrier()),
                text(json, shape.country())
                        .map(code -> code.toUpperCase(Locale.ROOT))
                        .filter(COUNTRIES::contains),
                bool(json, shape.ported()));
    }

    private static Optional<String> text(JsonNode json, Optional<JsonPointer> path) throws ProtocolException {
        JsonNode node = path.map(json::at).orElseGet(MissingNode::getInstance);
        if (node.isMissingNode() || node.isNull()) return Optional.empty();
        String text = node.isString() ? node.asString().strip() : "\n";
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new ProtocolException("there is no word at " + path.orElseThrow());
        }
        return Optional.of(text).filter(word -> !word.isEmpty());
    }

    private static Optional<Boolean> bool(JsonNode json, Optional<JsonPointer> path) throws ProtocolException {
        JsonNode node = path.map(json::at).orElseGet(MissingNode::getInstance);
        if (node.isBoolean()) return Optional.of(node.booleanValue());
        return text(json, path).flatMap(word -> switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y" -> Optional.of(true);
            case "false", "no", "n" -> Optional.of(false);
            default -> Optional.empty();
        });
    }
}
