package io.ringtrue.server.guard.rehearsal;

import io.ringtrue.server.guard.rehearsal.Attempt.Callee;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Patterns that carriers and fraud desks have published, each over a day at most. Numbers are made up:
/// whoever holds them is never called.
public final class PumpingPatterns {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String HOST = "shop.example";
    private static final int RANGE = 10_000;

    /// What a list of forbidden destinations looks like when it is tried in the spellings that slip through
    /// filters.
    private static final List<String> PROBES = List.of(
            "+1 900 234 5678",
            "1-900-234-5678",
            "0019002345678",
            "01119002345678",
            "+1（900）2345678",
            "+1 212 555 1212",
            "12125551212",
            "tel:+12125551212",
            "+1 600 234 5678",
            "+1 700 234 5678",
            "+1 500 234 5678",
            "+1 212 976 1234",
            "+1 212 950 1022",
            "+870 773 111 632",
            "+881 612 345 678",
            "+882 16 123456",
            "+883 510 012 345",
            "+979 123 456 789",
            "+800 1234 5678",
            "+808 1234 5678",
            "+999 123456",
            "+44 9098 790 000",
            "+44 70 1234 5678",
            "+44 843 123 4567",
            "+49 900 1 123456",
            "+33 899 123 456",
            "911",
            "112",
            "999",
            "*67 12015550123",
            "101 0288 12015550123",
            "+1 411",
            "+1 911",
            "+1 201 555 0123 ext 9",
            "sip:+19002345678@example.com",
            "+١٩٠٠٢٣٤٥٦٧٨",
            "+1\u200b9002345678",
            "+371 2 123 4567",
            "+53 5 123 4567",
            "+252 61 234 5678",
            "+960 771 2345",
            "+675 7012 3456",
            "+248 2 510 123",
            "+387 61 123 456",
            "+370 612 34567");

    private final ReachableNumbers numbers;

    public PumpingPatterns(ReachableNumbers numbers) {
        this.numbers = numbers;
    }

    /// All of them.
    public List<Pattern> all() {
        return List.of(
                oneRange(),
                manyRanges(),
                hammered(),
                objecting(),
                lowAndSlow(),
                shortAnswers(),
                probing(),
                oneHost(),
                burst());
    }

    /// One request each so long, until the time is up.
    private static List<Attempt> steady(List<String> called, Duration every, Duration span, Callee callee) {
        List<Attempt> attempts = new ArrayList<>();
        for (Duration at = Duration.ZERO; !called.isEmpty() && at.compareTo(span) < 0; at = at.plus(every)) {
            String number = called.get(attempts.size() % called.size());
            attempts.add(new Attempt(START.plus(at), 1, number, HOST, callee));
        }
        return attempts;
    }

    Pattern oneRange() {
        return new Pattern(
                "one range",
                "one account calls the numbers of one range one after the other, every 10 s for a day; all answer",
                steady(numbers.sequence(RANGE), Duration.ofSeconds(10), DAY, Callee.SILENT));
    }

    Pattern manyRanges() {
        List<Attempt> attempts = new ArrayList<>();
        int accounts = 10;
        for (int i = 0; i < 24 * 60 * accounts; i++) {
            Instant at = START.plus(Duration.ofMinutes(i / accounts));
            int account = 1 + i % accounts;
            numbers.any(i).ifPresent(number -> attempts.add(new Attempt(at, account, number, HOST, Callee.SILENT)));
        }
        return new Pattern(
                "many ranges",
                "ten accounts call random numbers wherever calls are allowed, each once a minute for a day; all answer",
                attempts);
    }

    Pattern hammered() {
        return new Pattern(
                "one number",
                "one number is called once a minute for a day; it answers and keys nothing",
                steady(numbers.any(0).stream().toList(), Duration.ofMinutes(1), DAY, Callee.SILENT));
    }

    Pattern objecting() {
        return new Pattern(
                "one number that objects",
                "one number is called once a minute for a day; its holder says \"this was not me\"",
                steady(numbers.any(0).stream().toList(), Duration.ofMinutes(1), DAY, Callee.NOT_ME));
    }

    Pattern lowAndSlow() {
        List<String> called = numbers.sequence(1_000);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < called.size(); i++) {
            Instant at = START.plus(DAY.multipliedBy(i).dividedBy(called.size()));
            attempts.add(new Attempt(at, 1 + i % 50, called.get(i), HOST + i % 50, Callee.SILENT));
        }
        return new Pattern(
                "low and slow",
                "fifty accounts call 1,000 numbers of one range, each account 20 times over a day; all answer",
                attempts);
    }

    Pattern shortAnswers() {
        List<String> called = new ArrayList<>();
        for (int i = 0; i < 200; i++) numbers.any(i).ifPresent(called::add);
        return new Pattern(
                "short answers",
                "one account calls 200 numbers of many ranges in turn, every 30 s for a day; each answers and hangs up",
                steady(called, Duration.ofSeconds(30), DAY, Callee.SILENT));
    }

    Pattern probing() {
        return new Pattern(
                "probing",
                "one account tries premium, satellite, directory and emergency numbers in odd spellings, one a second",
                steady(PROBES, Duration.ofSeconds(1), Duration.ofSeconds(PROBES.size()), Callee.SILENT));
    }

    Pattern oneHost() {
        List<Attempt> attempts = new ArrayList<>();
        int accounts = 100;
        for (int i = 0; i < 60 * accounts; i++) {
            Instant at = START.plus(Duration.ofMinutes(i / accounts));
            int account = 1 + i % accounts;
            numbers.any(i)
                    .ifPresent(number -> attempts.add(new Attempt(at, account, number, "evil.example", Callee.SILENT)));
        }
        return new Pattern(
                "one callback host",
                "a hundred new accounts with the same callback host call once a minute each for an hour; all answer",
                attempts);
    }

    Pattern burst() {
        List<String> called = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) numbers.any(i).ifPresent(called::add);
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < called.size(); i++) {
            Instant at = START.plus(DAY).plus(Duration.ofMillis(10L * i));
            attempts.add(new Attempt(at, 1, called.get(i), HOST, Callee.SILENT));
        }
        return new Pattern(
                "burst",
                "after a quiet day one account asks for 5,000 calls to random numbers within 50 s; all answer",
                attempts);
    }
}
