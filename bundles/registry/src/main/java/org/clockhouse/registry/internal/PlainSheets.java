package org.clockhouse.registry.internal;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.clockhouse.registry.SheetReading;
import org.osgi.service.component.annotations.Component;

/** What the reader of imports reads, without a meaning. */
@Component
public final class PlainSheets implements SheetReading {

    @Override
    public List<List<String>> rows(InputStream content) {
        Sheet sheet = SheetReader.read(content);
        List<List<String>> rows = new ArrayList<>(sheet.rows().size() + 1);
        rows.add(sheet.headings());
        for (Sheet.Row row : sheet.rows()) {
            rows.add(row.cells().stream().map(cell -> cell.text().strip()).toList());
        }
        return rows;
    }
}
