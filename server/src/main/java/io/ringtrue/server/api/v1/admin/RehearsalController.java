package io.ringtrue.server.api.v1.admin;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.accounts.AccountStore;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.api.v1.admin.RehearsalForms.RehearsalForm;
import io.ringtrue.server.guard.DestinationPolicy;
import io.ringtrue.server.guard.Limits;
import io.ringtrue.server.guard.PolicyInForce;
import io.ringtrue.server.guard.WatchRules;
import io.ringtrue.server.guard.rehearsal.LossBound;
import io.ringtrue.server.guard.rehearsal.PumpingPatterns;
import io.ringtrue.server.guard.rehearsal.ReachableNumbers;
import io.ringtrue.server.guard.rehearsal.Rehearsal;
import io.ringtrue.server.guard.rehearsal.Rehearsed;
import io.ringtrue.server.guard.rehearsal.Rules;
import io.ringtrue.server.guard.rehearsal.Stage;
import io.ringtrue.server.ledger.LedgerStore;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.ledger.Tariff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What call pumping would cost this installation. Nothing is called or stored.
@RestController
@Tag(name = "admin: guard")
public class RehearsalController {
    private static final int AT_ONCE = 500;

    private final Limits limits;
    private final PolicyInForce policyInForce;
    private final WatchRules watch;
    private final NumberIntelligence numbers;
    private final AccountStore accounts;
    private final LedgerStore ledger;
    private final Stage stage;

    public RehearsalController(
            Limits limits,
            PolicyInForce policyInForce,
            WatchRules watch,
            NumberIntelligence numbers,
            AccountStore accounts,
            LedgerStore ledger,
            Stage stage) {
        this.limits = limits;
        this.policyInForce = policyInForce;
        this.watch = watch;
        this.numbers = numbers;
        this.accounts = accounts;
        this.ledger = ledger;
        this.stage = stage;
    }

    /// @param callingCodes that may be called
    public record RehearsalView(List<PatternView> patterns, List<LossView> losses, List<String> callingCodes) {}

    /// @param admitted calls that would have been made, of `attempts` requests
    /// @param refused how many each limit refused
    /// @param cost of the calls made, by the default tariff
    public record PatternView(
            String name, String meaning, int attempts, int admitted, List<RefusedView> refused, String cost) {}

    /// @param limit the setting behind the rule, as in `ringtrue_refusals_total`
    public record RefusedView(String limit, int requests) {}

    /// The most that all accounts together can be charged within a time, whoever calls whatever.
    ///
    /// @param within `1 h`, `24 h`
    /// @param byCallingCodes what the caps on calling codes let through
    /// @param byAccounts what the limits, spend caps and balances of all accounts let through
    /// @param highest the lower of both
    public record LossView(String within, String byCallingCodes, String byAccounts, String highest) {}

    @PostMapping(path = "/v1/admin/guard/rehearsal", consumes = "application/json", produces = "application/json")
    @Operation(summary = "Play known patterns of call pumping against this installation's limits; nothing is called")
    public RehearsalView rehearse(@RequestBody RehearsalForm form) {
        Checks checks = new Checks();
        Limits played = RehearsalForms.limits(checks, form, limits);
        DestinationPolicy allowed = RehearsalForms.policy(checks, form, policyInForce.policy());
        OptionalLong cap = RehearsalForms.spendCap(checks, form);
        checks.done();
        Tariff tariff = ledger.defaultTariff();
        Rules rules = new Rules(numbers, allowed, played, watch, number -> price(tariff, number), cap);
        return stage.play(() -> played(rules));
    }

    private RehearsalView played(Rules rules) {
        ReachableNumbers reachable = new ReachableNumbers(numbers, rules.policy());
        Rehearsal rehearsal = new Rehearsal(rules);
        List<PatternView> patterns = new PumpingPatterns(reachable)
                .all().stream()
                        .map(rehearsal::play)
                        .map(RehearsalController::view)
                        .toList();
        List<String> codes = reachable.dialCodes();
        return new RehearsalView(
                patterns,
                List.of(loss("1 h", Duration.ofHours(1), rules, codes), loss("24 h", Duration.ofDays(1), rules, codes)),
                codes);
    }

    private LossView loss(String within, Duration span, Rules rules, List<String> codes) {
        SortedMap<String, Long> dearest = new TreeMap<>();
        List<LossBound.Payer> payers = new ArrayList<>();
        for (Account account : active()) {
            Tariff tariff = ledger.tariffFor(account.id());
            long most = 0;
            for (String code : codes) {
                long price = dearest(tariff, code);
                dearest.merge(code, price, Math::max);
                most = Math.max(most, price);
            }
            long available =
                    ledger.balance(account.id()).orElseThrow().available().millionths();
            payers.add(new LossBound.Payer(most, account.settings().spendCapMillionths(), available));
        }
        LossBound bound = LossBound.of(rules.limits(), span, dearest, payers);
        return new LossView(within, money(bound.byDialCodes()), money(bound.byAccounts()), money(bound.highest()));
    }

    private List<Account> active() {
        List<Account> all = new ArrayList<>();
        List<Account> page;
        long after = 0;
        do {
            page = accounts.list(after, AT_ONCE);
            all.addAll(page);
            if (!page.isEmpty()) after = page.getLast().id();
        } while (page.size() == AT_ONCE);
        return all.stream().filter(Account::active).toList();
    }

    private static long dearest(Tariff tariff, String code) {
        long usual = tariff.priceOf("+" + code).orElse(Money.ZERO).millionths();
        return tariff.prices().stream()
                .filter(price -> price.prefix().startsWith(code))
                .mapToLong(price -> price.price().millionths())
                .reduce(usual, Math::max);
    }

    private static OptionalLong price(Tariff tariff, String number) {
        return tariff.priceOf(number)
                .map(price -> OptionalLong.of(price.millionths()))
                .orElse(OptionalLong.empty());
    }

    private static String money(long millionths) {
        return new Money(millionths).toString();
    }

    private static PatternView view(Rehearsed rehearsed) {
        return new PatternView(
                rehearsed.pattern().name(),
                rehearsed.pattern().meaning(),
                rehearsed.pattern().attempts().size(),
                rehearsed.admitted(),
                rehearsed.refused().entrySet().stream()
                        .map(each -> new RefusedView(each.getKey(), each.getValue()))
                        .toList(),
                money(rehearsed.costMillionths()));
    }
}
