package io.ringtrue.server.dashboard.accounts;

import io.ringtrue.server.accounts.AccountRequest;
import io.ringtrue.server.accounts.AccountSettings;
import io.ringtrue.server.accounts.AccountStore.NameTaken;
import io.ringtrue.server.accounts.Accounts;
import io.ringtrue.server.accounts.CreatedAccount;
import io.ringtrue.server.dashboard.Deeds;
import io.ringtrue.server.dashboard.parts.WrongFields;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.people.Person;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Opens an account as a form says: the first one of an installation, and every other.
public final class OpenAccount {
    private static final int LONGEST_NAME = 100;
    /// A typing mistake, more likely than a balance.
    private static final Money MOST = Money.of("1000000");

    private final Accounts accounts;
    private final SettingsForm settings;
    private final Deeds deeds;

    public OpenAccount(Accounts accounts, SettingsForm settings, Deeds deeds) {
        this.accounts = accounts;
        this.settings = settings;
        this.deeds = deeds;
    }

    /// @param typed `title`, `company`, `balance`, `pin` (`screen` or `call`), and settings as [SettingsForm]
    /// reads them; `once`, a public name made for this form, becomes the API key: so a form that is sent
    /// again opens no second account
    /// @throws WrongFields naming every field that breaks its rule; then nothing was opened
    CreatedAccount of(Map<String, String> typed, Person person, String place) {
        Map<String, String> wrong = new LinkedHashMap<>();
        String title = typed.getOrDefault("title", "").strip();
        if (isNoName(title) || title.isEmpty()) wrong.put("title", "Needs 1 to " + LONGEST_NAME + " characters.");
        String company = typed.getOrDefault("company", title).strip();
        if (isNoName(company)) wrong.put("company", "Needs at most " + LONGEST_NAME + " characters.");
        Optional<Money> opening = opening(typed.getOrDefault("balance", "").strip());
        if (opening.isEmpty()) wrong.put("balance", "Needs a number from 0 to " + MOST + ", such as 20 or 12.50.");
        AccountSettings chosen = settings.read(withPin(typed), wrong);
        CreatedAccount created = opened(new AccountRequest(
                title,
                company,
                chosen,
                opening.orElseThrow().millionths(),
                Optional.ofNullable(typed.get("once")).filter(once -> once.matches("[a-z2-9]{10}")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        deeds.add(
                person,
                place,
                OptionalLong.of(created.account().id()),
                "opened an account",
                title,
                "",
                "balance " + opening.orElseThrow() + ", "
                        + (chosen.announcePin() ? "the call says the PIN" : "a page shows the PIN"));
        return created;
    }

    private static Map<String, String> withPin(Map<String, String> typed) {
        Map<String, String> settings = new HashMap<>(typed);
        settings.remove("announcePin");
        String pin = typed.getOrDefault("pin", "");
        if (pin.equals("screen") || pin.equals("call"))
            settings.put("announcePin", Boolean.toString(pin.equals("call")));
        return settings;
    }

    private CreatedAccount opened(AccountRequest request) {
        try {
            return accounts.create(request);
        } catch (NameTaken _) {
            throw new WrongFields(Map.of(
                    "title",
                    "This form was sent before, and the account is open. Its secrets were in the first answer; give it"
                            + " new ones under Settings, API."));
        }
    }

    private static boolean isNoName(String text) {
        return text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl);
    }

    private static Optional<Money> opening(String text) {
        try {
            Money money = Money.of(text);
            return money.negative() || money.compareTo(MOST) > 0 ? Optional.empty() : Optional.of(money);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
