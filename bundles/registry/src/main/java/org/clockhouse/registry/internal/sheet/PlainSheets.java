package org.clockhouse.registry.internal.sheet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.registry.imports.SheetReading;
import org.osgi.service.component.annotations.Component;

/** What the reader of imports reads, without a meaning. */
@Component
public final class PlainSheets implements SheetReading {

    @Override
    public List<List<String>> rows(InputStream content) {
        Sheet sheet = SheetReader.whole(content);
        List<List<String>> rows = new ArrayList<>(sheet.rows().size() + 1);
        rows.add(sheet.headings());
        sheet.rows().forEach(row -> rows.add(cells(row)));
        return rows;
    }

    @Override
    public List<Line> lines(InputStream content) {
        Sheet sheet = SheetReader.read(content);
        List<Line> lines = new ArrayList<>(sheet.rows().size() + 1);
        lines.add(new Line(sheet.rows().get(0).number() - 1, sheet.headings()));
        for (Sheet.Row row : sheet.rows()) {
            lines.add(new Line(row.number(), cells(row)));
        }
        return lines;
    }

    private static List<String> cells(Sheet.Row row) {
        return row.cells().stream().map(cell -> cell.text().strip()).toList();
    }
}
