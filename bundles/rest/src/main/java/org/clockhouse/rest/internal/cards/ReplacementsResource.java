package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.validation.Valid;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.account.Permissions;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardFormat;
import org.clockhouse.credential.number.Technology;
import org.clockhouse.credential.replacement.Fee;
import org.clockhouse.credential.replacement.Replacement;
import org.clockhouse.credential.replacement.ReplacementDraft;
import org.clockhouse.credential.replacement.ReplacementDraft.Correction;
import org.clockhouse.credential.replacement.ReplacementDraft.Old;
import org.clockhouse.credential.replacement.ReplacementFilter;
import org.clockhouse.credential.replacement.ReplacementId;
import org.clockhouse.credential.replacement.ReplacementPreview;
import org.clockhouse.credential.replacement.ReplacementReason;
import org.clockhouse.credential.replacement.Replacements;
import org.clockhouse.credential.type.CardTypeId;
import org.clockhouse.credential.type.CardTypes;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.PersonalData;
import org.clockhouse.request.RequestId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ReplacementsResource {

    private final Replacements replacements;
    private final CardTypes types;
    private final Directory directory;
    private final Permissions permissions;

    public ReplacementsResource(
            Replacements replacements, CardTypes types, Directory directory, Permissions permissions) {
        this.replacements = replacements;
        this.types = types;
        this.directory = directory;
        this.permissions = permissions;
    }

    /**
     * A replacement as the desk asks for it: exactly one of {@code credentialId}, {@code employeeId}, {@code oldNumber} and
     * {@code requestId}.
     *
     * @param requestId what was asked for and agreed to; it is done with the replacement
     * @param oldNumber as typed or read
     * @param number the new card's; left out for the next free one of the stock
     * @param cardTypeId how the number is written; its facility codes are checked
     * @param active usable at once, unless said otherwise or four eyes are wanted
     * @param correction of the person's record, with the replacement or not at all; takes the right to change it
     */
    public record CardReplacementDraft(
            @Maybe CredentialId credentialId,
            @Maybe EmployeeId employeeId,
            @Maybe @Size(max = 80) String oldNumber,
            @Maybe RequestId requestId,
            @Maybe @Size(max = 80) String number,
            @Maybe CardFormat format,
            @Maybe Technology technology,
            @Maybe CardTypeId cardTypeId,
            @Maybe @Size(max = 40) String printed,
            ReplacementReason reason,
            @Maybe @Size(max = 300) String note,
            @Maybe Boolean active,
            @Maybe @Valid PersonCorrection correction) {

        @Override
        public String toString() {
            return "CardReplacementDraft[" + reason + "]";
        }
    }

    /**
     * What is put right of the person; what is left out stays.
     *
     * @param version of the person's record as read
     */
    public record PersonCorrection(
            @Maybe @Size(max = 40) String number,
            @Maybe LocalName name,
            @Maybe @Size(max = 120) String pinyin,
            @Maybe @Size(max = 40) String phone,
            @Maybe @Size(max = 40) String idDocument,
            long version) {

        @Override
        public String toString() {
            return "PersonCorrection[]";
        }
    }

    /** @param amount in hundredths of the currency */
    public record FeeView(
            long amount, @Maybe String currency, Fee.State state, @Maybe String by, @Maybe String reason) {

        static FeeView of(Fee fee) {
            return new FeeView(
                    fee.cents(),
                    fee.currency().isEmpty() ? null : fee.currency(),
                    fee.state(),
                    fee.by().isEmpty() ? null : fee.by(),
                    fee.why().isEmpty() ? null : fee.why());
        }
    }

    /** @param oldNumber masked @param number masked */
    public record ReplacementView(
            ReplacementId id,
            EmployeeId employeeId,
            @Maybe CredentialView.HolderRef holder,
            CredentialId oldCredentialId,
            CredentialId credentialId,
            @Maybe RequestId requestId,
            String oldNumber,
            String number,
            ReplacementReason reason,
            @Maybe String note,
            FeeView fee,
            String operator,
            Instant at,
            long version)
            implements Versioned {

        static ReplacementView of(Replacement made, Map<EmployeeId, Employee> people) {
            return new ReplacementView(
                    made.id(),
                    made.holder(),
                    CredentialView.HolderRef.of(people.get(made.holder())),
                    made.old(),
                    made.next(),
                    Results.orNull(made.request()),
                    made.oldNumber(),
                    made.nextNumber(),
                    made.reason(),
                    made.note().isEmpty() ? null : made.note(),
                    FeeView.of(made.fee()),
                    made.operator(),
                    made.at(),
                    made.version());
        }
    }

    /** @param code why it would be refused; the pointer is of the draft or of the person */
    public record ReplacementProblemView(String pointer, String code, String detail) {}

    /** @param since since when it is reachable, or is not */
    public record AffectedTerminalView(
            TerminalId id, LocalName name, SiteId siteId, boolean reachable, Instant since) {}

    /**
     * @param number of the new card in full, since it is nobody's yet; absent if there is none to take
     * @param problems why it would be refused; none if it would not
     * @param nextFree what to take instead when the number is taken
     */
    public record ReplacementPreviewView(
            CredentialView.HolderRef holder,
            CredentialView old,
            @Maybe String number,
            @Maybe String printed,
            List<ReplacementProblemView> problems,
            List<AffectedTerminalView> terminals,
            @Maybe String nextFree,
            FeeView fee) {

        static ReplacementPreviewView of(ReplacementPreview preview) {
            Identifier.Card next = preview.successor().orElse(null) instanceof Identifier.Card card ? card : null;
            return new ReplacementPreviewView(
                    CredentialView.HolderRef.of(preview.person()),
                    CredentialView.listed(preview.old(), Map.of(preview.person().id(), preview.person())),
                    next == null ? null : next.number().hex(),
                    next == null || next.printed().isEmpty() ? null : next.printed(),
                    preview.problems().stream()
                            .map(problem ->
                                    new ReplacementProblemView(problem.pointer(), problem.code(), problem.detail()))
                            .toList(),
                    preview.terminals().stream()
                            .map(terminal -> new AffectedTerminalView(
                                    terminal.id(),
                                    terminal.name(),
                                    terminal.site(),
                                    terminal.reachable(),
                                    terminal.since()))
                            .toList(),
                    preview.nextFree().map(free -> free.label()).orElse(null),
                    FeeView.of(preview.fee()));
        }
    }

    /** @param reason needed for a waiver */
    public record FeeStateDraft(Fee.State state, @Maybe @Size(max = 300) String reason) {}

    @POST
    @Path("card-replacement-previews")
    @Requires("credential.issue")
    @Summary("What a replacement would do: person, cards, terminals, fee, and why not; nothing is changed")
    @Answers(value = ReplacementPreviewView.class)
    public ReplacementPreviewView preview(CardReplacementDraft draft, @Context Caller caller) {
        return ReplacementPreviewView.of(replacements.preview(caller.org(), caller.scope(), domain(draft, caller)));
    }

    @POST
    @Path("card-replacements")
    @Requires("credential.issue")
    @Summary("Ends one card and begins another for the same person; the same again answers the same")
    @Answers(status = 201, value = ReplacementView.class)
    public Response replace(CardReplacementDraft draft, @Context Caller caller) {
        Replacement made = replacements.replace(caller.actor(), caller.scope(), domain(draft, caller));
        return Results.created("card-replacements/" + made.id().text(), view(made, caller));
    }

    @GET
    @Path("card-replacements")
    @Requires("credential.read")
    @Summary("Replacements, the newest first; card is the old or the new one's number in any writing")
    public Slice<ReplacementView> list(
            @QueryParam("employeeId") EmployeeId employeeId,
            @QueryParam("card") String card,
            @QueryParam("operator") String operator,
            @QueryParam("reason") ReplacementReason reason,
            @QueryParam("fee") Fee.State fee,
            @QueryParam("from") Instant from,
            @QueryParam("until") Instant until,
            @QueryParam("after") String after,
            @QueryParam("limit") Integer limit,
            @Context Caller caller) {
        ReplacementFilter filter = new ReplacementFilter(
                Optional.ofNullable(employeeId),
                Results.text(card),
                Results.text(operator),
                Optional.ofNullable(reason),
                Optional.ofNullable(fee),
                from == null ? Instant.EPOCH : from,
                until == null ? ReplacementFilter.OPEN : until);
        Slice<Replacement> slice = replacements.page(caller.org(), caller.scope(), filter, Results.page(after, limit));
        Map<EmployeeId, Employee> people = people(slice.items(), caller);
        return slice.map(made -> ReplacementView.of(made, people));
    }

    @GET
    @Path("card-replacements/{id}")
    @Requires("credential.read")
    @Summary("One replacement")
    public ReplacementView get(@PathParam("id") ReplacementId id, @Context Caller caller) {
        return view(replacements.find(caller.org(), caller.scope(), id), caller);
    }

    @PUT
    @Path("card-replacements/{id}/fee")
    @Requires("credential.issue")
    @Summary("How the fee is paid; to waive it, that right is needed too")
    public ReplacementView settle(
            @PathParam("id") ReplacementId id,
            FeeStateDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        if (draft.state() == Fee.State.WAIVED) {
            permissions.require(caller.actor(), "credential.waive");
        }
        return view(
                replacements.settle(
                        caller.actor(),
                        caller.scope(),
                        id,
                        draft.state(),
                        Results.text(draft.reason()),
                        expected.version()),
                caller);
    }

    private ReplacementDraft domain(CardReplacementDraft draft, Caller caller) {
        return new ReplacementDraft(
                old(draft),
                draft.number() == null ? Optional.empty() : Optional.of(successor(draft, caller)),
                draft.reason(),
                Results.text(draft.note()),
                !Boolean.FALSE.equals(draft.active()),
                correction(draft, caller));
    }

    private Optional<Correction> correction(CardReplacementDraft draft, Caller caller) {
        PersonCorrection correction = draft.correction();
        if (correction == null) {
            return Optional.empty();
        }
        Scope scope = permissions.require(caller.actor(), "employee.write");
        Employee now = replacements.person(caller.org(), scope, old(draft));
        PersonalData person = now.person();
        if (correction.phone() != null) {
            caller.masks().requireSeen("employee.phone", "/correction/phone");
        }
        if (correction.idDocument() != null) {
            caller.masks().requireSeen("employee.idDocument", "/correction/idDocument");
        }
        return Optional.of(new Correction(
                scope,
                correction.number() == null ? now.number() : correction.number().strip(),
                new PersonalData(
                        correction.name() == null ? person.name() : correction.name(),
                        correction.pinyin() == null ? person.pinyin() : correction.pinyin(),
                        person.gender(),
                        correction.phone() == null ? person.phone() : correction.phone(),
                        person.email(),
                        correction.idDocument() == null ? person.idDocument() : correction.idDocument(),
                        person.birthDate()),
                correction.version()));
    }

    private Identifier successor(CardReplacementDraft draft, Caller caller) {
        if (draft.cardTypeId() == null) {
            return Identifiers.of(
                    CredentialKind.CARD, draft.number(), draft.format(), draft.technology(), draft.printed());
        }
        return new Identifier.Card(
                types.find(caller.org(), draft.cardTypeId()).parse(draft.number()), Results.text(draft.printed()));
    }

    /** @throws Refused {@code replacement.old} unless exactly one is given */
    private static Old old(CardReplacementDraft draft) {
        List<Old> given = java.util.stream.Stream.of(
                        Optional.ofNullable(draft.credentialId()).<Old>map(Old.Card::new),
                        Optional.ofNullable(draft.employeeId()).<Old>map(Old.Person::new),
                        Optional.ofNullable(draft.oldNumber()).<Old>map(Old.Read::new),
                        Optional.ofNullable(draft.requestId()).<Old>map(Old.Asked::new))
                .flatMap(Optional::stream)
                .toList();
        if (given.size() != 1) {
            throw new Refused(
                    "replacement.old",
                    "give one of credentialId, employeeId, oldNumber and requestId",
                    List.of(new Refused.Violation("/credentialId", "replacement.old", "exactly one of the four")));
        }
        return given.get(0);
    }

    private ReplacementView view(Replacement made, Caller caller) {
        return ReplacementView.of(made, people(List.of(made), caller));
    }

    private Map<EmployeeId, Employee> people(Collection<Replacement> shown, Caller caller) {
        return directory.of(
                caller.org(), shown.stream().map(Replacement::holder).distinct().toList());
    }
}
