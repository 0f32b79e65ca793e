package io.ringtrue.server.storage;

import static io.ringtrue.server.storage.Samples.NOW;
import static io.ringtrue.server.storage.Samples.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.ledger.Money;
import io.ringtrue.server.reports.ListedVerification;
import io.ringtrue.server.reports.Sought;
import io.ringtrue.server.reports.Standing;
import io.ringtrue.server.reports.VerificationFilter;
import io.ringtrue.server.reports.VerificationReports.Place;
import io.ringtrue.server.verification.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

abstract class VerificationReportsContract extends StoreContract {
    private static final VerificationFilter ALL = new VerificationFilter(
            OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    VerificationReportsContract(Engine engine) {
        super(engine);
    }

    private Verification admitted(Account account, String number, Instant at) {
        Verification verification = Samples.verification(account, number, at, PRICE);
        storage.verifications().admit(Samples.admission(verification));
        return verification;
    }

    private static VerificationFilter of(Account account) {
        return new VerificationFilter(
                OptionalLong.of(account.id()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static VerificationFilter sought(OptionalLong account, String text) {
        return new VerificationFilter(
                account, Optional.of(Sought.of(text)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static VerificationFilter standing(Account account, Standing standing) {
        return new VerificationFilter(
                OptionalLong.of(account.id()),
                Optional.empty(),
                Optional.of(standing),
                Optional.empty(),
                Optional.empty());
    }

    private List<Long> ids(VerificationFilter filter) {
        return ids(storage.verificationReports().list(filter, Optional.empty(), 50));
    }

    private static List<Long> ids(List<ListedVerification> lines) {
        return lines.stream().map(ListedVerification::id).toList();
    }

    private static Place place(ListedVerification line) {
        return new Place(line.created(), line.id());
    }

    @Test
    void turnsPagesBothWaysEvenWithinAMillisecond() {
        Account account = accountWith("1");
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 7; i++)
            all.add(admitted(account, "+12015550100", NOW.plusMillis(i / 3)).id());
        List<ListedVerification> read = new ArrayList<>();
        List<ListedVerification> page = storage.verificationReports().list(of(account), Optional.empty(), 2);
        while (!page.isEmpty()) {
            read.addAll(page);
            page = storage.verificationReports().list(of(account), Optional.of(place(page.getLast())), 2);
        }
        assertThat(ids(read)).isEqualTo(all.reversed());
        assertThat(ids(storage.verificationReports().newer(of(account), place(read.get(4)), 2)))
                .isEqualTo(ids(read.subList(2, 4)));
    }

    @Test
    void showsEachLineToItsOwnAccountAlone() {
        Account account = accountWith("1");
        Account other = accountWith("1");
        Verification mine = admitted(account, "+12015550100", NOW);
        Verification others = admitted(other, "+12015550100", NOW.plusSeconds(1));
        storage.verifications().finish(Samples.verified(others.id(), 0));
        assertThat(ids(of(account))).containsExactly(mine.id());
        assertThat(ids(sought(OptionalLong.of(account.id()), Long.toString(others.id()))))
                .isEmpty();
        assertThat(ids(sought(OptionalLong.of(account.id()), "0100"))).containsExactly(mine.id());
        assertThat(ids(sought(OptionalLong.of(account.id()), "order 7"))).containsExactly(mine.id());
        assertThat(ids(ALL)).containsExactly(others.id(), mine.id());
        assertThat(storage.verificationReports().find(OptionalLong.of(account.id()), others.id()))
                .isEmpty();
        assertThat(storage.verificationReports().find(OptionalLong.empty(), others.id()))
                .isPresent();
        assertThat(storage.verificationReports().charge(account.id(), others.id()))
                .isEmpty();
        assertThat(storage.verificationReports().ofNumber(account.id(), "+12015550100", NOW, 9))
                .isEqualTo(1);
    }

    @Test
    void saysWhereEachStands() {
        Account account = accountWith("1");
        Verification ended = admitted(account, "+12015550100", NOW);
        storage.verifications().finish(Samples.verified(ended.id(), 0));
        admitted(account, "+12015550101", NOW.plusSeconds(1));
        List<ListedVerification> lines = storage.verificationReports().list(of(account), Optional.empty(), 9);
        assertThat(lines.getFirst()).satisfies(line -> {
            assertThat(line.standing()).isEqualTo(Standing.IN_PROGRESS);
            assertThat(line.held()).isEqualTo(PRICE.millionths());
            assertThat(line.number()).isEqualTo("+12015550101");
            assertThat(line.accountName()).isEqualTo("Example Ltd");
        });
        assertThat(lines.getLast()).satisfies(line -> {
            assertThat(line.standing()).isEqualTo(Standing.VERIFIED);
            assertThat(line.reason()).isEqualTo("pin-matched");
            assertThat(line.cost()).isEqualTo(PRICE.millionths());
            assertThat(line.held()).isZero();
            assertThat(line.finished()).isPresent();
        });
        assertThat(storage.verificationReports().charge(account.id(), ended.id()))
                .hasValueSatisfying(charge -> {
                    assertThat(charge.amount()).isEqualTo(-PRICE.millionths());
                    assertThat(charge.balance()).isEqualTo(Money.of("0.985").millionths());
                });
    }

    @Test
    void findsByStandingAndTime() {
        Account account = accountWith("1");
        Verification early = admitted(account, "+12015550100", NOW);
        Verification late = admitted(account, "+12015550199", NOW.plusSeconds(60));
        storage.verifications().finish(Samples.failed(late.id(), 0));
        assertThat(ids(standing(account, Standing.FAILED))).containsExactly(late.id());
        assertThat(ids(standing(account, Standing.IN_PROGRESS))).containsExactly(early.id());
        assertThat(ids(standing(account, Standing.UNPAID))).isEmpty();
        assertThat(ids(new VerificationFilter(
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOW.plusSeconds(60)),
                        Optional.empty())))
                .containsExactly(late.id());
        assertThat(ids(new VerificationFilter(
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(NOW.plusSeconds(60)))))
                .containsExactly(early.id());
        assertThat(storage.verificationReports().counts(of(account), 2))
                .hasValue(Map.of(Standing.FAILED, 1, Standing.IN_PROGRESS, 1));
        assertThat(storage.verificationReports().counts(of(account), 1)).isEmpty();
    }

    @Test
    void findsANumberInEveryUsualSpelling() {
        Account account = accountWith("1");
        Verification american = admitted(account, "+12015550123", NOW);
        Verification british = admitted(account, "+442079460123", NOW.plusSeconds(1));
        OptionalLong any = OptionalLong.empty();
        for (String spelling :
                List.of("+1 201 555 0123", "(201) 555-0123", "1-201-555-0123", "2015550123", "5550123")) {
            assertThat(ids(sought(any, spelling))).as(spelling).containsExactly(american.id());
        }
        for (String spelling :
                List.of("+44 (0)20 7946 0123", "020 7946 0123", "0044 20 7946 0123", "011442079460123")) {
            assertThat(ids(sought(any, spelling))).as(spelling).containsExactly(british.id());
        }
        assertThat(ids(sought(any, "0123"))).containsExactly(british.id(), american.id());
        assertThat(ids(sought(any, "123"))).isEmpty();
        assertThat(ids(sought(any, "% 0123"))).isEmpty();
        assertThat(ids(sought(any, Long.toString(american.id())))).contains(american.id());
        assertThat(ids(sought(any, "order 7"))).containsExactly(british.id(), american.id());
    }

    @Test
    void exportsAllOfThem() {
        Account account = accountWith("20");
        for (int i = 0; i < 501; i++) admitted(account, "+12015550100", NOW.plusMillis(i));
        List<ListedVerification> lines = new ArrayList<>();
        storage.verificationReports().export(of(account), lines::add);
        assertThat(ids(lines)).hasSize(501).doesNotHaveDuplicates();
    }
}
