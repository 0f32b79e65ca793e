package io.ringtrue.server.dashboard.overview;

import io.ringtrue.numbers.NumberIntelligence;
import io.ringtrue.numbers.NumberReport;
import io.ringtrue.server.reports.HourOfCalls.Matches;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many answered calls to a country ended with the right PIN.
///
/// @param country in English, or the calling code where its numbers belong to no country
public record CountryRate(String country, int answered, int matched) {
    private static final int MOST = 8;

    /// In whole percent.
    public long share() {
        return Math.round(100.0 * matched / answered);
    }

    /// Most calls first, at most eight.
    static List<CountryRate> of(List<Matches> matches, NumberIntelligence numbers) {
        Map<String, CountryRate> rates = new TreeMap<>();
        for (Matches each : matches) {
            String country = country(each, numbers);
            rates.merge(country, new CountryRate(country, each.answered(), each.matched()), CountryRate::plus);
        }
        return rates.values().stream()
                .sorted(Comparator.comparingInt(rate -> -rate.answered()))
                .limit(MOST)
                .toList();
    }

    private CountryRate plus(CountryRate other) {
        return new CountryRate(country, answered + other.answered, matched + other.matched);
    }

    /// A masked number still begins with its country; its last digits decide nothing here.
    private static String country(Matches matches, NumberIntelligence numbers) {
        NumberReport report = numbers.describe(matches.sample().replace('*', '0'));
        if (!report.country().isEmpty()) return report.country();
        return report.callingCode() == 0 ? "Not known" : "Others in +" + report.callingCode();
    }
}
