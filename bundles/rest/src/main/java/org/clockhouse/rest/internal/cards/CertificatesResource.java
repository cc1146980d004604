package org.clockhouse.rest.internal.cards;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.credential.access.Certificate;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.credential.access.Certificates;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Maybe;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Results;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Unconditional;

@Path("/employees/{id}/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CertificatesResource {

    private final Certificates certificates;

    public CertificatesResource(Certificates certificates) {
        this.certificates = certificates;
    }

    /** @param validUntil the last date */
    public record CertificateDraft(
            LocalDate validUntil, @Maybe @Size(max = Certificate.LONGEST_REFERENCE) String reference) {}

    public record CertificateView(
            CertificateKindId kindId, LocalDate validUntil, @Maybe String reference, String by, Instant at) {

        static CertificateView of(Certificate certificate) {
            return new CertificateView(
                    certificate.kind(),
                    certificate.validUntil(),
                    certificate.reference().isEmpty() ? null : certificate.reference(),
                    certificate.by(),
                    certificate.at());
        }
    }

    /** A terminal where the person would be let in but for the certificates that they lack today. */
    public record BarredView(TerminalId terminalId, LocalName terminal, List<CertificateKindId> lacks) {

        static BarredView of(Certificates.Barred barred) {
            return new BarredView(barred.terminal().id(), barred.terminal().name(), barred.lacks());
        }
    }

    public record PersonCertificatesView(List<CertificateView> certificates, List<BarredView> barred) {}

    @GET
    @Requires("credential.read")
    @Summary("What one person can prove, and where they are not let in because they lack something")
    public PersonCertificatesView of(@PathParam("id") EmployeeId id, @Context Caller caller) {
        return new PersonCertificatesView(
                certificates.of(caller.org(), caller.scope(), id).stream()
                        .map(CertificateView::of)
                        .toList(),
                certificates.barred(caller.org(), caller.scope(), id).stream()
                        .map(BarredView::of)
                        .toList());
    }

    @PUT
    @Path("{kindId}")
    @Unconditional
    @Requires("credential.write")
    @Summary("Enters a person's certificate, or renews it")
    public CertificateView enter(
            @PathParam("id") EmployeeId id,
            @PathParam("kindId") CertificateKindId kindId,
            CertificateDraft draft,
            @Context Caller caller) {
        return CertificateView.of(certificates.enter(
                caller.actor(), caller.scope(), id, kindId, draft.validUntil(), Results.text(draft.reference())));
    }

    @DELETE
    @Path("{kindId}")
    @Unconditional
    @Requires("credential.write")
    @Summary("Takes a person's certificate away, as if it had never been entered; the audit trail keeps it")
    public void withdraw(
            @PathParam("id") EmployeeId id, @PathParam("kindId") CertificateKindId kindId, @Context Caller caller) {
        certificates.withdraw(caller.actor(), caller.scope(), id, kindId);
    }
}
