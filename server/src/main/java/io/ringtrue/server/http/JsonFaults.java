package io.ringtrue.server.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with a JSON body without repeating any value of it: it may contain secrets.
final class JsonFaults {
    private JsonFaults() {}

    /// @param cause what the reader threw; null when there was no body
    static Problem problem(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                Problem.invalid(path(unknown.getPath()), "is no member of this request");
            case MismatchedInputException wrong -> mismatch(wrong);
            case InputCoercionException wide
            when !wide.getPath().isEmpty() -> Problem.invalid(path(wide.getPath()), rule(wide.getTargetType()));
            case null, default -> Problem.of(400, "Bad request", "body must be JSON, nested at most 16 deep");
        };
    }

    private static Problem mismatch(MismatchedInputException wrong) {
        return wrong.getPath().isEmpty()
                ? Problem.of(400, "Bad request", "body " + rule(wrong.getTargetType()))
                : Problem.invalid(path(wrong.getPath()), rule(wrong.getTargetType()));
    }

    private static String rule(@Nullable Class<?> wanted) {
        if (wanted == String.class || wanted != null && isWrittenAsText(wanted)) return "must be a string";
        if (wanted == Boolean.class || wanted == boolean.class) return "must be true or false";
        if (wanted == Integer.class || wanted == int.class) return "must be a whole number";
        return wanted != null && List.class.isAssignableFrom(wanted) ? "must be a list" : "must be a JSON object";
    }

    /// A type around one text, such as a secret.
    private static boolean isWrittenAsText(Class<?> wanted) {
        return wanted.isRecord()
                && Arrays.stream(wanted.getDeclaredConstructors())
                        .anyMatch(made -> made.isAnnotationPresent(JsonCreator.class));
    }

    private static String path(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step -> step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + JsonText.visible(step.getPropertyName()))
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
