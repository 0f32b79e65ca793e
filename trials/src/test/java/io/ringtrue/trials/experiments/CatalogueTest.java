package io.ringtrue.trials.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final int EXPERIMENTS = 23;

    @Test
    void hasEveryIdOnceAndInOrder() {
        assertThat(Catalogue.all())
                .extracting(Experiment::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, EXPERIMENTS)
                        .mapToObj(number -> "F" + number)
                        .toList());
    }

    @Test
    void sharesAStoreBetweenNodesOnPostgresqlAlone() {
        assertThat(Catalogue.all())
                .allMatch(it -> it.setup().nodes() == 1 || it.setup().store() == Store.POSTGRESQL);
        assertThat(Setup.of(Store.POSTGRESQL, 2).on(Store.SQLITE).nodes()).isEqualTo(1);
    }
}
