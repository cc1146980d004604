package org.clockhouse.rest.internal.cards;

import java.util.Set;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.clockhouse.credential.access.AccessLevel.Places;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.credential.access.Certificates;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Answers;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/certificate-kinds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CertificateKindsResource {

    private final Certificates certificates;

    public CertificateKindsResource(Certificates certificates) {
        this.certificates = certificates;
    }

    /**
     * Nobody is let in at these places without one, whatever access levels say.
     *
     * @param remindDays how many days before its last date somebody's is said to end; 30 unless said, 0 for never
     */
    public record CertificateKindDraft(
            LocalName name,
            @Maybe Set<TerminalId> terminals,
            @Maybe Set<AreaId> areas,
            @Maybe Set<SiteId> sites,
            @Maybe @Min(0) @Max(CertificateKind.MOST_REMIND_DAYS) Integer remindDays) {

        CertificateKind domain(CertificateKindId id, long version) {
            return new CertificateKind(
                    id,
                    name,
                    new Places(given(terminals), given(areas), given(sites)),
                    remindDays == null ? CertificateKind.USUAL_REMIND_DAYS : remindDays,
                    version);
        }

        private static <T> Set<T> given(Set<T> ids) {
            return ids == null ? Set.of() : ids;
        }
    }

    public record CertificateKindView(
            CertificateKindId id,
            LocalName name,
            Set<TerminalId> terminals,
            Set<AreaId> areas,
            Set<SiteId> sites,
            int remindDays,
            long version)
            implements Versioned {

        static CertificateKindView of(CertificateKind kind) {
            return new CertificateKindView(
                    kind.id(),
                    kind.name(),
                    kind.asked().terminals(),
                    kind.asked().areas(),
                    kind.asked().sites(),
                    kind.remindDays(),
                    kind.version());
        }
    }

    @GET
    @Requires("credential.read")
    @Summary("What people must be able to prove, and where nobody is let in without it")
    public Slice<CertificateKindView> kinds(@Context Caller caller) {
        return new Slice<>(
                certificates.kinds(caller.org()).stream()
                        .map(CertificateKindView::of)
                        .toList(),
                "");
    }

    @GET
    @Path("{id}")
    @Requires("credential.read")
    @Summary("One kind of certificate")
    public CertificateKindView kind(@PathParam("id") CertificateKindId id, @Context Caller caller) {
        return CertificateKindView.of(certificates.find(caller.org(), id));
    }

    @POST
    @Requires("credential.write")
    @Summary("Adds a kind of certificate; whoever lacks it goes off the lists of the places by themselves")
    @Answers(status = 201, value = CertificateKindView.class)
    public Response add(CertificateKindDraft draft, @Context Caller caller) {
        CertificateKind kind = certificates.add(caller.actor(), draft.domain(CertificateKindId.next(), 0));
        return Results.created("certificate-kinds/" + kind.id().text(), CertificateKindView.of(kind));
    }

    @PUT
    @Path("{id}")
    @Requires("credential.write")
    @Summary("Changes a kind of certificate and where it is asked for")
    public CertificateKindView amend(
            @PathParam("id") CertificateKindId id,
            CertificateKindDraft draft,
            @Context Caller caller,
            @Context Expected expected) {
        return CertificateKindView.of(certificates.amend(caller.actor(), draft.domain(id, expected.version())));
    }

    @DELETE
    @Path("{id}")
    @Requires("credential.write")
    @Summary("Removes a kind of certificate with everybody's of it; what they were stays in the audit trail")
    public void remove(@PathParam("id") CertificateKindId id, @Context Caller caller, @Context Expected expected) {
        certificates.remove(caller.actor(), id, expected.version());
    }
}
