package org.clockhouse.registry.internal.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.organisation.Company;
import org.clockhouse.registry.organisation.Organisation;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The company's row. */
@Component
public final class CompanyRegister implements Organisation {

    private final OrganisationRepository organisation;
    private final Journal journal;
    private final Transactions transactions;

    @Activate
    public CompanyRegister(
            @Reference OrganisationRepository organisation,
            @Reference Journal journal,
            @Reference Transactions transactions) {
        this.organisation = organisation;
        this.journal = journal;
        this.transactions = transactions;
    }

    @Override
    public Company find(OrgId org) {
        return transactions.in(org, organisation::company).orElseThrow(() -> new NotFound("organisation", org.text()));
    }

    @Override
    public List<Company> all() {
        return organisation.companies();
    }

    @Override
    public Company found(Actor actor, LocalName name) {
        return transactions.in(actor.org(), () -> {
            Optional<Company> there = organisation.company();
            if (there.isPresent()) {
                return there.get();
            }
            Company company = new Company(actor.org(), name, 1);
            organisation.insert(company);
            journal.wrote(
                    entry(actor, "organisation.found", company).with(fields(company)), Topic.ORGANISATION, List.of());
            return company;
        });
    }

    @Override
    public Company rename(Actor actor, LocalName name, long version) {
        return transactions.in(actor.org(), () -> {
            Company before = find(actor.org());
            Company after = organisation.update(new Company(before.id(), name, version));
            journal.wrote(
                    entry(actor, "organisation.rename", after).changing(fields(before), fields(after)),
                    Topic.ORGANISATION,
                    List.of());
            return after;
        });
    }

    private static AuditDraft entry(Actor actor, String action, Company company) {
        return AuditDraft.of(
                actor,
                action,
                "organisation",
                company.id().text(),
                company.name().any());
    }

    private static Map<String, Object> fields(Company company) {
        return Map.of("name.zh", company.name().zh(), "name.en", company.name().en());
    }
}
