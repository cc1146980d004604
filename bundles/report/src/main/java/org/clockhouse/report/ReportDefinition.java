package org.clockhouse.report;

import java.util.List;
import org.clockhouse.kernel.LocalName;

/**
 * A question that the library answers.
 *
 * @param by how it is usually divided; empty for sheets of people and cards
 * @param figures what it shows, each with its one definition
 */
public record ReportDefinition(
        ReportRequest.Name report, LocalName name, LocalName question, List<Dimension> by, List<Figure> figures) {

    /** @param meaning whatever a reader must know to work it out again */
    public record Figure(Metric metric, LocalName name, LocalName meaning) {}

    public ReportDefinition {
        by = List.copyOf(by);
        figures = List.copyOf(figures);
    }
}
