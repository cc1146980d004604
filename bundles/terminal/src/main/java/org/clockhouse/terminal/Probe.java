package org.clockhouse.terminal;

import java.time.Duration;
import java.util.List;

/**
 * How far the host came with a terminal just now, layer by layer.
 *
 * @param steps one for each layer, in their order
 */
public record Probe(List<Step> steps) {

    public Probe {
        steps = List.copyOf(steps);
    }

    public enum Layer {
        /** Something takes connections at the address. */
        PORT,
        /** It answers in the language of the driver. */
        FRAMING,
        /** It lets the host in with these settings. */
        KEY,
        /** It hands out its log. */
        DATA
    }

    public enum Result {
        PASSED,
        FAILED,
        /** A layer below it failed. */
        NOT_REACHED
    }

    /**
     * @param detail in English, for this case; may be empty
     * @param took zero for what was not reached
     */
    public record Step(Layer layer, Result result, String detail, Duration took) {}
}
