package org.clockhouse.rest.internal.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.DayStatus;
import org.clockhouse.attendance.closing.Adjustment;
import org.clockhouse.attendance.closing.Period;
import org.clockhouse.attendance.closing.PeriodSheets;
import org.clockhouse.attendance.closing.Periods;
import org.clockhouse.attendance.closing.PersonSheet;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Succession;
import org.clockhouse.rest.internal.http.Summary;

/** What closing is about, of all periods that are not locked, one line for each matter. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ClosingListsResource {

    private final Periods periods;
    private final PeriodSheets sheets;

    public ClosingListsResource(Periods periods, PeriodSheets sheets) {
        this.periods = periods;
        this.sheets = sheets;
    }

    /** @param from of the period @param until of the period, inclusive @param sheet how far the person's part is */
    public record OpenMatterView(
            LocalDate from,
            LocalDate until,
            PersonDayView.PersonView employee,
            PersonSheet.State sheet,
            LocalDate date,
            PersonSheet.Kind kind,
            @Maybe String subject) {

        static Stream<OpenMatterView> of(Period period, PersonSheet sheet) {
            return sheet.issues().stream()
                    .map(issue -> new OpenMatterView(
                            period.from(),
                            period.until(),
                            PersonDayView.PersonView.of(sheet.person()),
                            sheet.state(),
                            issue.date(),
                            issue.kind(),
                            issue.subject().isEmpty() ? null : issue.subject()));
        }
    }

    /**
     * @param from of the period that carries it
     * @param until of that period, inclusive
     * @param date the locked one that it is about
     * @param minutes more or fewer
     * @param status that the date would have
     * @param causes what came after that which the lock kept
     */
    public record CarriedLineView(
            LocalDate from,
            LocalDate until,
            PersonDayView.PersonView employee,
            LocalDate date,
            Bucket bucket,
            int minutes,
            DayStatus status,
            Instant computedAt,
            List<PeriodSheets.Cause> causes) {

        static Stream<CarriedLineView> of(Period period, PeriodSheets.Line line) {
            Adjustment adjustment = line.adjustment();
            return adjustment.minutes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(amount -> new CarriedLineView(
                            period.from(),
                            period.until(),
                            PersonDayView.PersonView.of(line.person()),
                            adjustment.date(),
                            amount.getKey(),
                            amount.getValue(),
                            adjustment.status(),
                            adjustment.computedAt(),
                            List.copyOf(line.causes())));
        }
    }

    @GET
    @Path("period-issues")
    @Requires("timesheet.read")
    @Summary(
            "What is in the way of the periods that are not locked, by person and date; a page holds the matters of `limit` people")
    public Slice<OpenMatterView> issues(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        return walk(
                caller,
                after,
                limit,
                (period, page) ->
                        sheets.sheets(caller.org(), caller.scope(), period.id(), PeriodSheets.Wanted.ALL, page),
                OpenMatterView::of);
    }

    @GET
    @Path("carried-lines")
    @Requires("timesheet.read")
    @Summary("What the periods that are not locked carry of locked dates, one line for each kind of minutes")
    public Slice<CarriedLineView> carried(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        return walk(
                caller,
                after,
                limit,
                (period, page) -> sheets.adjustments(caller.org(), caller.scope(), period.id(), page),
                CarriedLineView::of);
    }

    private <F, T> Slice<T> walk(
            Caller caller,
            String after,
            Integer limit,
            BiFunction<Period, Page, Slice<F>> read,
            BiFunction<Period, F, Stream<T>> lines) {
        List<Period> open = periods.list(caller.org()).stream()
                .filter(period -> period.state() != Period.State.LOCKED)
                .sorted(Comparator.comparing(Period::from))
                .toList();
        return new Succession<>(open, period -> period.from().toString()).page(after, (period, place) -> {
            Slice<F> found = read.apply(period, Results.page(place, limit));
            return new Slice<>(
                    found.items().stream()
                            .flatMap(one -> lines.apply(period, one))
                            .toList(),
                    found.next());
        });
    }
}
