package org.clockhouse.rest.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.clockhouse.account.ApiKeys;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Sessions;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.IdempotencyStore;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.rest.internal.admin.AdministrationResources;
import org.clockhouse.rest.internal.cards.CardResources;
import org.clockhouse.rest.internal.changes.ChangesResource;
import org.clockhouse.rest.internal.changes.EventStreams;
import org.clockhouse.rest.internal.docs.DocsResource;
import org.clockhouse.rest.internal.http.Api;
import org.clockhouse.rest.internal.http.Bodies;
import org.clockhouse.rest.internal.http.Doorkeeper;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.rest.internal.http.Shape;
import org.clockhouse.rest.internal.lists.ListSubscriptions;
import org.clockhouse.rest.internal.notices.NoticeResources;
import org.clockhouse.rest.internal.people.Leavers;
import org.clockhouse.rest.internal.people.PeopleResources;
import org.clockhouse.rest.internal.phones.PhoneResources;
import org.clockhouse.rest.internal.reports.ReportResources;
import org.clockhouse.rest.internal.requests.RequestResources;
import org.clockhouse.rest.internal.roster.RosterResources;
import org.clockhouse.rest.internal.rules.RuleResources;
import org.clockhouse.rest.internal.terminals.TerminalResources;
import org.clockhouse.rest.internal.time.TimeResources;
import org.clockhouse.rest.internal.work.WorkResources;
import org.clockhouse.terminal.GatewayCalls;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The API while every service it needs is there. References are static: when one is replaced this is made anew, and the gate
 * answers 503 meanwhile. The gate is opened last and closed first.
 */
@Component(service = ApiServer.class, immediate = true)
public final class ApiServer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApiGate gate;
    private final ListSubscriptions lists;
    private final EventStreams streams;
    private final Api api;

    @Activate
    public ApiServer(
            BundleContext context,
            @Reference ApiGate gate,
            @Reference EventStreams streams,
            @Reference ListSubscriptions lists,
            @Reference Clock clock,
            @Reference IdempotencyStore answers,
            @Reference Sessions sessions,
            @Reference ApiKeys keys,
            @Reference Permissions permissions,
            @Reference AuditTrail audit,
            @Reference Sites sites,
            @Reference Directory directory,
            @Reference GatewayCalls gatewayCalls,
            @Reference AdministrationResources admin,
            @Reference PeopleResources people,
            @Reference CardResources cards,
            @Reference PhoneResources phones,
            @Reference TerminalResources terminals,
            @Reference RuleResources rules,
            @Reference RosterResources rosters,
            @Reference TimeResources time,
            @Reference ReportResources reports,
            @Reference RequestResources requests,
            @Reference NoticeResources notices,
            @Reference WorkResources work) {
        this.gate = gate;
        this.streams = streams;
        this.lists = lists;
        ObjectMapper mapper = Mapper.create();
        List<Object> resources = Stream.of(
                        List.of(new DocsResource(), new ChangesResource(streams)),
                        admin.all(),
                        people.all(),
                        cards.all(),
                        phones.all(),
                        terminals.all(),
                        rules.all(),
                        rosters.all(),
                        time.all(),
                        reports.all(),
                        requests.all(),
                        notices.all(),
                        work.all())
                .flatMap(List::stream)
                .toList();
        this.api = new Api(
                resources,
                mapper,
                new Shape(),
                new Doorkeeper(
                        sessions, keys, permissions, audit, new Leavers(directory, sites, clock), gatewayCalls::knock),
                answers,
                new Bodies(context.getDataFile("uploads").toPath(), PATIENCE));
        lists.open(resources, mapper);
        gate.open(api.servlet());
    }

    @Deactivate
    public void stop() {
        lists.close();
        streams.closeAll();
        gate.close(api.servlet());
        api.close();
    }
}
