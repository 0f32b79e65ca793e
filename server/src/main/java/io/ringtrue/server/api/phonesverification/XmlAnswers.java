package io.ringtrue.server.api.phonesverification;

import io.ringtrue.server.verification.Verification;
import io.ringtrue.server.verification.request.Mode;
import java.util.stream.Collectors;

/// Answers as XML, element for element as the documentation prints them.
final class XmlAnswers {
    private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private XmlAnswers() {}

    static String write(Answer answer) {
        return "<PhonesVerification xmlns:i=\"" + INSTANCE + "\">" + message(answer.message())
                + response(answer.content()) + element("Status", answer.status().number()) + "</PhonesVerification>";
    }

    private static String message(String text) {
        return text.isEmpty() ? "<ErrorMessage/>" : element("ErrorMessage", text);
    }

    private static String response(Answer.Content content) {
        return switch (content) {
            case Answer.Content.Nothing() -> "<Response i:nil=\"true\" />";
            case Answer.Content.Accepted(Verification verification) -> response(documented(verification));
            case Answer.Content.Found(var verifications) ->
                response(verifications.stream().map(XmlAnswers::found).collect(Collectors.joining()));
            case Answer.Content.Balance(var available) -> response(element("balance", available));
        };
    }

    private static String response(String inside) {
        return "<Response>" + inside + "</Response>";
    }

    private static String documented(Verification verification) {
        return element("Created", WireTime.created(verification.order().created()))
                + element("PhoneNumber", WireNumber.of(verification))
                + element("Price", verification.order().price())
                + element("VerificationType", VerificationType.of(verification))
                + element("id", verification.id());
    }

    /// Elements in ordinal order of their names, like the documented ones: readers of data contracts skip an
    /// element that stands elsewhere.
    private static String found(Verification verification) {
        return "<Request>" + element("Cost", verification.standing().cost())
                + element("Created", WireTime.created(verification.order().created()))
                + element(
                        "DeliveryStatus",
                        DeliveryStatus.of(verification.standing().status()))
                + matched(verification)
                + element("PhoneNumber", WireNumber.of(verification))
                + element("Price", verification.order().price())
                + element("VerificationType", VerificationType.of(verification))
                + element("id", verification.id()) + "</Request>";
    }

    /// Only where a PIN is asked for; nil until it has ended.
    private static String matched(Verification verification) {
        if (verification.order().mode() != Mode.REVERSE) return "";
        return verification
                .standing()
                .matched()
                .map(is -> element("Matched", is))
                .orElse("<Matched i:nil=\"true\" />");
    }

    private static String element(String name, Object value) {
        return "<" + name + ">" + escaped(value.toString()) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
