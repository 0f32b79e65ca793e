package io.ringtrue.server.dashboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListPageTest {
    private static List<Integer> lines(int n) {
        return Collections.nCopies(n, 1);
    }

    @Test
    void goesOnOnlyWhereThereIsMore() {
        assertThat(ListPage.first(lines(50)).hasOlder()).isFalse();
        assertThat(ListPage.first(lines(51)).hasOlder()).isTrue();
        assertThat(ListPage.first(lines(51)).shown()).hasSize(50);
        assertThat(ListPage.first(lines(51)).hasNewer()).isFalse();
        assertThat(ListPage.older(lines(3)).hasNewer()).isTrue();
    }

    @Test
    void showsTheFirstPageWhenTheNewerOnesFillNoMoreThanIt() {
        assertThat(ListPage.newer(lines(50))).isEmpty();
        assertThat(ListPage.newer(List.of())).isEmpty();
        assertThat(ListPage.newer(lines(51)).orElseThrow().shown()).hasSize(50);
    }
}
