package io.ringtrue.server.api.veratad;

import io.ringtrue.numbers.text.MachineNotation;
import io.ringtrue.server.accounts.Secret;
import io.ringtrue.server.http.JsonText;
import io.ringtrue.server.validation.PhoneLineType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The members of a query, each read by its own rule. A member of `target` takes precedence over one of the
/// same name beside it.
record GatewayQuery(Given.Members members) {
    private static final int LONGEST_REFERENCE = 255;
    private static final int LONGEST_TOKEN_TOLD = 1_000;
    private static final String TYPES = "invalid_phonelinetypes";

    /// Empty when there is none, or it is neither a string nor a number.
    String user() {
        return scalar("user").orElse("");
    }

    /// `pass`; where it is not given, `key`.
    Secret pass() {
        return new Secret(scalar("pass").or(() -> scalar("key")).orElse(""));
    }

    String service() throws Refused {
        return required("service", "Service");
    }

    /// Cut to 1,000 characters, because the answer repeats it.
    String token() throws Refused {
        String token = required("token", "Token");
        return token.substring(0, Math.min(token.length(), LONGEST_TOKEN_TOLD));
    }

    /// As JSON text. A number stays exactly as it was sent.
    String reference() throws Refused {
        String written = switch (members.at("reference")) {
            case Given.Nothing() -> "null";
            case Given.Text(String text) -> JsonText.quoted(text);
            case Given.Number(String number) -> number;
            default -> throw invalid("reference", "must be a string or a number");
        };
        if (scalar("reference").orElse("").length() > LONGEST_REFERENCE) {
            throw invalid("reference", "must be at most " + LONGEST_REFERENCE + " characters");
        }
        return written;
    }

    String phone() throws Refused {
        Given phone = targeted("phone");
        if (phone instanceof Given.Nothing && members.at("target") instanceof Given.Nothing) {
            throw new Refused(Failure.noTarget());
        }
        return switch (phone) {
            case Given.Text(String text) when !text.isBlank() -> whole(text);
            case Given.Text(var _), Given.Nothing() -> throw new Refused(Failure.missing("Phone"));
            case Given.Number number -> whole(number.written());
            default -> throw invalid("phone", "must be a string or a whole number");
        };
    }

    /// A fraction or a rounded number does not have the digits of the phone number any more.
    private static String whole(String phone) throws Refused {
        if (MachineNotation.of(phone) instanceof MachineNotation.NotWhole) {
            throw invalid("phone", "must be a string or a whole number");
        }
        return phone;
    }

    /// Line types to exclude; empty: none. Empty strings in the list are skipped.
    Set<PhoneLineType> excluded() throws Refused {
        return switch (targeted(TYPES)) {
            case Given.Nothing() -> Set.of();
            case Given.Items(List<Given> items) -> types(items);
            default -> throw invalid(TYPES, "must be a list of line types");
        };
    }

    private static Set<PhoneLineType> types(List<Given> items) throws Refused {
        Set<PhoneLineType> types = EnumSet.noneOf(PhoneLineType.class);
        for (Given item : items) {
            String name = item instanceof Given.Text(String text) ? text : "?";
            if (!name.isBlank()) {
                types.add(LineTypeWords.named(name.strip())
                        .orElseThrow(() -> invalid(TYPES, "must name only " + LineTypeWords.ALL)));
            }
        }
        return types;
    }

    /// The member of `target`; where it has none, the one beside it.
    private Given targeted(String name) throws Refused {
        Given.Members target = switch (members.at("target")) {
            case Given.Nothing() -> Given.Members.NONE;
            case Given.Members object -> object;
            default -> throw invalid("target", "must be an object");
        };
        Given inside = target.at(name);
        return inside instanceof Given.Nothing ? members.at(name) : inside;
    }

    private String required(String name, String input) throws Refused {
        Given given = members.at(name);
        Optional<String> text = scalar(name);
        if (text.isEmpty() && !(given instanceof Given.Nothing)) throw invalid(name, "must be a string");
        return text.filter(value -> !value.isBlank()).orElseThrow(() -> new Refused(Failure.missing(input)));
    }

    private Optional<String> scalar(String name) {
        return switch (members.at(name)) {
            case Given.Text(String text) -> Optional.of(text);
            case Given.Number(String number) -> Optional.of(number);
            default -> Optional.empty();
        };
    }

    private static Refused invalid(String field, String rule) {
        return new Refused(Failure.invalid(field, rule));
    }
}
