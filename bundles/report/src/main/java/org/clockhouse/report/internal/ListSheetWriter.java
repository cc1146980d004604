package org.clockhouse.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.Actor;
import org.clockhouse.report.ListSheets;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Letterhead;
import org.clockhouse.report.internal.sheet.Reporting;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.SheetHead;
import org.clockhouse.report.internal.sheet.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the rows of a list as they come. */
@Component
public final class ListSheetWriter implements ListSheets {

    private final Letterhead letterhead;
    private final AuditTrail audit;

    @Activate
    public ListSheetWriter(@Reference Letterhead letterhead, @Reference AuditTrail audit) {
        this.letterhead = letterhead;
        this.audit = audit;
    }

    @Override
    public void write(
            Actor actor,
            Head head,
            Rows rows,
            ReportRequest.Format format,
            ReportRequest.Language language,
            boolean byteOrderMark,
            OutputStream out)
            throws IOException {
        Words words = new Words(language);
        Sheet sheet = SheetReports.sheet(format, words, byteOrderMark, out);
        sheet.begin(new SheetHead(
                letterhead.company(actor.org(), words),
                head.title(),
                head.period(),
                "",
                letterhead.printed(actor, words, head.zone()),
                head.columns().stream()
                        .map(column -> new org.clockhouse.report.internal.sheet.Column(
                                column.key(), column.title(), column.width(), false))
                        .toList(),
                List.of(),
                Reporting.NONE));
        AtomicInteger count = new AtomicInteger();
        rows.each(row -> {
            put(sheet, cells(head.columns(), row));
            count.incrementAndGet();
        });
        sheet.end();
        out.flush();
        audit.recordApart(AuditDraft.of(actor, "report.run", "report", head.code(), head.title())
                .with(Map.of("format", format.name(), "rows", count.get())));
    }

    private static void put(Sheet sheet, List<Cell> cells) {
        try {
            sheet.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Cell> cells(List<Column> columns, List<String> row) {
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            String text = row.get(at);
            cells.add(
                    columns.get(at).number() && !text.isEmpty()
                            ? new Cell.Count(Long.parseLong(text))
                            : new Cell.Text(text));
        }
        return cells;
    }
}
