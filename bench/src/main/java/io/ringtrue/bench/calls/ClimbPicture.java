package io.ringtrue.bench.calls;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Draws a climb as SVG: spacing of the voice beside the floor, the core, the cost of a second of call, the memory;
/// all over the calls that speak at once.
final class ClimbPicture {
    private static final int WIDTH = 760;
    private static final int LEFT = 60;
    private static final int RIGHT = 150;
    private static final int HEIGHT = 170;
    private static final int GAP = 60;
    private static final int TOP = 60;
    private static final int GRID_LINES = 4;

    private final StringBuilder svg = new StringBuilder();
    private final List<Step> steps;
    private final int mostAtOnce;
    private int top = TOP;

    /// One line of a panel.
    private record Line(String name, String colour, ToDoubleFunction<Step> value) {}

    private ClimbPicture(List<Step> steps) {
        this.steps = steps;
        this.mostAtOnce = steps.stream().mapToInt(Step::atOnce).max().orElse(1);
    }

    /// @param steps at least one, in the order of the climb
    static String draw(List<Step> steps) {
        return new ClimbPicture(steps).draw();
    }

    private String draw() {
        panel(
                "Spacing of our RTP packets, ms (20 would be perfect; each scale ends at its largest value)",
                new Line("p99", "#1b6ca8", step -> step.ours().p99()),
                new Line("p99.9", "#d9822b", step -> step.ours().p999()),
                new Line("bare sender p99", "#888888", step -> step.floor().p99()),
                new Line("bare sender p99.9", "#bbbbbb", step -> step.floor().p999()));
        panel(
                "Longest spacing, ms",
                new Line("ours", "#b3261e", step -> step.ours().most()),
                new Line("bare sender", "#888888", step -> step.floor().most()));
        panel(
                "Core used and PINs right, %",
                new Line("core", "#1b6ca8", step -> 100 * step.core()),
                new Line("right", "#2e7d32", step -> 100.0 * step.right() / step.calls()));
        panel("Processor for a second of call, ms", new Line("server", "#1b6ca8", Step::processorMillis));
        panel("Resident memory, MiB", new Line("server", "#6a4c93", Step::residentMebibytes));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="28" font-size="16">Calls on one core, by how many speak at once</text>
                %s</svg>
                """.formatted(WIDTH, top, LEFT, svg);
    }

    private void panel(String title, Line... lines) {
        double most = 0;
        for (Line line : lines) {
            for (Step step : steps) most = Math.max(most, line.value().applyAsDouble(step));
        }
        write("<text x='%d' y='%d' fill='#333'>%s</text>%n", LEFT, top - 8, title);
        grid(most);
        for (int i = 0; i < lines.length; i++) {
            draw(lines[i], most);
            write(
                    "<text x='%d' y='%d' fill='%s'>%s</text>%n",
                    WIDTH - RIGHT + 12, top + 12 + 16 * i, lines[i].colour(), lines[i].name());
        }
        for (Step step : steps) {
            write(
                    "<text x='%.0f' y='%d' text-anchor='middle' fill='#666'>%d</text>%n",
                    x(step), top + HEIGHT + 16, step.atOnce());
        }
        top += HEIGHT + GAP;
    }

    private void grid(double most) {
        for (int i = 0; i <= GRID_LINES; i++) {
            double value = most * i / GRID_LINES;
            double y = y(value, most);
            write("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#ddd'/>%n", LEFT, WIDTH - RIGHT, y, y);
            write("<text x='%d' y='%.1f' text-anchor='end' fill='#666'>%.4g</text>%n", LEFT - 6, y + 4, value);
        }
    }

    private void draw(Line line, double most) {
        StringBuilder points = new StringBuilder();
        for (Step step : steps) {
            double y = y(line.value().applyAsDouble(step), most);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(step), y));
            write("<circle cx='%.1f' cy='%.1f' r='3' fill='%s'/>%n", x(step), y, line.colour());
        }
        write(
                "<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/>%n",
                points.toString().strip(), line.colour());
    }

    private double x(Step step) {
        return LEFT + (double) step.atOnce() / Math.max(1, mostAtOnce) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value, double most) {
        return top + HEIGHT - (most > 0 ? value / most : 0) * HEIGHT;
    }

    private void write(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
