package io.ringtrue.server.api.veratad;

import io.ringtrue.server.api.http.JsonLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads a body as a JSON object, whatever its content type says. A name given twice makes it unreadable: which of
/// the two was meant is nobody's guess.
final class QueryReader {
    /// A number may be as long as the body: it is read as text.
    private static final StreamReadConstraints CONSTRAINTS =
            JsonLimits.CONSTRAINTS.rebuild().maxNumberLength(64 * 1024).build();

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private QueryReader() {}

    /// @return empty: this is no JSON object in UTF-8
    static Optional<Given.Members> read(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Given.Members query = members(parser);
            return parser.nextToken() == null ? Optional.of(query) : Optional.empty();
        } catch (JacksonException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// RFC 8259 §8.1 lets us ignore a byte order mark, which some platforms write by themselves.
    private static String text(byte[] body) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Given.Members members(JsonParser parser) {
        Map<String, Given> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Given.Members(members);
    }

    private static Given value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Given.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Given.Number(parser.getString());
            case VALUE_TRUE, VALUE_FALSE -> new Given.Truth();
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            default -> new Given.Nothing();
        };
    }

    private static Given.Items items(JsonParser parser) {
        List<Given> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Given.Items(items);
    }
}
