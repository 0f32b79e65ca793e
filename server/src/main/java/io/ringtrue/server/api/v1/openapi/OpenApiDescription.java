package io.ringtrue.server.api.v1.openapi;

import io.ringtrue.server.api.v1.verifications.OwnCallbacks;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What `/v1/openapi` says in addition to the controllers: who may call, how errors look, and which
/// callbacks we send.
@Configuration(proxyBeanMethods = false)
public class OpenApiDescription {
    private static final String PROBLEM = "Problem";

    /// The body of an error: RFC 9457, with the fields at fault.
    ///
    /// @param errors empty when no field is at fault
    @Schema(name = PROBLEM)
    record ProblemBody(String type, String title, int status, String detail, List<FieldFault> errors) {}

    /// @param rule a clause that follows the field's name
    record FieldFault(String field, String rule) {}

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info().title("Ringtrue").version("v1"))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes("account", scheme("basic"))
                        .addSecuritySchemes("operator", scheme("bearer")));
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }

    @Bean
    OpenApiCustomizer errorsAndCallers() {
        return api -> {
            ModelConverters.getInstance(true)
                    .readAll(ProblemBody.class)
                    .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
            api.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> complete(path, operation)));
        };
    }

    /// The callbacks we send. OpenAPI calls them webhooks.
    @Bean
    OpenApiCustomizer callbacks() {
        return api -> {
            for (Class<?> body : List.of(
                    OwnCallbacks.CallbackBody.class, OwnCallbacks.MessageBody.class, OwnCallbacks.BalanceBody.class)) {
                ModelConverters.getInstance(true)
                        .readAll(body)
                        .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
            }
            api.addWebhooks(
                    "verification.started",
                    callback("CallbackBody", "Dialling starts; only for accounts with progressCallbacks"));
            api.addWebhooks("verification.finished", callback("CallbackBody", "A verification has its final status"));
            api.addWebhooks(
                    "message.started",
                    callback("MessageBody", "Dialling starts; only for accounts with progressCallbacks"));
            api.addWebhooks("message.finished", callback("MessageBody", "A message has its final status"));
            api.addWebhooks("balance.low", callback("BalanceBody", "The balance has fallen below balanceAlert"));
        };
    }

    private static PathItem callback(String model, String summary) {
        var schema = new io.swagger.v3.oas.models.media.Schema<>().$ref("#/components/schemas/" + model);
        Content body = new Content().addMediaType("application/json", new MediaType().schema(schema));
        return new PathItem()
                .post(new Operation()
                        .summary(summary)
                        .addTagsItem("callbacks")
                        .requestBody(new RequestBody().required(true).content(body))
                        .responses(new ApiResponses()
                                .addApiResponse("2XX", new ApiResponse().description("Received"))
                                .addApiResponse("410", new ApiResponse().description("Unsubscribes this URL"))
                                .addApiResponse("default", new ApiResponse().description("Sent again later"))));
    }

    private static void complete(String path, Operation operation) {
        operation.addSecurityItem(
                new SecurityRequirement().addList(path.startsWith("/v1/admin/") ? "operator" : "account"));
        var schema = new io.swagger.v3.oas.models.media.Schema<>().$ref("#/components/schemas/" + PROBLEM);
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Anything else")
                                .content(new Content()
                                        .addMediaType("application/problem+json", new MediaType().schema(schema))));
    }
}
