package org.clockhouse.rest.internal.people;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import javax.validation.Valid;
import javax.validation.constraints.Min;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Permissions;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.Language;
import org.clockhouse.registry.imports.CellFix;
import org.clockhouse.registry.imports.ImportDraft;
import org.clockhouse.registry.imports.ImportField;
import org.clockhouse.registry.imports.ImportId;
import org.clockhouse.registry.imports.ImportMode;
import org.clockhouse.registry.imports.Imports;
import org.clockhouse.registry.imports.SheetFormat;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.FileNames;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;

@Path("/imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ImportsResource {

    private static final int MOST_BYTES = 32 << 20;

    private final Imports imports;
    private final Permissions permissions;

    public ImportsResource(Imports imports, Permissions permissions) {
        this.imports = imports;
        this.permissions = permissions;
    }

    /** What is to be different; the rest stays as it was checked last. */
    public record ImportChange(
            @Maybe Map<Integer, ImportField> mapping,
            @Maybe @Size(max = 1_000) List<@Valid CellFixDraft> fixes,
            @Maybe ImportView.ImportOptionsView options) {}

    /** @param row as the sheet program counts; @param column from 0 */
    public record CellFixDraft(@Min(1) int row, @Min(0) int column, @Size(max = 1_000) String value) {}

    public record ImportCommitDraft(ImportMode mode) {}

    public record WrongRowView(int row, List<String> cells, List<ImportView.ImportProblemView> problems) {}

    @GET
    @Path("template")
    @Requires("employee.import")
    @Produces({"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv", MediaType.WILDCARD})
    @Summary("A sheet to fill in")
    @Answers(value = byte[].class)
    public Response template(
            @QueryParam("format") SheetFormat format, @QueryParam("lang") Language language, @Context Caller caller) {
        SheetFormat wanted = format == null ? SheetFormat.XLSX : format;
        return sheet(imports.template(wanted, language(language)), wanted, "employees");
    }

    @POST
    @Requires("employee.import")
    @BodyLimit(MOST_BYTES)
    @Consumes(MediaType.WILDCARD)
    @Summary("Reads a sheet sent as it is, and checks every row; nothing is written yet")
    @Answers(status = 201, value = ImportView.class)
    public Response open(@QueryParam("fileName") String fileName, InputStream body, @Context Caller caller) {
        ImportDraft draft = imports.open(caller.actor(), caller.scope(), FileNames.lastPart(fileName), body);
        return Results.created("imports/" + draft.id().text(), ImportView.of(draft));
    }

    @GET
    @Path("{id}")
    @Requires("employee.import")
    @Summary("One sheet, as it was checked last")
    public ImportView get(@PathParam("id") ImportId id, @Context Caller caller) {
        return ImportView.of(imports.find(caller.actor(), caller.scope(), id));
    }

    @PATCH
    @Path("{id}")
    @Requires("employee.import")
    @Summary("Checks again with another mapping, corrected cells or other options")
    public ImportView check(
            @PathParam("id") ImportId id, ImportChange change, @Context Caller caller, @Context Expected expected) {
        ImportDraft now = imports.find(caller.actor(), caller.scope(), id);
        List<CellFix> fixes = change.fixes() == null
                ? List.of()
                : change.fixes().stream()
                        .map(fix -> new CellFix(fix.row(), fix.column(), fix.value()))
                        .toList();
        return ImportView.of(imports.check(
                caller.actor(),
                caller.scope(),
                id,
                expected.version(),
                change.mapping() == null ? now.mapping() : change.mapping(),
                fixes,
                change.options() == null ? now.options() : change.options().domain()));
    }

    @POST
    @Path("{id}/commits")
    @Requires("employee.import")
    @Summary("Takes the sheet in; repeating it changes nothing")
    public ImportView commit(@PathParam("id") ImportId id, ImportCommitDraft draft, @Context Caller caller) {
        requireCards(imports.find(caller.actor(), caller.scope(), id), caller);
        return ImportView.of(imports.commit(caller.actor(), caller.scope(), id, draft.mode()));
    }

    /** Whoever brings in cards may issue them to all those people. */
    private void requireCards(ImportDraft draft, Caller caller) {
        if (draft.mapping().containsValue(ImportField.CARD) || draft.mapping().containsValue(ImportField.PIN)) {
            Scope cards = permissions.require(caller.actor(), "credential.issue");
            if (!cards.everybody() && !cards.equals(caller.scope())) {
                throw new Refused(
                        "import.credential.scope",
                        "you may not issue cards to everybody whom you may import; leave their columns out");
            }
        }
    }

    @POST
    @Path("{id}/undo")
    @Requires("employee.import")
    @Summary("Takes back what the sheet did, while nothing later touched its rows")
    public ImportView undo(@PathParam("id") ImportId id, @Context Caller caller) {
        return ImportView.of(imports.undo(caller.actor(), caller.scope(), id));
    }

    @GET
    @Path("{id}/wrong-rows")
    @Requires("employee.import")
    @Summary("The rows that are not taken, at most the first 1,000")
    public Slice<WrongRowView> wrongRows(@PathParam("id") ImportId id, @Context Caller caller) {
        return new Slice<>(
                imports.wrong(caller.actor(), caller.scope(), id).stream()
                        .map(row -> new WrongRowView(
                                row.row(),
                                row.cells(),
                                row.problems().stream()
                                        .map(ImportView.ImportProblemView::of)
                                        .toList()))
                        .toList(),
                "");
    }

    @GET
    @Path("{id}/wrong-rows-sheet")
    @Requires("employee.import")
    @Produces({"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv", MediaType.WILDCARD})
    @Summary("The rows that are not taken as a sheet, with a column that says why")
    @Answers(value = byte[].class)
    public Response wrongRowsSheet(
            @PathParam("id") ImportId id,
            @QueryParam("format") SheetFormat format,
            @QueryParam("lang") Language language,
            @Context Caller caller) {
        SheetFormat wanted = format == null ? SheetFormat.XLSX : format;
        return sheet(
                imports.wrongRows(caller.actor(), caller.scope(), id, wanted, language(language)),
                wanted,
                "wrong-rows");
    }

    private static Language language(Language language) {
        return language == null ? Language.ZH : language;
    }

    private static Response sheet(byte[] content, SheetFormat format, String name) {
        return format == SheetFormat.XLSX
                ? Results.file(
                        content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx")
                : Results.file(content, "text/csv; charset=utf-8", name + ".csv");
    }
}
