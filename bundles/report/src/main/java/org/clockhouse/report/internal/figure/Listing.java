package org.clockhouse.report.internal.figure;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.day.MonthQuery;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.report.ReportRequest;
import org.clockhouse.report.internal.sheet.Cell;
import org.clockhouse.report.internal.sheet.Column;
import org.clockhouse.report.internal.sheet.Sheet;
import org.clockhouse.report.internal.sheet.Words;

/** A sheet of lines about people that is read whole before its first byte goes out, so that what is refused is refused in time. */
public interface Listing {

    ReportRequest.Name name();

    List<Column> columns(Words words);

    Lines read(OrgId org, Scope scope, MonthQuery query);

    /** What was read, to be written. */
    interface Lines {
        /** @return how many lines */
        int write(Map<DepartmentId, String> departments, Words words, Sheet sheet) throws IOException;
    }

    /** Whose line it is. */
    static List<Column> who(Words words) {
        return List.of(
                Column.of("number", words, 10), Column.of("name", words, 14), Column.of("department", words, 16));
    }

    static List<Cell> who(Person person, Map<DepartmentId, String> departments, Words words) {
        return List.of(
                new Cell.Text(person.number()),
                new Cell.Text(words.of(person.name())),
                new Cell.Text(departments.getOrDefault(person.department(), "")));
    }
}
