package org.clockhouse.rest.internal.requests;

import java.time.Clock;
import java.util.List;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.day.DeviceFaults;
import org.clockhouse.attendance.day.MissedPunches;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.request.Attachments;
import org.clockhouse.request.Chains;
import org.clockhouse.request.Requests;
import org.clockhouse.request.Tickets;
import org.clockhouse.terminal.Terminals;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about requests and what travels with them, while every service it needs is there. */
@Component(service = RequestResources.class)
public final class RequestResources {

    private final List<Object> all;

    @Activate
    public RequestResources(
            @Reference Clock clock,
            @Reference Permissions permissions,
            @Reference Sites sites,
            @Reference Directory directory,
            @Reference Requests requests,
            @Reference DeviceFaults deviceFaults,
            @Reference MissedPunches missedPunches,
            @Reference Timesheets timesheets,
            @Reference Terminals terminals,
            @Reference Chains chains,
            @Reference Attachments attachments,
            @Reference Tickets tickets) {
        this.all = List.of(
                new RequestsResource(requests, directory, sites, clock),
                new DeviceFaultsResource(deviceFaults, directory),
                new MissedPunchesResource(missedPunches, timesheets, terminals),
                new RequestChainsResource(chains),
                new AttachmentsResource(attachments),
                new TicketsResource(tickets, directory, permissions));
    }

    public List<Object> all() {
        return all;
    }
}
