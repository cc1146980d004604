package org.clockhouse.rest.internal.reports;

import java.time.Clock;
import java.util.List;
import org.clockhouse.account.Permissions;
import org.clockhouse.kernel.Workers;
import org.clockhouse.notice.Channels;
import org.clockhouse.notice.Notices;
import org.clockhouse.notice.Subscriptions;
import org.clockhouse.report.ParallelRuns;
import org.clockhouse.report.Reports;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What the API offers about reports, once or regularly, and an old system's sheets, while every service it needs is there. */
@Component(service = ReportResources.class)
public final class ReportResources {

    private final List<Object> all;
    private final ReportDesk reportDesk;

    @Activate
    public ReportResources(
            BundleContext context,
            @Reference Clock clock,
            @Reference Workers workers,
            @Reference Permissions permissions,
            @Reference Notices notices,
            @Reference Channels channels,
            @Reference Subscriptions subscriptions,
            @Reference Reports reports,
            @Reference ParallelRuns parallelRuns) {
        this.reportDesk = new ReportDesk(
                reports, workers, clock, context.getDataFile("report-runs").toPath());
        this.all = List.of(
                new ReportRunsResource(reportDesk, permissions),
                new ReportSubscriptionsResource(subscriptions, channels, notices, permissions),
                new ReportsResource(reports),
                new ParallelRunsResource(parallelRuns));
    }

    public List<Object> all() {
        return all;
    }

    public ReportDesk reportDesk() {
        return reportDesk;
    }

    @Deactivate
    public void stop() {
        reportDesk.close();
    }
}
