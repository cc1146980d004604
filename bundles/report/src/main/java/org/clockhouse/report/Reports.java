package org.clockhouse.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Answers questions about working time and cards, as sheets and as figures. */
@ProviderType
public interface Reports {

    /**
     * Writes the whole sheet and flushes, but does not close. Each run is in the audit trail, with how many people it holds.
     *
     * @param scope the people the actor may see; the sheet holds no others
     * @throws IOException if the stream fails; what was written is not a sheet then
     * @throws org.clockhouse.kernel.Refused as {@code Timesheets.month} and {@link #figures}, before anything is written
     */
    void run(Actor actor, Scope scope, ReportRequest request, OutputStream out) throws IOException;

    /** The questions, in the order of the library. */
    List<ReportDefinition> library();

    /**
     * The figures of a report that has some, for a screen.
     *
     * @param scope the people the actor may see; no others count
     * @throws org.clockhouse.kernel.Refused {@code report.no-figures} if it has none, {@code report.period} if the period ends before it
     *     starts or is longer than its kind allows, {@code report.too-many-groups}
     */
    FigureTable figures(OrgId org, Scope scope, ReportRequest request);
}
