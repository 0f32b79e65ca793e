package io.ringtrue.server.api.v1.numbers;

import io.ringtrue.numbers.plan.Basis.Confidence;
import io.ringtrue.server.accounts.Account;
import io.ringtrue.server.api.v1.Checks;
import io.ringtrue.server.bulk.AnswerColumn;
import io.ringtrue.server.bulk.BulkFormat;
import io.ringtrue.server.bulk.BulkOptions;
import io.ringtrue.server.bulk.LineTypes;
import io.ringtrue.server.validation.AnsweredType;
import io.ringtrue.server.validation.PhoneLineType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the query of a batch may say. Every parameter may be left out.
///
/// @param column name of the column or member with the numbers, or the column's place from 1; absent: guessed
/// @param delimiter one character, or `comma`, `semicolon`, `tab`, `pipe`; absent: as a `sep=` line says, or
/// the most frequent one in the first row
/// @param header whether the first row holds names; absent: it does when it holds no number and has a name
/// where the numbers are
/// @param exclude line types that are not wanted, separated by commas
/// @param fields which columns to add, separated by commas
/// @param prefix put before the names of added columns; absent: `phone_`
/// @param plain true: E.164 without its plus
/// @param defaultCallingCode tried for numbers without a plus; absent: the account's
/// @param strict true: no default is tried
/// @param summary `comment`: a CSV ends with the summary after `# `
public record BatchQuery(
        @Nullable String column,
        @Nullable String delimiter,
        @Nullable String header,
        @Nullable String exclude,
        @Nullable String fields,
        @Nullable String prefix,
        @Nullable String plain,
        @Nullable String defaultCallingCode,
        @Nullable String strict,
        @Nullable String summary) {
    private static final int LONGEST_COLUMN = 200;

    boolean endsWithComment() {
        return summary != null && summary.strip().equalsIgnoreCase("comment");
    }

    /// @param ambiguous what is shown where the plan cannot tell landline and mobile apart
    BulkOptions options(Account account, BulkFormat format, PhoneLineType ambiguous) {
        Checks checks = new Checks();
        checks.require(
                prefix == null || prefix.matches("[A-Za-z0-9_.-]{0,40}"),
                "prefix",
                "must be at most 40 letters, digits, _ . or -");
        checks.require(summary == null || endsWithComment(), "summary", "must be comment");
        Set<PhoneLineType> excluded =
                checks.read("exclude", exclude, BatchQuery::types).orElse(Set.of());
        BulkOptions options = new BulkOptions(
                Optional.of(format),
                checks.text("column", column, LONGEST_COLUMN),
                Optional.ofNullable(ReadingChoice.truth("header", header, checks)),
                checks.read("delimiter", delimiter, BulkOptions::delimiter),
                checks.read("fields", fields, AnswerColumn::list).orElse(AnswerColumn.USUAL),
                prefix == null ? BulkOptions.USUAL_PREFIX : prefix,
                Boolean.TRUE.equals(ReadingChoice.truth("plain", plain, checks)),
                ReadingChoice.of(account, defaultCallingCode, strict, checks),
                new LineTypes(
                        type -> AnsweredType.of(type, Confidence.HIGH, ambiguous)
                                .shown()
                                .word(),
                        (type, confidence) ->
                                AnsweredType.of(type, confidence, ambiguous).isExcludedBy(excluded)));
        checks.done();
        return options;
    }

    private static Set<PhoneLineType> types(String words) {
        Set<PhoneLineType> types = EnumSet.noneOf(PhoneLineType.class);
        for (String word : words.split(",", -1)) {
            if (!word.isBlank()) types.add(PhoneLineType.named(word.strip()).orElseThrow(BatchQuery::unknownType));
        }
        return types;
    }

    private static IllegalArgumentException unknownType() {
        return new IllegalArgumentException(
                "must be one of landline, voip, mobile, voicemail, tollfree, premium, other");
    }
}
