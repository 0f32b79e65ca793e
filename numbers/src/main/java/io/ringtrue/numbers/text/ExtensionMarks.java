package io.ringtrue.numbers.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Recognizes marks of an extension after a number: a word in many languages, a sign, a parameter of RFC
/// 3966, or commas that make a phone wait. Works on text as [PlainText] writes it.
final class ExtensionMarks {

    private static final Set<String> WORDS = folded(
            // English, and short forms used everywhere
            "x xt ext exts extn exten extens extension extensions xtn xtns х ×",
            // Spanish, Portuguese, Italian, Romanian, French
            "int interno anexo anx extensao ramal ram interior poste pste",
            // German, Dutch, Swedish, Danish, Norwegian, Finnish
            "durchwahl dw nebenstelle nst nbst app apparat klappe kl toestel tst ankn anknytning lokal lok alanumero",
            // Polish, Czech, Slovak, Hungarian, Croatian, Turkish, Greek, Indonesian
            "wew wewn wewnetrzny linka klapka kl mellek kucni dahili dah εσωτ εσωτερικο pesawat pes",
            // Russian, Ukrainian, Bulgarian
            "доб добав добавочный внутр внутренний вн дод додатковий внутрішній вътр вътрешен",
            // Chinese, Japanese, Korean, Hebrew, Arabic, Persian, Hindi, Thai
            "分机 分機 转 轉 内线 內線 内線 내선 교환 שלוחה تحويلة داخلي داخلی एक्सटेंशन विस्तार ต่อ");
    /// Words that may stand between the mark and its digits.
    private static final Set<String> NUMBER_WORDS = folded("no nr num number nummer numero nro n № nº n°");

    private static final Set<String> RFC_3966 = Set.of(
            "ext",
            "isub",
            "postd",
            "phone-context",
            "cpc",
            "oli",
            "rn",
            "npdi",
            "cic",
            "tgrp",
            "trunk-context",
            "user");
    private static final String GAP = " \n.:=-'()#№";
    private static final int LONGEST_WORD = 24;
    private static final int LONGEST = 20;
    /// The most digits after a mark of a single character, which may mean something else.
    private static final int LONGEST_BEHIND_A_SIGN = 9;

    private ExtensionMarks() {}

    private static Set<String> folded(String... lists) {
        return Arrays.stream(lists)
                .flatMap(list -> Arrays.stream(list.split(" ")))
                .map(ExtensionMarks::fold)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A word without case and accents.
    private static String fold(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /// Whether an extension begins at `at`, with no further digits after it.
    static boolean standsAt(String text, int at) {
        char c = text.charAt(at);
        if (c == ';') return parameterAt(text, at + 1);
        if (c == ',') return pausesAt(text, at);
        int behind = markEnd(text, at);
        return behind > at && digitsAlone(text, behind, behind - at == 1 ? LONGEST_BEHIND_A_SIGN : LONGEST);
    }

    /// Where the mark at `at` ends; `at` when there is none.
    private static int markEnd(String text, int at) {
        if (text.charAt(at) == '#' || text.charAt(at) == '~') return at + 1;
        int end = wordEnd(text, at);
        return end > at && WORDS.contains(fold(text.substring(at, end))) ? end : at;
    }

    private static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length() && end - at <= LONGEST_WORD && isOfWord(text.charAt(end))) end++;
        return end;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetter(c) || Character.isSurrogate(c) || c == '×' || c == '№' || c == 'º' || c == '°';
    }

    /// Whether the rest is gaps, marks and words for "number", then digits, then text without digits.
    private static boolean digitsAlone(String text, int from, int longest) {
        int at = from;
        while (at < text.length() && !isDigit(text.charAt(at))) {
            int end = wordEnd(text, at);
            boolean word =
                    end > at && (NUMBER_WORDS.contains(fold(text.substring(at, end))) || markEnd(text, at) == end);
            if (!word && GAP.indexOf(text.charAt(at)) < 0) return false;
            at = word ? end : at + 1;
        }
        int first = at;
        while (at < text.length() && isDigit(text.charAt(at))) at++;
        return at > first && at - first <= longest && !holdsDigit(text, at);
    }

    /// RFC 3966 §3: `;ext=12`.
    private static boolean parameterAt(String text, int name) {
        int end = name;
        while (end < text.length() && end - name < LONGEST_WORD && isOfName(text.charAt(end))) end++;
        return end < text.length()
                && text.charAt(end) == '='
                && RFC_3966.contains(text.substring(name, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isOfName(char c) {
        return Character.isLetter(c) || c == '-';
    }

    /// Two or more commas make a phone wait before it sends the digits after them.
    private static boolean pausesAt(String text, int at) {
        if (at + 1 >= text.length() || text.charAt(at + 1) != ',') return false;
        for (int i = at; i < text.length(); i++) {
            if (!isDigit(text.charAt(i)) && " ,#*)'".indexOf(text.charAt(i)) < 0) return false;
        }
        return true;
    }

    static boolean holdsDigit(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) return true;
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
