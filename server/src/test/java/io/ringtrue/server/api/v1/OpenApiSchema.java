package io.ringtrue.server.api.v1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Checks JSON against a schema of an OpenAPI 3.1 description: types, required members, and no member that
/// is not described.
public final class OpenApiSchema {
    private final JsonNode api;

    public OpenApiSchema(String description) {
        this.api = JsonMapper.shared().readTree(description);
    }

    JsonNode description() {
        return api;
    }

    /// What is wrong with an answer; empty when it is as described.
    ///
    /// @param path as the description writes it
    public List<String> faults(String path, String method, int status, String contentType, String body) {
        JsonNode responses = api.at("/paths").path(path).path(method).path("responses");
        JsonNode response = responses.path(Integer.toString(status));
        JsonNode described = response.isMissingNode() ? responses.path("default") : response;
        JsonNode schema =
                described.path("content").path(contentType.split(";")[0]).path("schema");
        List<String> faults = new ArrayList<>();
        if (schema.isMissingNode()) {
            faults.add(path + " " + method + " " + status + ": " + contentType + " is not described");
        } else {
            check(schema, JsonMapper.shared().readTree(body), path, faults);
        }
        return faults;
    }

    /// What is wrong with the body of a callback of this type.
    List<String> callbackFaults(String type, String body) {
        JsonNode schema = api.path("webhooks")
                .path(type)
                .at("/post/requestBody/content")
                .path("application/json")
                .path("schema");
        List<String> faults = new ArrayList<>();
        check(schema, JsonMapper.shared().readTree(body), type, faults);
        return faults;
    }

    private void check(JsonNode schema, JsonNode value, String at, List<String> faults) {
        JsonNode whole =
                schema.has("$ref") ? api.at(schema.path("$ref").asString().substring(1)) : schema;
        if (!types(whole).contains(typeOf(value))) {
            faults.add(at + " is " + typeOf(value) + ", described as " + types(whole));
        } else if (value.isObject()) {
            checkObject(whole, value, at, faults);
        } else if (value.isArray()) {
            value.forEach(item -> check(whole.path("items"), item, at + "[]", faults));
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<String> faults) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) faults.add(at + "." + name.asString() + " is required and missing");
        }
        for (var member : value.properties()) {
            JsonNode property = schema.path("properties").path(member.getKey());
            if (property.isMissingNode()) {
                faults.add(at + "." + member.getKey() + " is not described");
            } else {
                check(property, member.getValue(), at + "." + member.getKey(), faults);
            }
        }
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = new HashSet<>();
        if (schema.path("type").isArray()) {
            schema.path("type").forEach(type -> types.add(type.asString()));
        } else {
            types.add(schema.path("type").asString());
        }
        return types;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "nothing";
        };
    }
}
