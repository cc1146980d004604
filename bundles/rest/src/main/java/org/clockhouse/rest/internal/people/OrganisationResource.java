package org.clockhouse.rest.internal.people;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PATCH;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Organisation;
import org.clockhouse.rest.internal.http.Caller;
import org.clockhouse.rest.internal.http.Expected;
import org.clockhouse.rest.internal.http.MergePatch;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Summary;
import org.clockhouse.rest.internal.http.Versioned;

@Path("/organisation")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
public final class OrganisationResource {

    private final Organisation organisation;

    public OrganisationResource(Organisation organisation) {
        this.organisation = organisation;
    }

    public record OrganisationView(OrgId id, LocalName name, long version) implements Versioned {}

    public record OrganisationDraft(LocalName name) {}

    @GET
    @Requires("organisation.read")
    @Summary("The company")
    public OrganisationView get(@Context Caller caller) {
        return view(organisation.find(caller.org()));
    }

    @PATCH
    @Requires(value = "organisation.write", everywhere = true)
    @Summary("Renames the company")
    public OrganisationView amend(
            MergePatch<OrganisationDraft> patch, @Context Caller caller, @Context Expected expected) {
        Company company = organisation.find(caller.org());
        LocalName name = patch.on(new OrganisationDraft(company.name())).name();
        return view(organisation.rename(caller.actor(), name, expected.version()));
    }

    private static OrganisationView view(Company company) {
        return new OrganisationView(company.id(), company.name(), company.version());
    }
}
