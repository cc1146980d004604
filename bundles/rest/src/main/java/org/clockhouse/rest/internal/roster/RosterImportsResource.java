package org.clockhouse.rest.internal.roster;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.roster.RosterEdit;
import org.clockhouse.attendance.roster.RosterEditId;
import org.clockhouse.attendance.roster.RosterImport;
import org.clockhouse.attendance.roster.RosterImports;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/roster-imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RosterImportsResource {

    private static final int MOST_BYTES = 20 << 20;
    private static final int MOST_NAMED = 500;

    private final RosterImports imports;

    public RosterImportsResource(RosterImports imports) {
        this.imports = imports;
    }

    /** @param row as the sheet program counts @param column in its letters */
    public record WrongCellView(int row, String column, String text, RosterImport.Reason reason) {}

    /**
     * @param people who are in the sheet
     * @param cells person-dates that are readable
     * @param changed those that would be, or are, other drafts than before
     * @param from of what changed
     * @param wrongCells how many cannot be taken
     * @param wrong the first 500 of them
     * @param editId of what was drawn; undoes it
     */
    public record RosterImportView(
            RosterImport.Form form,
            int people,
            int cells,
            int changed,
            @Maybe LocalDate from,
            @Maybe LocalDate until,
            int wrongCells,
            List<WrongCellView> wrong,
            @Maybe RosterEditId editId) {

        static RosterImportView of(RosterImport read) {
            List<LocalDate> dates =
                    read.drafts().stream().map(draft -> draft.date()).sorted().toList();
            return new RosterImportView(
                    read.form(),
                    read.people(),
                    read.cells(),
                    dates.size(),
                    dates.isEmpty() ? null : dates.get(0),
                    dates.isEmpty() ? null : dates.get(dates.size() - 1),
                    read.wrong().size(),
                    read.wrong().stream()
                            .limit(MOST_NAMED)
                            .map(each -> new WrongCellView(each.row(), each.column(), each.text(), each.reason()))
                            .toList(),
                    Results.orNull(read.edit().map(RosterEdit::id)));
        }
    }

    /** @param around dates of the sheet without a year are those nearest to it @param draw whether to draw it; else it is only tried */
    @POST
    @Requires("shift.write")
    @BodyLimit(MOST_BYTES)
    @Consumes(MediaType.WILDCARD)
    @Summary(
            "Reads a roster from a sheet, sent as it is: says every cell that is wrong, and draws it as drafts when asked to")
    public RosterImportView read(
            @QueryParam("around") LocalDate around,
            @QueryParam("draw") Boolean draw,
            InputStream body,
            @Context Caller caller) {
        if (around == null) {
            throw ProblemException.invalid("?around", "value.missing", "a date near those of the sheet is wanted");
        }
        return RosterImportView.of(
                Boolean.TRUE.equals(draw)
                        ? imports.take(caller.actor(), caller.scope(), around, body)
                        : imports.check(caller.org(), caller.scope(), around, body));
    }
}
