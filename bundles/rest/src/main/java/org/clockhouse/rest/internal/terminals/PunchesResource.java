package org.clockhouse.rest.internal.terminals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.Sighting;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.punch.Punch;
import org.clockhouse.punch.PunchAttributes;
import org.clockhouse.punch.PunchFilter;
import org.clockhouse.punch.PunchFlag;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.punch.PunchSubject;
import org.clockhouse.punch.PunchTime;
import org.clockhouse.punch.QuarantineDraft;
import org.clockhouse.punch.QuarantineFilter;
import org.clockhouse.punch.QuarantinedRow;
import org.clockhouse.punch.Road;
import org.clockhouse.punch.UnmatchedSubject;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Masks;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.terminal.Terminals;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PunchesResource {

    private final PunchLog punches;
    private final PunchReview review;
    private final Terminals terminals;
    private final Directory directory;
    private final CardUses cards;

    public PunchesResource(
            PunchLog punches, PunchReview review, Terminals terminals, Directory directory, CardUses cards) {
        this.punches = punches;
        this.review = review;
        this.terminals = terminals;
        this.directory = directory;
        this.cards = cards;
    }

    /**
     * One recorded presentation.
     *
     * @param employeeId absent while it is nobody's
     * @param subject as the terminal names the person; absent where that is a secret token
     * @param card which of the person's cards it was, as far as the terminal told
     * @param local wall time in the terminal's zone
     * @param clockReading what the terminal's clock showed
     * @param score how sure the terminal was of a face, finger or palm, from 0 to 100; absent where it does not say
     */
    public record PunchView(
            long position,
            TerminalId terminalId,
            @Maybe LocalName terminalName,
            @Maybe EmployeeId employeeId,
            @Maybe String number,
            @Maybe LocalName name,
            PunchSubject.Kind subjectKind,
            @Maybe String subject,
            @Maybe PunchedCardView card,
            Instant at,
            LocalDateTime local,
            ZoneId zone,
            LocalDateTime clockReading,
            PunchTime.OffsetSource offsetSource,
            PunchAttributes.Method method,
            @Maybe Integer score,
            PunchAttributes.FunctionKey key,
            PunchAttributes.Outcome outcome,
            @Maybe String reason,
            int reader,
            @Maybe String workCode,
            List<PunchFlag> flags,
            Road road,
            Instant receivedAt) {}

    /** @param number masked @param temporary whether it was lent */
    public record PunchedCardView(CredentialId id, String number, boolean temporary) {}

    /** @param raw the row as it came; absent for those who may not see it */
    public record QuarantinedRowView(
            long position,
            TerminalId terminalId,
            @Maybe LocalName terminalName,
            Road road,
            String source,
            Instant receivedAt,
            long line,
            QuarantineDraft.Reason reason,
            String detail,
            @Maybe String raw) {}

    public record UnmatchedSubjectView(
            PunchSubject.Kind kind,
            @Maybe String subject,
            long punches,
            Instant first,
            Instant last,
            TerminalId terminalId,
            @Maybe LocalName terminalName) {}

    @GET
    @Path("punches")
    @Requires("punch.read")
    @Summary("Punches, the latest position first")
    public Slice<PunchView> list(
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("terminalId") TerminalId terminalId,
            @QueryParam("from") Instant from,
            @QueryParam("until") Instant until,
            @QueryParam("flag") PunchFlag flag,
            @QueryParam("unmatchedOnly") Boolean unmatchedOnly,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        PunchFilter filter = new PunchFilter(
                Optional.ofNullable(employeeId),
                Optional.ofNullable(terminalId),
                from == null ? Instant.EPOCH : from,
                until == null ? PunchFilter.OPEN : until,
                flag == null ? Set.of() : Set.of(flag),
                Boolean.TRUE.equals(unmatchedOnly));
        Slice<Punch> slice = punches.page(caller.org(), caller.scope(), filter, Results.page(after, limit));
        TerminalNames names = TerminalNames.of(caller.org(), terminals);
        Map<EmployeeId, Employee> people = directory.of(
                caller.org(),
                slice.items().stream()
                        .flatMap(punch -> punch.employee().stream())
                        .distinct()
                        .toList());
        Map<Long, PunchedCardView> punched = cards(caller.org(), slice.items());
        return slice.map(punch -> view(punch, names, people, punched.get(punch.position())));
    }

    /** By the position of the punch. A card that is not the person's now or then says nothing. */
    private Map<Long, PunchedCardView> cards(OrgId org, List<Punch> shown) {
        List<Punch> read = shown.stream()
                .filter(punch -> punch.subject().kind() == PunchSubject.Kind.CARD)
                .toList();
        List<Optional<Credential>> named = cards.named(
                org,
                read.stream()
                        .map(punch -> Sighting.card(punch.subject().text(), punch.at()))
                        .toList());
        Map<Long, PunchedCardView> views = new HashMap<>();
        for (int i = 0; i < read.size(); i++) {
            Punch punch = read.get(i);
            named.get(i)
                    .filter(card ->
                            punch.employee().filter(card.holder()::equals).isPresent())
                    .ifPresent(card -> views.put(
                            punch.position(),
                            new PunchedCardView(card.id(), card.identifier().masked(), card.temporary())));
        }
        return views;
    }

    @GET
    @Path("quarantine")
    @Requires("punch.read")
    @Summary("Rows that could not become punches, the latest first: listed, never dropped")
    public Slice<QuarantinedRowView> quarantine(
            @QueryParam("terminalId") TerminalId terminalId,
            @QueryParam("reason") QuarantineDraft.Reason reason,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        QuarantineFilter filter =
                new QuarantineFilter(Optional.ofNullable(terminalId), reason == null ? Set.of() : Set.of(reason));
        TerminalNames names = TerminalNames.of(caller.org(), terminals);
        Masks masks = caller.masks();
        return review.quarantine(caller.org(), caller.scope(), filter, Results.page(after, limit))
                .map(row -> view(row, names, masks));
    }

    @GET
    @Path("unmatched-subjects")
    @Requires("punch.read")
    @Summary("Numbers and cards whose punches are nobody's yet")
    public Slice<UnmatchedSubjectView> unmatched(
            @QueryParam("after") String after, @QueryParam("limit") Integer limit, @Context Caller caller) {
        TerminalNames names = TerminalNames.of(caller.org(), terminals);
        return review.unmatched(caller.org(), caller.scope(), Results.page(after, limit))
                .map(subject -> view(subject, names));
    }

    private static PunchView view(
            Punch punch, TerminalNames names, Map<EmployeeId, Employee> people, PunchedCardView card) {
        Employee employee = punch.employee().map(people::get).orElse(null);
        PunchAttributes attributes = punch.attributes();
        return new PunchView(
                punch.position(),
                punch.terminal(),
                names.of(punch.terminal()),
                Results.orNull(punch.employee()),
                employee == null ? null : employee.number(),
                employee == null ? null : employee.name(),
                punch.subject().kind(),
                shown(punch.subject()),
                card,
                punch.at(),
                punch.time().local(),
                punch.time().zone(),
                punch.time().clockReading(),
                punch.time().source(),
                attributes.method(),
                attributes.score().isPresent() ? attributes.score().getAsInt() : null,
                attributes.key(),
                attributes.outcome(),
                Results.orNull(attributes.reason()),
                attributes.reader(),
                Results.orNull(attributes.workCode()),
                punch.flags().stream().sorted().toList(),
                punch.road(),
                punch.receivedAt());
    }

    private static QuarantinedRowView view(QuarantinedRow row, TerminalNames names, Masks masks) {
        return new QuarantinedRowView(
                row.position(),
                row.terminal(),
                names.of(row.terminal()),
                row.road(),
                row.source(),
                row.receivedAt(),
                row.row().line(),
                row.row().reason(),
                row.row().detail(),
                masks.show("punch.raw", row.row().raw()));
    }

    private static UnmatchedSubjectView view(UnmatchedSubject unmatched, TerminalNames names) {
        return new UnmatchedSubjectView(
                unmatched.subject().kind(),
                shown(unmatched.subject()),
                unmatched.punches(),
                unmatched.first(),
                unmatched.last(),
                unmatched.terminal(),
                names.of(unmatched.terminal()));
    }

    private static String shown(PunchSubject subject) {
        return subject.kind().isSecret() ? null : subject.text();
    }
}
