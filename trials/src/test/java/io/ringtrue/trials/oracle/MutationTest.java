package io.ringtrue.trials.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.PhoneEvent.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Each record of a right history is left out, doubled, and altered in each of its parts, one at a time. The
/// oracle finds it, or it is in the list of what is harmless, with the reason.
class MutationTest {
    private static final List<String> HARMLESS = List.of(
            // Nobody asked for them in vain: nothing is stored and nobody was called, as if they
            // had not been sent.
            "orders\\[[56]] left out",
            "orders\\[[56]]\\..*",
            // What our own customer wrote down: twice the same, or what only widens what is allowed.
            "(orders|earlier)\\[.] doubled",
            "earlier\\[.] left out",
            "orders\\[.]\\.(callbackPath|ended|told|expected)",
            // When an order was sent that called nobody.
            "orders\\[4]\\.sent",
            // Another PIN where none was keyed right.
            "orders\\[[1-4]]\\.pin",
            // At least once: a second copy of a callback is allowed. When and where it came, our
            // endpoint says.
            "callbacks\\[.] doubled",
            "callbacks\\[.]\\.(at|path|httpStatus)",
            "deliveries\\[.] doubled",
            // A call that did not match need not have reached the network, nor have rung, nor is
            // its node asked for.
            "calls\\[[1-3]] left out",
            "calls\\[2] doubled",
            "calls\\[.]\\.moments",
            "calls\\[[0-2]]\\.node",
            "calls\\[[1-3]]\\.keys",
            // A key too many behind the right ones.
            "calls\\[0]\\.keys",
            // The same death, or a longer one.
            "harms\\[0] doubled",
            "harms\\[0]\\.(kind|to)",
            // Money that came in under another name.
            "ledger\\[0]\\.kind");

    @Test
    void findsEveryChangeOfARightHistory() {
        Set<String> missed = new TreeSet<>();
        mutate("orders", history -> history.orders, missed);
        mutate("verifications", history -> history.verifications, missed);
        mutate("earlier", history -> history.earlier, missed);
        mutate("ledger", history -> history.ledger, missed);
        mutate("balances", history -> history.balances, missed);
        mutate("deliveries", history -> history.deliveries, missed);
        mutate("calls", history -> history.calls, missed);
        mutate("callbacks", history -> history.callbacks, missed);
        mutate("harms", history -> history.harms, missed);

        missed.removeIf(name -> HARMLESS.stream().anyMatch(name::matches));
        assertThat(missed).isEmpty();
    }

    private static <T extends Record> void mutate(String list, Function<History, List<T>> of, Set<String> missed) {
        int size = of.apply(History.right()).size();
        for (int i = 0; i < size; i++) {
            String name = list + "[" + i + "]";
            int at = i;
            note(name + " left out", missed, history -> of.apply(history).remove(at));
            note(
                    name + " doubled",
                    missed,
                    history -> of.apply(history).add(of.apply(history).get(at)));
            T record = of.apply(History.right()).get(i);
            RecordComponent[] parts = record.getClass().getRecordComponents();
            for (int part = 0; part < parts.length; part++) {
                int which = part;
                note(
                        name + "." + parts[part].getName(),
                        missed,
                        history -> of.apply(history).set(at, altered(record, which)));
            }
        }
    }

    private interface Change {
        Object of(History history);
    }

    private static void note(String name, Set<String> missed, Change change) {
        History history = History.right();
        change.of(history);
        if (Oracle.judge(history.evidence()).isEmpty()) missed.add(name);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> T altered(T record, int which) {
        RecordComponent[] parts = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        List<Object> values = new ArrayList<>();
        try {
            for (int i = 0; i < parts.length; i++) {
                types[i] = parts[i].getType();
                Object value = parts[i].getAccessor().invoke(record);
                values.add(i == which ? other(value) : value);
            }
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            return (T) constructor.newInstance(values.toArray());
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new AssertionError(record.toString(), e);
        }
    }

    private static Object other(Object value) {
        return switch (value) {
            case String text -> text + "x";
            case BigDecimal amount -> amount.add(BigDecimal.ONE);
            case Boolean flag -> !flag;
            case Integer number -> number + 1;
            case Instant at -> at.plusSeconds(1_000);
            case Enum<?> each ->
                each.getDeclaringClass()
                        .getEnumConstants()[
                        (each.ordinal() + 1) % each.getDeclaringClass().getEnumConstants().length];
            case List<?> _ -> List.of(new Heard.Moment(History.at(5_000), Kind.INVITED));
            case Map<?, ?> _ -> Map.of("id", "1");
            case Order.Answer _ -> new Order.Refused(400);
            default -> throw new AssertionError("no other value for " + value.getClass());
        };
    }
}
