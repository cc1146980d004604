package org.clockhouse.report;

import java.io.IOException;
import java.io.OutputStream;
import org.clockhouse.attendance.trial.RuleTrial;
import org.clockhouse.kernel.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** What a trial of a change moves, as a sheet with a line for each person. */
@ProviderType
public interface TrialSheets {

    void write(
            Actor actor,
            RuleTrial trial,
            ReportRequest.Format format,
            ReportRequest.Language language,
            OutputStream out)
            throws IOException;
}
