package org.clockhouse.credential.internal.activation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells holders whose card waits to be activated. Looking twice tells nothing twice. */
@Component(service = ActivationReminders.class)
public final class ActivationReminders {

    private final Activations activations;
    private final Notices notices;
    private final Directory directory;
    private final Sites sites;
    private final Clock clock;

    @Activate
    public ActivationReminders(
            @Reference Activations activations,
            @Reference Notices notices,
            @Reference Directory directory,
            @Reference Sites sites,
            @Reference Clock clock) {
        this.activations = activations;
        this.notices = notices;
        this.directory = directory;
        this.sites = sites;
        this.clock = clock;
    }

    /** @return how many were told */
    public int remind(OrgId org) {
        int told = 0;
        Page page = Page.first(Page.MOST);
        do {
            Slice<Activation.Waiting> waiting = activations.waiting(org, Scope.EVERYBODY, page);
            List<Activation.Waiting> due = waiting.items().stream()
                    .filter(one -> !one.remind().isAfter(clock.instant()))
                    .toList();
            Map<EmployeeId, ZoneId> zones = zones(org, due);
            told += notices.send(
                    org,
                    due.stream()
                            .map(one -> draft(one, zones.get(one.credential().holder())))
                            .toList());
            page = new Page(waiting.next(), Page.MOST);
        } while (!page.after().isEmpty());
        return told;
    }

    /** By whose clock a day ends for each holder. */
    private Map<EmployeeId, ZoneId> zones(OrgId org, List<Activation.Waiting> due) {
        Map<SiteId, ZoneId> zones = sites.all(org).stream().collect(Collectors.toMap(Site::id, Site::zone));
        return directory
                .of(org, due.stream().map(one -> one.credential().holder()).collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(Employee::id, person -> zones.get(person.site())));
    }

    private static NoticeDraft draft(Activation.Waiting waiting, ZoneId zone) {
        Credential card = waiting.credential();
        String number = card.identifier().masked();
        LocalName until = waiting.cancel()
                .map(end -> LocalDate.ofInstant(end, zone).toString())
                .map(day -> new LocalName(day, day))
                .orElse(new LocalName("不限期", "no end"));
        return new NoticeDraft(
                NoticeTopic.CARD_TO_ACTIVATE,
                "card-to-activate " + card.id().text(),
                Map.of("card", new LocalName(number, number), "until", until),
                new Audience.Own(card.holder()),
                "own/cards");
    }
}
