package io.ringtrue.server.api.veratad;

import io.ringtrue.server.http.BodyText;
import io.ringtrue.server.http.JsonLimits;
import io.ringtrue.server.http.JsonPlace;
import io.ringtrue.server.http.UnreadableBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads a body as a JSON object, whatever its content type says. A name that is given twice makes it
/// unreadable: we do not guess which of the two was meant.
final class QueryReader {
    /// A number is kept as text, so it may be as long as the body.
    private static final StreamReadConstraints CONSTRAINTS =
            JsonLimits.CONSTRAINTS.rebuild().maxNumberLength(64 * 1024).build();

    private static final JsonFactory JSON = JsonLimits.forgetting(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private QueryReader() {}

    /// @throws Refused naming line and column where the body stops being a JSON object
    static Given.Members read(byte[] body) throws Refused {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), BodyText.of(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw notParsable("the query must be a JSON object");
            Given.Members query = members(parser);
            if (parser.nextToken() != null) throw notParsable("nothing may follow the query's last brace");
            return query;
        } catch (JacksonException e) {
            throw notParsable(JsonPlace.of(e));
        } catch (UnreadableBody e) {
            throw notParsable(e.clause());
        }
    }

    private static Refused notParsable(String why) {
        return new Refused(Failure.notParsable(why));
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
        while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value(parser));
        return new Given.Items(items);
    }
}
