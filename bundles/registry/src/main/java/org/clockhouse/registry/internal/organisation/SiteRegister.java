package org.clockhouse.registry.internal.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.AreaId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Topic;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.RegistryChange;
import org.clockhouse.registry.internal.Journal;
import org.clockhouse.registry.internal.SearchKeys;
import org.clockhouse.registry.organisation.Area;
import org.clockhouse.registry.organisation.AreaDraft;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.SiteDraft;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The company's places and their parts. */
@Component
public final class SiteRegister implements Sites {

    private final OrganisationRepository organisation;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public SiteRegister(
            @Reference OrganisationRepository organisation,
            @Reference Journal journal,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.organisation = organisation;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Site> all(OrgId org) {
        return transactions.in(org, organisation::sites);
    }

    @Override
    public Site find(OrgId org, SiteId site) {
        return transactions.in(org, () -> organisation.site(site)).orElseThrow(() -> new NotFound("site", site.text()));
    }

    @Override
    public Site add(Actor actor, SiteDraft draft) {
        return transactions.in(actor.org(), () -> {
            Site site = new Site(SiteId.next(), draft.name(), draft.zone(), draft.calendar(), draft.closed(), 1);
            refuseTaken(site);
            organisation.insert(site);
            journal.wrote(entry(actor, "site.add", site).with(fields(site)), Topic.ORGANISATION, List.of());
            return site;
        });
    }

    @Override
    public Site amend(Actor actor, SiteId id, SiteDraft draft, long version) {
        return transactions.in(actor.org(), () -> {
            Site before = find(actor.org(), id);
            Site wanted = new Site(id, draft.name(), draft.zone(), draft.calendar(), draft.closed(), version);
            refuseTaken(wanted);
            Site after = organisation.update(wanted);
            boolean evaluates =
                    !before.zone().equals(after.zone()) || !before.calendar().equals(after.calendar());
            LocalDate today = LocalDate.now(clock.withZone(before.zone()));
            journal.wrote(
                    entry(actor, "site.amend", after).changing(fields(before), fields(after)),
                    Topic.ORGANISATION,
                    evaluates ? List.of(new RegistryChange(RegistryChange.Kind.SITE, id.value(), today)) : List.of());
            return after;
        });
    }

    @Override
    public List<Area> areas(OrgId org) {
        return transactions.in(org, organisation::areas);
    }

    @Override
    public Area addArea(Actor actor, AreaDraft draft) {
        return transactions.in(actor.org(), () -> {
            find(actor.org(), draft.site());
            Area area = new Area(AreaId.next(), draft.site(), draft.name(), 1);
            refuseTaken(area);
            organisation.insert(area);
            journal.wrote(entry(actor, "area.add", area).with(fields(area)), Topic.ORGANISATION, List.of());
            return area;
        });
    }

    @Override
    public Area amendArea(Actor actor, AreaId id, AreaDraft draft, long version) {
        return transactions.in(actor.org(), () -> {
            Area before = organisation.area(id).orElseThrow(() -> new NotFound("area", id.text()));
            find(actor.org(), draft.site());
            Area wanted = new Area(id, draft.site(), draft.name(), version);
            refuseTaken(wanted);
            Area after = organisation.update(wanted);
            journal.wrote(
                    entry(actor, "area.amend", after).changing(fields(before), fields(after)),
                    Topic.ORGANISATION,
                    List.of());
            return after;
        });
    }

    private void refuseTaken(Site site) {
        organisation.sites().stream()
                .filter(other -> !other.id().equals(site.id()) && SearchKeys.sameName(other.name(), site.name()))
                .findAny()
                .ifPresent(other -> {
                    throw Refused.duplicateAt(
                            "/name",
                            "site.name.taken",
                            "there is a site " + other.name().any() + " already");
                });
    }

    private void refuseTaken(Area area) {
        organisation.areas().stream()
                .filter(other -> !other.id().equals(area.id())
                        && other.site().equals(area.site())
                        && SearchKeys.sameName(other.name(), area.name()))
                .findAny()
                .ifPresent(other -> {
                    throw Refused.duplicateAt(
                            "/name",
                            "area.name.taken",
                            "the site has an area " + other.name().any() + " already");
                });
    }

    private static AuditDraft entry(Actor actor, String action, Site site) {
        return AuditDraft.of(
                actor, action, "site", site.id().text(), site.name().any());
    }

    private static AuditDraft entry(Actor actor, String action, Area area) {
        return AuditDraft.of(
                actor, action, "area", area.id().text(), area.name().any());
    }

    private static Map<String, Object> fields(Site site) {
        return Map.of(
                "name.zh", site.name().zh(),
                "name.en", site.name().en(),
                "zone", site.zone().getId(),
                "calendar", site.calendar().map(calendar -> calendar.text()).orElse(""),
                "closed", site.closed());
    }

    private static Map<String, Object> fields(Area area) {
        return Map.of(
                "name.zh", area.name().zh(),
                "name.en", area.name().en(),
                "site", area.site().text());
    }
}
