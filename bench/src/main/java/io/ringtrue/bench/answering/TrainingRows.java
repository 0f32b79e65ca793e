package io.ringtrue.bench.answering;

import io.ringtrue.telephony.call.answering.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The steps of all calls as rows, and the best question that parts some of them: the one with the least Gini
/// impurity. Each call has the same weight, however long it is.
final class TrainingRows {
    /// A person weighs as much as so many machines: questions are wanted that leave no person on one side.
    private static final double PERSON_WEIGHT = 30;
    /// The least weight of each side of a question, in calls.
    private static final double LEAST = 5;
    private static final int CUTS = 48;
    private static final int FEATURES = Feature.values().length;

    private final int[][] rows;
    private final int[] calls;
    private final double[] weights;
    private final boolean[] machines;

    /// A question: at most the limit, or more.
    record Cut(int feature, int limit, double impurity) {}

    TrainingRows(List<Measured> data) {
        int count = data.stream().mapToInt(each -> each.steps().size()).sum();
        rows = new int[count][];
        calls = new int[count];
        weights = new double[count];
        machines = new boolean[data.size()];
        int row = 0;
        for (int call = 0; call < data.size(); call++) {
            Measured each = data.get(call);
            machines[call] = each.call().isMachine();
            for (int[] step : each.steps()) {
                rows[row] = step;
                calls[row] = call;
                weights[row++] = 1.0 / each.steps().size();
            }
        }
    }

    int[] all() {
        return IntStream.range(0, rows.length).toArray();
    }

    int call(int row) {
        return calls[row];
    }

    boolean isMachine(int row) {
        return machines[calls[row]];
    }

    /// In calls.
    double weight(int row) {
        return weights[row];
    }

    int people() {
        int people = 0;
        for (boolean machine : machines) people += machine ? 0 : 1;
        return people;
    }

    int[] side(int[] part, Cut cut, boolean isLess) {
        return Arrays.stream(part)
                .filter(row -> rows[row][cut.feature()] <= cut.limit() == isLess)
                .toArray();
    }

    /// The best question; null when none makes the parts purer.
    @Nullable
    Cut cut(int[] part) {
        Cut best = null;
        double now = impurity(part);
        for (int feature = 0; feature < FEATURES; feature++) {
            for (int limit : limits(part, feature)) {
                double after = impurity(part, feature, limit);
                boolean better = after < now * 0.999 && (best == null || after < best.impurity());
                if (better) best = new Cut(feature, limit, after);
            }
        }
        return best;
    }

    private int[] limits(int[] part, int feature) {
        int[] values =
                Arrays.stream(part).map(row -> rows[row][feature]).sorted().toArray();
        return IntStream.range(1, CUTS)
                .map(i -> values[(int) ((long) i * (values.length - 1) / CUTS)])
                .distinct()
                .toArray();
    }

    private double impurity(int[] part) {
        double[] sums = new double[2];
        for (int row : part) sums[isMachine(row) ? 1 : 0] += weights[row];
        return gini(sums[0], sums[1]);
    }

    private double impurity(int[] part, int feature, int limit) {
        double[] sums = new double[4];
        for (int row : part) sums[(rows[row][feature] <= limit ? 0 : 2) + (isMachine(row) ? 1 : 0)] += weights[row];
        if (sums[0] + sums[1] < LEAST || sums[2] + sums[3] < LEAST) return Double.POSITIVE_INFINITY;
        return gini(sums[0], sums[1]) + gini(sums[2], sums[3]);
    }

    private static double gini(double people, double machines) {
        double weighted = people * PERSON_WEIGHT;
        return weighted + machines == 0 ? 0 : 2 * weighted * machines / (weighted + machines);
    }
}
