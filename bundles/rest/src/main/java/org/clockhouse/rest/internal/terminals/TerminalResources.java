package org.clockhouse.rest.internal.terminals;

import java.time.Clock;
import java.util.List;
import org.clockhouse.credential.delivery.Deliveries;
import org.clockhouse.credential.use.CardUses;
import org.clockhouse.punch.PunchLog;
import org.clockhouse.punch.PunchReview;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.organisation.Sites;
import org.clockhouse.terminal.Alarms;
import org.clockhouse.terminal.Attempts;
import org.clockhouse.terminal.Clocks;
import org.clockhouse.terminal.Counts;
import org.clockhouse.terminal.DisplayMessages;
import org.clockhouse.terminal.Doors;
import org.clockhouse.terminal.Drivers;
import org.clockhouse.terminal.Errands;
import org.clockhouse.terminal.ExpectedTerminals;
import org.clockhouse.terminal.GatewayCalls;
import org.clockhouse.terminal.Gateways;
import org.clockhouse.terminal.Installations;
import org.clockhouse.terminal.Maintenance;
import org.clockhouse.terminal.PictureReviews;
import org.clockhouse.terminal.Probes;
import org.clockhouse.terminal.Recordings;
import org.clockhouse.terminal.Snapshots;
import org.clockhouse.terminal.TerminalLogs;
import org.clockhouse.terminal.TerminalPort;
import org.clockhouse.terminal.Terminals;
import org.clockhouse.terminal.UnknownTray;
import org.clockhouse.terminal.Unpermitted;
import org.clockhouse.terminal.Uploads;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about terminals, what they send and what is sent to them, while every service it needs is there. */
@Component(service = TerminalResources.class)
public final class TerminalResources {

    private final List<Object> all;

    @Activate
    public TerminalResources(
            @Reference Clock clock,
            @Reference Sites sites,
            @Reference Directory directory,
            @Reference Deliveries deliveries,
            @Reference CardUses cardUses,
            @Reference PunchLog punches,
            @Reference PunchReview punchReview,
            @Reference Terminals terminals,
            @Reference UnknownTray unknownTray,
            @Reference ExpectedTerminals expectedTerminals,
            @Reference Installations installations,
            @Reference Snapshots snapshots,
            @Reference PictureReviews pictureReviews,
            @Reference TerminalPort terminalPort,
            @Reference Gateways gateways,
            @Reference GatewayCalls gatewayCalls,
            @Reference Alarms alarms,
            @Reference Unpermitted unpermitted,
            @Reference Errands errands,
            @Reference DisplayMessages displayMessages,
            @Reference Clocks clocks,
            @Reference Probes probes,
            @Reference Doors doors,
            @Reference TerminalLogs terminalLogs,
            @Reference Attempts attempts,
            @Reference Maintenance maintenance,
            @Reference Counts counts,
            @Reference Uploads uploads,
            @Reference Drivers drivers,
            @Reference Recordings recordings) {
        this.all = List.of(
                new TerminalsResource(terminals, unknownTray, sites, gateways, errands),
                new ExpectedTerminalsResource(expectedTerminals),
                new InstallationsResource(installations, terminalPort),
                new SnapshotsResource(snapshots, pictureReviews, terminals, directory),
                new GatewaysResource(gateways),
                new GatewayCallsResource(gatewayCalls),
                new AlarmsResource(alarms, terminals),
                new UnpermittedResource(unpermitted, directory),
                new ErrandsResource(errands, terminals),
                new DisplayMessagesResource(displayMessages, terminals, directory, clock),
                new ClocksResource(clocks, terminals, clock),
                new ProbesResource(probes, doors, terminalLogs, terminals),
                new UpkeepResource(attempts, maintenance, terminals, directory, clock),
                new CountsResource(counts, terminals),
                new TerminalListsResource(deliveries, terminals, directory, errands),
                new UploadsResource(uploads, terminals),
                new DriversResource(drivers, clock),
                new RecordingsResource(recordings, terminals),
                new PunchesResource(punches, punchReview, terminals, directory, cardUses));
    }

    public List<Object> all() {
        return all;
    }
}
