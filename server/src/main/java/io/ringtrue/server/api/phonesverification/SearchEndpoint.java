package io.ringtrue.server.api.phonesverification;

import io.ringtrue.numbers.text.MachineNotation;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.verification.ReversePinService;
import java.util.List;

/// `search/searchbyid`: one past verification.
final class SearchEndpoint {
    private final ReversePinService verifications;

    SearchEndpoint(ReversePinService verifications) {
        this.verifications = verifications;
    }

    Answer answer(Account account, Parameters parameters) {
        List<String> missing = parameters.missing("id");
        if (!missing.isEmpty()) return Answer.missing(missing);
        List<Fault> faults = parameters.faults("id");
        if (!faults.isEmpty()) return Answer.invalid(faults);
        String id = parameters.value("id").map(MachineNotation::digits).orElseThrow();
        if (!id.matches("[0-9]{1,18}")) {
            return Answer.invalid(List.of(new Fault("id", "must be a whole number of at most 18 digits")));
        }
        return verifications
                .find(account.id(), Long.parseLong(id))
                .map(found -> Answer.of(new Answer.Content.Found(List.of(found))))
                .orElseGet(Answer::nothingFound);
    }
}
