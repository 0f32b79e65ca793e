package io.ringtrue.telephony.call.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTreeTest {
    @Test
    void followsTheBranchOfEachLimit() {
        AnswerTree tree = AnswerTree.parse("# comment\nVOICE 100\n  WAITS\n  WORDS 1\n    NONE\n    TALKS_ON\n");
        TalkTimer timer = new TalkTimer();
        assertThat(tree.judge(timer)).isEqualTo(Sign.WAITS);
        for (int i = 0; i < 10; i++) timer.frame(true, -20);
        assertThat(tree.judge(timer)).isEqualTo(Sign.NONE);
        for (int i = 0; i < 10; i++) timer.frame(false, -60);
        for (int i = 0; i < 10; i++) timer.frame(true, -20);
        assertThat(tree.judge(timer)).isEqualTo(Sign.TALKS_ON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "VOICE 100",
                "VOICE 100\nWAITS",
                "VOICE x\nWAITS\nNONE",
                "LOUDNESS 1\nWAITS\nNONE",
                "WAITS\nWAITS",
                "VOICE 1\nVOICE 1\nVOICE 1\nVOICE 1\nVOICE 1\nVOICE 1\nVOICE 1\nNONE\n"
            })
    void refusesATreeThatIsDamaged(String text) {
        assertThatThrownBy(() -> AnswerTree.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theStandardTreeKnowsPeopleAndMachines() {
        TalkTimer timer = new TalkTimer();
        assertThat(AnswerTree.standard().judge(timer)).isNotEqualTo(Sign.TALKS_ON);
    }
}
