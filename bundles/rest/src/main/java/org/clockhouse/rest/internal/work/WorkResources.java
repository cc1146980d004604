package org.clockhouse.rest.internal.work;

import java.util.List;
import java.util.stream.Stream;
import org.clockhouse.account.Permissions;
import org.clockhouse.attendance.day.Timesheets;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.credential.activation.Activations;
import org.clockhouse.credential.biometric.Biometrics;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.kernel.KeyRotations;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.request.Requests;
import org.clockhouse.request.Tickets;
import org.clockhouse.rest.internal.reports.ReportResources;
import org.clockhouse.rest.internal.rules.RuleResources;
import org.clockhouse.terminal.Alarms;
import org.clockhouse.terminal.PictureReviews;
import org.clockhouse.terminal.UnknownTray;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about work that waits or runs in any area, while every service it needs is there. */
@Component(service = WorkResources.class)
public final class WorkResources {

    private final List<Object> all;

    @Activate
    public WorkResources(
            @Reference Permissions permissions,
            @Reference Timesheets timesheets,
            @Reference Requests requests,
            @Reference Tickets tickets,
            @Reference Alarms alarms,
            @Reference UnknownTray tray,
            @Reference PunchReview punches,
            @Reference PictureReviews pictures,
            @Reference Activations activations,
            @Reference CardUses uses,
            @Reference Biometrics biometrics,
            @Reference RosterGenerator rosters,
            @Reference KeyRotations keys,
            @Reference ReportResources reports,
            @Reference RuleResources rules) {
        List<Waiting> waiting = Stream.of(
                        WaitingKinds.ofDays(timesheets),
                        WaitingKinds.ofDesks(permissions, requests, tickets),
                        WaitingKinds.ofTerminals(alarms, tray, punches, pictures),
                        WaitingKinds.ofCards(activations, uses, biometrics))
                .flatMap(List::stream)
                .toList();
        this.all = List.of(
                new WaitingWorkResource(permissions, waiting),
                new JobsResource(
                        permissions, RunningJob.sources(reports.reportDesk(), rules.trialRuns(), rosters, keys)));
    }

    public List<Object> all() {
        return all;
    }
}
