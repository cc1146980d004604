package org.clockhouse.report;

import java.io.IOException;
import java.io.OutputStream;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Writes sheets. */
@ProviderType
public interface Reports {

    /**
     * Writes the whole sheet and flushes, but does not close. Each run is in the audit trail, with how many people it holds.
     *
     * @param scope the people the actor may see; the sheet holds no others
     * @throws IOException if the stream fails; what was written is not a sheet then
     * @throws org.clockhouse.kernel.Refused as {@code Timesheets.month}, before anything is written
     */
    void run(Actor actor, Scope scope, ReportRequest request, OutputStream out) throws IOException;
}
