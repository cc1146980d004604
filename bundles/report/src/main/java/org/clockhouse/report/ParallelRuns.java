package org.clockhouse.report;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** Reads what the old system says of a period and lists each person's day that differs. Nothing of the sheet is kept. */
@ProviderType
public interface ParallelRuns {

    /**
     * @param columns what columns hold, by their place from 0; empty to guess it from the headings, which are those of BioTime, DingTalk
     *     and others, in Chinese or English
     * @param from gives sheets whose headings are days of a month their month
     * @throws org.clockhouse.kernel.Refused as {@code SheetReading.rows}; {@code parallel.columns} if no column is the number, or neither
     *     a date nor a column for each date is there; {@code parallel.dates} if no row has a number and a date; {@code parallel.empty} if
     *     nothing stands beside them in any column that is understood; {@code report.period}
     */
    ParallelRun compare(
            Actor actor,
            Scope scope,
            LocalDate from,
            LocalDate until,
            Map<Integer, ParallelRun.Field> columns,
            InputStream sheet);
}
