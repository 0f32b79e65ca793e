package io.ringtrue.server.bulk;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the column that holds the number by what people usually call it.
final class PhoneColumn {
    /// Letters and digits alone, without accents, the likeliest first; the local words after the
    /// English ones.
    private static final List<String> USUAL = Arrays.stream(("phone phonenumber msisdn e164 tel telephone"
                            + " telephonenumber telno phoneno mobile mobilenumber mobilephone cell cellphone cellnumber"
                            + " phonenum phonenr mobileno cellno contactnumber callerid whatsapp homephone workphone"
                            // German, Dutch, Scandinavian, Finnish
                            + " telefon handy telefonnummer handynummer rufnummer mobil mobilnummer mobiltelefon telefoonnummer"
                            + " telefoon gsm mobiel telefonnr telnr tlf tlfnr mobilnr puhelin puhelinnumero matkapuhelin"
                            // Spanish, Portuguese, French, Italian, Romanian
                            + " telefono telefonos movil celular numerodetelefono numerotelefono telefone telemovel"
                            + " numerodetelefone numerodotelefone telephoneportable portable numerodetelephone numerotelephone"
                            + " mobileno cellulare numeroditelefono numerodicellulare telefonmobil numardetelefon"
                            // Polish, Czech, Hungarian, Croatian, Turkish, Indonesian, Vietnamese, Greek
                            + " numertelefonu komorka telkomorkowy telefonnicislo mobilnitelefon telefonszam"
                            + " mobiltelefonszam brojtelefona telefonnumarasi ceptelefonu cep nomortelepon telepon nomorhp nohp"
                            + " sodienthoai dienthoai đienthoai sođienthoai τηλεφωνο κινητο αριθμοςτηλεφωνου"
                            // Russian, Ukrainian, Bulgarian
                            + " телефон номертелефона мобильный мобильныйтелефон сотовый моб телефоны номертелефону"
                            + " мобільний телефонномер"
                            // Chinese, Japanese, Korean, Hebrew, Arabic, Persian, Hindi, Thai
                            + " 电话 电话号码 手机 手机号 手机号码 電話 電話號碼 手機 手機號碼 電話番号 携帯 携帯電話 携帯番号 전화 전화번호 휴대폰 휴대전화"
                            + " 휴대폰번호 טלפון נייד מספרטלפון هاتف الهاتف جوال رقمالهاتف موبايل تلفن شمارهتلفن موبایل फोन"
                            + " फ़ोन मोबाइल फोननंबर मोबाइलनंबर โทรศัพท์ เบอร์โทร เบอร์โทรศัพท์ มือถือ")
                    .split(" "))
            .map(PhoneColumn::bare)
            .distinct()
            .toList();
    private static final Set<String> ANY_USUAL = Set.copyOf(USUAL);
    private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})");
    /// May count rows or accounts as well.
    private static final List<String> VAGUE = List.of("number", "номер", "cislo");
    private static final int MOST_NAMES_TOLD = 30;
    private static final int LONGEST_NAME_TOLD = 40;

    private PhoneColumn() {}

    /// Whether one of them is usual as it stands. A name that only holds a usual word may be data:
    /// `Tel 12`.
    static boolean anyUsual(List<String> names) {
        return names.stream()
                .map(PhoneColumn::withoutPlace)
                .anyMatch(name -> ANY_USUAL.contains(name) || VAGUE.contains(name));
    }

    /// The places of all usual names, the likeliest first; behind them names that hold a usual word
    /// (`Customer phone`), then vague ones. A digit at the end is no part of a name: `Phone 1`.
    static List<Integer> ranked(List<String> names) {
        List<String> bare = names.stream().map(PhoneColumn::withoutPlace).toList();
        Map<String, Integer> places = new HashMap<>();
        for (int i = bare.size() - 1; i >= 0; i--) places.put(bare.get(i), i);
        IntStream usual = USUAL.stream().mapToInt(name -> places.getOrDefault(name, -1));
        IntStream holding = IntStream.range(0, names.size()).filter(at -> holdsUsualWord(names.get(at)));
        IntStream vague = VAGUE.stream().mapToInt(name -> places.getOrDefault(name, -1));
        return Stream.of(usual, holding, vague)
                .flatMap(IntStream::boxed)
                .filter(at -> at >= 0)
                .distinct()
                .toList();
    }

    private static String withoutPlace(String name) {
        String bare = bare(name);
        return ANY_USUAL.contains(bare) ? bare : bare.replaceFirst("[0-9]{1,2}$", "");
    }

    private static boolean holdsUsualWord(String name) {
        return WORD_ENDS.splitAsStream(name).map(PhoneColumn::bare).anyMatch(ANY_USUAL::contains);
    }

    /// The place of the name, capitals aside.
    static OptionalInt named(List<String> names, String wanted) {
        if (names.contains(wanted)) return OptionalInt.of(names.indexOf(wanted));
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).strip().equalsIgnoreCase(wanted.strip())) return OptionalInt.of(i);
        }
        return OptionalInt.empty();
    }

    static String bare(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /// The names as they can be told back: few, short, without control characters.
    static String told(List<String> names) {
        String listed = names.stream()
                .limit(MOST_NAMES_TOLD)
                .map(name -> name.replaceAll("\\p{Cntrl}", "?"))
                .map(name -> name.length() <= LONGEST_NAME_TOLD ? name : name.substring(0, LONGEST_NAME_TOLD) + "…")
                .collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES_TOLD ? listed : listed + ", …";
    }
}
