package org.clockhouse.rest.internal.reports;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.Person;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.report.ParallelRun;
import org.clockhouse.report.ParallelRun.Field;
import org.clockhouse.report.ParallelRun.Reason;
import org.clockhouse.report.ParallelRuns;
import org.clockhouse.rest.internal.http.BodyLimit;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.ProblemException;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.time.TimesheetsResource;

@Path("/parallel-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ParallelRunsResource {

    private static final int MOST_BYTES = 32 << 20;

    private final ParallelRuns runs;

    public ParallelRunsResource(ParallelRuns runs) {
        this.runs = runs;
    }

    /**
     * @param field absent where the column means nothing
     * @param empty whether no line has a value in it, so that it is not compared
     */
    public record OldColumnView(String heading, @Maybe Field field, boolean empty) {}

    public record ComparedPersonView(EmployeeId id, String number, LocalName name) {

        static ComparedPersonView of(Person person) {
            return new ComparedPersonView(person.id(), person.number(), person.name());
        }
    }

    /** @param theirs absent where the sheet has nothing @param ours absent where there is nothing here */
    public record DifferenceView(
            ComparedPersonView employee,
            LocalDate date,
            Field field,
            @Maybe String theirs,
            @Maybe String ours,
            Reason reason) {}

    /** @param count of all differences with this reason */
    public record ReasonView(Reason reason, LocalName text, int count) {}

    /** @param differences the first 10,000 @param unknown numbers that nobody has @param missing planned, and not in the sheet */
    public record ParallelRunView(
            List<OldColumnView> columns,
            int people,
            int days,
            int same,
            List<DifferenceView> differences,
            List<ReasonView> reasons,
            List<String> unknown,
            List<ComparedPersonView> missing) {

        static ParallelRunView of(ParallelRun run) {
            List<OldColumnView> columns = new ArrayList<>();
            for (int i = 0; i < run.headings().size(); i++) {
                columns.add(new OldColumnView(
                        run.headings().get(i), run.columns().get(i), run.empty().contains(i)));
            }
            return new ParallelRunView(
                    columns,
                    run.people(),
                    run.days(),
                    run.same(),
                    run.differences().stream().map(ParallelRunView::of).toList(),
                    Arrays.stream(Reason.values())
                            .filter(run.reasons()::containsKey)
                            .map(reason -> new ReasonView(
                                    reason, reason.text(), run.reasons().get(reason)))
                            .toList(),
                    run.unknown(),
                    run.missing().stream().map(ComparedPersonView::of).toList());
        }

        private static DifferenceView of(ParallelRun.Difference one) {
            return new DifferenceView(
                    ComparedPersonView.of(one.person()),
                    one.date(),
                    one.field(),
                    absent(one.theirs()),
                    absent(one.ours()),
                    one.reason());
        }

        private static String absent(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /** @param columns what each column holds, in order, with commas between, such as {@code NUMBER,,DATE,IN,OUT}; guessed unless said */
    @POST
    @Requires("report.run")
    @BodyLimit(MOST_BYTES)
    @Consumes(MediaType.WILDCARD)
    @Summary("Compares another system's sheet, sent as it is, with the days of a period; nothing of it is kept")
    public ParallelRunView compare(
            @QueryParam("month") YearMonth month,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until,
            @QueryParam("columns") String columns,
            InputStream body,
            @Context Caller caller) {
        TimesheetsResource.Period period = TimesheetsResource.Period.of(month, from, until);
        return ParallelRunView.of(
                runs.compare(caller.actor(), caller.scope(), period.from(), period.until(), fields(columns), body));
    }

    private static Map<Integer, Field> fields(String columns) {
        Map<Integer, Field> fields = new TreeMap<>();
        String[] words = columns == null ? new String[0] : columns.split(",", -1);
        for (int i = 0; i < words.length; i++) {
            if (!words[i].isBlank()) {
                fields.put(i, field(words[i].strip()));
            }
        }
        return fields;
    }

    private static Field field(String word) {
        try {
            return Field.valueOf(word);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("?columns", "value.unknown", "one of " + Arrays.toString(Field.values()));
        }
    }
}
