package io.ringtrue.server.cli.admin;

import io.ringtrue.server.cli.terminal.CommandFailed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `admin price …`
@Command(name = "price", description = "What calls cost: the default tariff, or an account's own.")
final class PriceCommands {
    private final AdminCommand admin;

    PriceCommands(AdminCommand admin) {
        this.admin = admin;
    }

    @Command(description = "Shows a tariff. The longest prefix that fits a number decides; the empty one fits all.")
    int show(@Option(names = "--account", paramLabel = "ACCOUNT") Optional<String> account)
            throws CommandFailed, InterruptedException {
        return admin.list(admin.client().get(path(account)), "prefix", "price");
    }

    @Command(
            description = {
                "Replaces a whole tariff. A destination that no prefix covers is refused from then on.",
                "PREFIX=PRICE, such as 1=0.015 44=0.02; =0.05 is the price of everything else.",
                "With --account and no price at all, the account gets the default tariff again."
            })
    int set(
            @Option(names = "--account", paramLabel = "ACCOUNT") Optional<String> account,
            @Parameters(arity = "0..*", paramLabel = "PREFIX=PRICE") @Nullable List<String> prices)
            throws CommandFailed, InterruptedException {
        if (prices == null && account.isEmpty()) {
            throw new CommandFailed(CommandFailed.USAGE, "the default tariff needs at least one PREFIX=PRICE");
        }
        List<Map<String, String>> tariff = new ArrayList<>();
        for (String price : prices == null ? List.<String>of() : prices) tariff.add(entry(price));
        admin.client().send("PUT", path(account), tariff);
        return show(account);
    }

    private static Map<String, String> entry(String text) throws CommandFailed {
        int equals = text.indexOf('=');
        String prefix = equals < 0 ? "?" : text.substring(0, equals);
        try {
            if (prefix.chars().allMatch(c -> c >= '0' && c <= '9')) {
                String price = new BigDecimal(text.substring(equals + 1)).toPlainString();
                return Map.of("prefix", prefix, "price", price);
            }
        } catch (NumberFormatException _) {
            // Answered below, like a bad prefix.
        }
        throw new CommandFailed(CommandFailed.USAGE, "'" + text + "' must be PREFIX=PRICE, such as 44=0.02");
    }

    private static String path(Optional<String> account) {
        return account.map(id -> "/accounts" + AdminClient.step(id)).orElse("") + "/prices";
    }
}
