package io.ringtrue.server.api.v1.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the OpenAPI description agree with the records: a component marked `@Nullable` may be `null`, every
/// other one is required.
@Component
public class RequiredMembers implements ModelConverter {
    @Override
    @SuppressWarnings({"rawtypes", "NullAway"}) // the interface's own type; null ends the chain of converters
    public Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) return null;
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (resolved != null && raw.isRecord()) {
            Schema<?> model = resolved.get$ref() == null ? resolved : defined(resolved.get$ref(), context);
            if (model != null && model.getProperties() != null) describe(raw, model);
        }
        return resolved;
    }

    private static @Nullable Schema<?> defined(String ref, ModelConverterContext context) {
        return context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private static void describe(Class<?> record, Schema<?> model) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = name(component);
            Schema<?> property = model.getProperties().get(name);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!optional) {
                model.addRequiredItem(name);
            } else if (property != null && property.getTypes() != null) {
                property.addType("null");
            }
        }
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }
}
