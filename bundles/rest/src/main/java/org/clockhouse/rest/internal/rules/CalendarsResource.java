package org.clockhouse.rest.internal.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.validation.Valid;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.kernel.CalendarId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Slice;
import org.clockhouse.registry.calendar.Calendar;
import org.clockhouse.registry.calendar.CalendarReading;
import org.clockhouse.registry.calendar.Calendars;
import org.clockhouse.registry.calendar.DayType;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/calendars")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CalendarsResource {

    private final Calendars calendars;

    public CalendarsResource(Calendars calendars) {
        this.calendars = calendars;
    }

    public record CalendarView(
            CalendarId id, LocalName name, List<DayOfWeek> restDays, List<CalendarDayView> days, long version)
            implements Versioned {}

    public record CalendarDraft(
            LocalName name, List<DayOfWeek> restDays, @Size(max = 5_000) List<@Valid CalendarDayView> days) {

        public org.clockhouse.registry.calendar.CalendarDraft domain() {
            return new org.clockhouse.registry.calendar.CalendarDraft(
                    name,
                    Set.copyOf(restDays),
                    days.stream().map(CalendarDayView::domain).toList());
        }
    }

    /** @param source the law or decision behind it */
    public record CalendarDayView(
            LocalDate date,
            DayType type,
            @Maybe @Size(max = 100) String name,
            @Maybe @Size(max = 200) String source,
            org.clockhouse.registry.calendar.CalendarDay.Layer layer) {

        org.clockhouse.registry.calendar.CalendarDay domain() {
            return new org.clockhouse.registry.calendar.CalendarDay(
                    date, type, Results.text(name), Results.text(source), layer);
        }

        static CalendarDayView of(org.clockhouse.registry.calendar.CalendarDay day) {
            return new CalendarDayView(day.date(), day.type(), day.name(), day.source(), day.layer());
        }
    }

    /**
     * @param text of an iCalendar file, or of the file of a year: lines of date, type, name and source, signed or not
     * @param free what a day off is where an iCalendar file does not say that it is worked
     */
    public record CalendarFile(@Size(max = 1_000_000) String text, @Min(1970) @Max(2200) int year, DayType free) {}

    /**
     * @param left what of the file was not understood or is no whole day
     * @param signature who stands behind it
     */
    public record CalendarReadingView(
            List<CalendarDayView> days, List<LeftView> left, CalendarSignatureView signature) {

        static CalendarReadingView of(CalendarReading reading) {
            return new CalendarReadingView(
                    reading.days().stream().map(CalendarDayView::of).toList(),
                    reading.left().stream()
                            .map(left -> new LeftView(left.line(), left.code(), left.text()))
                            .toList(),
                    CalendarSignatureView.of(reading.signature()));
        }
    }

    /**
     * @param signer the name in the certificate
     * @param fingerprint SHA-256 of the certificate, lower-case hexadecimal
     */
    public record CalendarSignatureView(CalendarReading.Trust trust, @Maybe String signer, @Maybe String fingerprint) {

        static CalendarSignatureView of(CalendarReading.Signature signature) {
            boolean signed = signature.trust() != CalendarReading.Trust.UNSIGNED;
            return new CalendarSignatureView(
                    signature.trust(), signed ? signature.signer() : null, signed ? signature.fingerprint() : null);
        }
    }

    /** @param line of the file, from 1 */
    public record LeftView(int line, String code, String text) {}

    @GET
    @Requires("organisation.read")
    @Summary("Every calendar with its days")
    public Slice<CalendarView> list(@Context Caller caller) {
        return new Slice<>(
                calendars.all(caller.org()).stream()
                        .map(CalendarsResource::view)
                        .toList(),
                "");
    }

    @POST
    @Requires(value = "organisation.write", everywhere = true)
    @Summary("Adds a calendar")
    @Answers(status = 201, value = CalendarView.class)
    public Response add(CalendarDraft draft, @Context Caller caller) {
        Calendar calendar = calendars.add(caller.actor(), draft.domain());
        return Results.created("calendars/" + calendar.id().text(), view(calendar));
    }

    @GET
    @Path("{id}")
    @Requires("organisation.read")
    @Summary("One calendar")
    public CalendarView get(@PathParam("id") CalendarId id, @Context Caller caller) {
        return view(calendars.find(caller.org(), id));
    }

    @PUT
    @Path("{id}")
    @Requires(value = "organisation.write", everywhere = true)
    @Summary("Replaces a calendar's days; timesheets follow by themselves")
    public CalendarView amend(
            @PathParam("id") CalendarId id, CalendarDraft draft, @Context Caller caller, @Context Expected expected) {
        return view(calendars.amend(caller.actor(), id, draft.domain(), expected.version()));
    }

    @GET
    @Path("shipped/{name}")
    @Requires("organisation.read")
    @Summary("A public calendar that ships with the suite, to start from: CN-2026")
    public CalendarDraft shipped(@PathParam("name") String name, @Context Caller caller) {
        org.clockhouse.registry.calendar.CalendarDraft draft = calendars.shipped(name);
        return new CalendarDraft(
                draft.name(),
                draft.restDays().stream().sorted().toList(),
                draft.days().stream().map(CalendarDayView::of).toList());
    }

    @POST
    @Path("readings")
    @Requires(value = "organisation.write", everywhere = true)
    @Summary(
            "Reads the holidays of a year from an iCalendar file or a signed file of a year, with what was not understood; stores nothing")
    public CalendarReadingView read(CalendarFile file, @Context Caller caller) {
        return CalendarReadingView.of(calendars.read(file.text(), file.year(), file.free()));
    }

    private static CalendarView view(Calendar calendar) {
        return new CalendarView(
                calendar.id(),
                calendar.name(),
                calendar.restDays().stream().sorted().toList(),
                calendar.days().stream().map(CalendarDayView::of).toList(),
                calendar.version());
    }
}
