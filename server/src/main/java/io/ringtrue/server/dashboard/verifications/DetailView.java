package io.ringtrue.server.dashboard.verifications;

import io.ringtrue.server.dashboard.callbacks.DeliveryView;
import io.ringtrue.server.dashboard.parts.PhoneText;
import io.ringtrue.server.dashboard.parts.Times;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.reports.VerificationReports.Charge;
import io.ringtrue.server.verification.Reason;
import io.ringtrue.server.verification.request.Mode;
import io.ringtrue.telephony.call.CallTrace;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// One verification in words.
///
/// @param facts what is known of its number
/// @param query `?account=7` where a person of the installation has chosen one, else empty
/// @param ofInstallation whether its account is named as a link
/// @param changes whether this person may stop it and replay its callbacks
/// @param did what was done a moment ago, as the address says; empty: nothing
/// @param now when it was read
public record DetailView(
        Story story,
        NumberFacts facts,
        String query,
        boolean ofInstallation,
        boolean changes,
        String did,
        Instant now) {
    /// A line of the ledger's card.
    public record Entry(String title, String time, String exact, String amount, String balance) {}

    public String id() {
        return Long.toString(story.line().id());
    }

    public String path() {
        return "/verifications/" + story.line().id();
    }

    public String number() {
        return PhoneText.of(story.line().number());
    }

    public Chip chip() {
        return Chip.of(story.line().standing());
    }

    public boolean isUnderWay() {
        return story.line().isUnderWay();
    }

    /// How often the page asks again; empty: nothing will change by itself.
    public String every() {
        if (isUnderWay()) return "every 1s";
        return story.waitsForCallbacks() ? "every 5s" : "";
    }

    public String sentence() {
        Instant end = story.line().finished().orElse(now);
        return Happened.sentence(story.line(), Times.seconds(story.after(end), 1));
    }

    /// What to say about [#did]; empty: nothing.
    public String notice() {
        return switch (did) {
            case "stop" -> stopped();
            case "replayed" -> "The callback is due again, with the same message id and a fresh schedule.";
            case "too-old" -> "This callback is older than the retention time: what it said is deleted.";
            default -> "";
        };
    }

    private String stopped() {
        if (isUnderWay()) return "It is being stopped; its call is hung up.";
        Money cost = story.verification().standing().cost();
        String charge = cost.equals(Money.ZERO) ? "Nothing was charged." : cost + " was charged.";
        return story.line().standing() == Standing.STOPPED
                ? "Stopped. " + charge
                : "It had ended before it could be stopped: "
                        + story.line().standing().title().toLowerCase(Locale.ROOT) + ". " + charge;
    }

    public String began() {
        return Times.exact(story.verification().order().created());
    }

    public List<StoryRow> rows() {
        return StoryRows.of(story);
    }

    /// The far ends of the ladder; empty: no message is known.
    public String trunks() {
        return story.calls().stream().map(CallTrace::trunk).distinct().collect(Collectors.joining(", "));
    }

    /// Why there is no ladder; empty: there is one.
    public String noLadder() {
        if (!story.calls().isEmpty()) return "";
        if (isUnderWay()) return "The SIP messages stand here when the call is over.";
        return story.line().dialled().isEmpty()
                ? "No call was made, so there are no SIP messages."
                : "The SIP messages of this call are not kept any more, or its node failed.";
    }

    public Optional<MediaView> media() {
        return MediaView.of(story);
    }

    public List<DeliveryView> callbacks() {
        return story.callbacks().stream()
                .map(callback -> new DeliveryView(callback, now))
                .toList();
    }

    /// Why there is no callback.
    public String noCallback() {
        return story.verification().order().callbackUrl().isEmpty()
                ? "None was asked for: the request named no callback URL, and the account has none."
                : "It is written with the final status.";
    }

    public String reason() {
        return story.verification().standing().reason().map(Reason::text).orElse("");
    }

    public String status() {
        return story.verification().standing().status().text();
    }

    /// What the call is for.
    public String asked() {
        return switch (mode()) {
            case REVERSE -> "A PIN to be keyed";
            case SPOKEN -> "A PIN to be heard";
            case MESSAGE -> "A message to be heard";
        };
    }

    /// Empty: there is none.
    public String pin() {
        return switch (mode()) {
            case REVERSE ->
                "***** "
                        + (story.verification().order().wording().announcePin()
                                ? "spoken in the call"
                                : "shown on the customer’s page, not spoken");
            case SPOKEN -> "***** spoken in the call";
            case MESSAGE -> "";
        };
    }

    private Mode mode() {
        return story.verification().order().mode();
    }

    /// Such as `English, from the account`.
    public String language() {
        String name = Locale.forLanguageTag(
                        story.verification().order().wording().language())
                .getDisplayLanguage(Locale.ENGLISH);
        String reason = story.verification().order().wording().languageReason();
        return name
                + switch (reason) {
                    case "request" -> ", from the request";
                    case "account" -> ", from the account";
                    case "country" -> ", from the number’s country";
                    default -> ", " + reason;
                };
    }

    /// Of the account's verifications of this number.
    public String before() {
        ListQuery query = new ListQuery(story.line().number(), "", "30d", "", "");
        return query.address(
                "/verifications", ofInstallation ? OptionalLong.of(story.line().account()) : OptionalLong.empty());
    }

    /// The hold is no ledger entry: it stands apart.
    public String held() {
        return new Money(story.line().held()).toString();
    }

    public List<Entry> entries() {
        return story.charge().stream().map(this::entry).toList();
    }

    private Entry entry(Charge charge) {
        return new Entry(
                "Charged",
                Times.of(charge.at(), now),
                Times.exact(charge.at()),
                new Money(charge.amount()).toString().replace('-', '−'),
                new Money(charge.balance()).toString());
    }

    public String ledgerNote() {
        if (isUnderWay()) return "Held until the outcome; then it is charged, or given back.";
        return story.charge().isPresent()
                ? "Charged once. The hold of " + story.verification().order().price() + " was released with the charge."
                : "Nothing was charged, so there is no entry.";
    }
}
