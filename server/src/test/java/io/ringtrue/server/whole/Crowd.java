package io.ringtrue.server.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;

/// Fifty people called at once, each of whom keys the last six digits of their own number.
final class Crowd {
    static final int SIZE = 50;
    private static final BigDecimal PRICE = new BigDecimal("0.015");
    private static final BigDecimal OPENING = new BigDecimal("10");

    private Crowd() {}

    static String number(int person) {
        return "1201555%04d".formatted(person + 100);
    }

    /// What this person keys; nobody else's is the same.
    static String keys(int person) {
        String number = number(person);
        return number.substring(number.length() - 6);
    }

    /// Asks for all verifications at once and waits for what comes of them.
    ///
    /// @param pins which PIN is to be keyed by whom
    /// @param status all callbacks must say
    static void isCalled(
            Installation installation, Receiver receiver, IntFunction<String> pins, String status, boolean matched)
            throws Exception {
        Customer customer = installation.customer(OPENING.toString());
        List<Long> ids = askAll(customer, receiver, pins);
        Map<Long, Receiver.Callback> callbacks = receiver.next(SIZE);
        assertThat(callbacks).containsOnlyKeys(ids);
        for (int person = 0; person < SIZE; person++) {
            Receiver.Callback callback = Objects.requireNonNull(callbacks.get(ids.get(person)));
            assertThat(callback.says("recipient")).isEqualTo(number(person));
            assertThat(callback.says("status"))
                    .as("%s", customer.verification(callback.id()))
                    .isEqualTo(status);
            assertThat(callback.says("matched")).isEqualTo(Boolean.toString(matched));
            assertThat(callback.says("cost")).isEqualTo(PRICE.toString());
        }
        assertPaidExactly(customer, ids);
    }

    private static List<Long> askAll(Customer customer, Receiver receiver, IntFunction<String> pins)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> asked = new ArrayList<>();
            for (int i = 0; i < SIZE; i++) {
                int person = i;
                asked.add(threads.submit(() -> customer.verify(number(person), pins.apply(person), receiver.url())));
            }
            List<Long> ids = new ArrayList<>();
            for (Future<Long> each : asked) ids.add(each.get());
            return ids;
        }
    }

    /// One charge a call, nothing left on hold, and the balance is what the entries come to.
    private static void assertPaidExactly(Customer customer, List<Long> ids) {
        List<JsonNode> charges = customer.ledger().stream()
                .filter(entry -> entry.path("kind").asString().equals("charge"))
                .toList();
        assertThat(charges)
                .extracting(entry -> entry.path("verification").asLong())
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(charges)
                .extracting(entry -> entry.path("amount").asString())
                .containsOnly(PRICE.negate().toString());
        JsonNode account = customer.account();
        BigDecimal left = OPENING.subtract(PRICE.multiply(BigDecimal.valueOf(SIZE)));
        assertThat(new BigDecimal(account.path("balance").asString())).isEqualByComparingTo(left);
        assertThat(account.path("held").asString()).isEqualTo("0");
    }
}
