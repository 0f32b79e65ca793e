package io.ringtrue.trials.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringtrue.telephony.phone.PhoneEvent.Kind;
import io.ringtrue.trials.oracle.AuditExport;
import io.ringtrue.trials.oracle.AuditExport.Verification;
import io.ringtrue.trials.oracle.Evidence;
import io.ringtrue.trials.oracle.Harm;
import io.ringtrue.trials.oracle.Heard;
import io.ringtrue.trials.oracle.Order;
import io.ringtrue.trials.oracle.Order.Expected;
import io.ringtrue.trials.oracle.Told;
import io.ringtrue.trials.oracle.Violation;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeLineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NUMBER = "12015550100";

    @Test
    void mergesWhatAllSidesSawOfTheFirstOrderThatIsConcerned(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("server.log"), """
                2026-01-01T00:00:04Z WARN verification 77 was left behind
                \tat a.stack.trace of 77
                2026-01-01T00:00:05Z INFO verification 770 is another one
                """);
        Order order =
                Order.of("order-1", NUMBER, "123456", Expected.RIGHT).answered(new Order.Accepted("77"), at(0), at(1));

        List<String> lines =
                TimeLine.ofSmallest(evidence(order), List.of(new Violation("I8", "order-1", "broken")), List.of(log));

        assertThat(lines.getFirst()).contains("order-1").doesNotContain("123456");
        assertThat(lines.subList(1, lines.size()).stream().map(line -> line.substring(0, line.indexOf("Z ") + 11)))
                .containsExactly(
                        "2026-01-01T00:00:00Z  client  ",
                        "2026-01-01T00:00:01Z  client  ",
                        "2026-01-01T00:00:02Z  phone   ",
                        "2026-01-01T00:00:02Z  export  ",
                        "2026-01-01T00:00:03Z  fault   ",
                        "2026-01-01T00:00:04Z  node 0  ",
                        "2026-01-01T00:00:06Z  export  ",
                        "2026-01-01T00:00:07Z  endpoint");
    }

    @Test
    void isEmptyWhenNoOrderIsConcerned() {
        Order order = Order.of("order-1", NUMBER, "123456", Expected.RIGHT);

        assertThat(TimeLine.ofSmallest(evidence(order), List.of(new Violation("I5", "", "broken")), List.of()))
                .isEmpty();
    }

    private static Evidence evidence(Order order) {
        Verification stored = new Verification(
                "77",
                "1",
                NUMBER,
                "failed",
                "node-fault",
                "false",
                BigDecimal.ZERO,
                at(2).toString(),
                at(6).toString(),
                "order-1");
        return new Evidence(
                List.of(order),
                List.of(),
                new AuditExport(List.of(stored), List.of(), List.of(), List.of()),
                List.of(new Heard(NUMBER, 0, List.of(new Heard.Moment(at(2), Kind.INVITED)), "")),
                List.of(new Told(at(7), order.callbackPath(), "msg_1", Map.of("cost", "0"), true, 200)),
                List.of(new Harm(Harm.Kind.KILLED, 0, at(3), at(3))));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
