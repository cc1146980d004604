package org.clockhouse.terminal.internal.visit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.clockhouse.terminal.Probe;
import org.clockhouse.terminal.Probe.Layer;
import org.clockhouse.terminal.Probe.Result;
import org.clockhouse.terminal.Probe.Step;

/** A probe as the detail of an errand: a line for each layer. */
public final class ProbeText {

    private static final int LONGEST_DETAIL = 150;

    private ProbeText() {}

    public static String write(Probe probe) {
        return probe.steps().stream().map(ProbeText::line).collect(Collectors.joining("\n"));
    }

    private static String line(Step step) {
        String plain = step.detail().replaceAll("\\s+", " ");
        String detail = plain.length() > LONGEST_DETAIL ? plain.substring(0, LONGEST_DETAIL) : plain;
        return step.result() + " " + step.took().toMillis() + " " + detail;
    }

    static Probe read(String text) {
        List<Step> steps = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] parts = line.split(" ", 3);
            steps.add(new Step(
                    Layer.values()[steps.size()],
                    Result.valueOf(parts[0]),
                    parts[2],
                    Duration.ofMillis(Long.parseLong(parts[1]))));
        }
        return new Probe(steps);
    }
}
