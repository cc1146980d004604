package org.clockhouse.attendance.internal.alert;

import java.time.Duration;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ScheduledRuns;
import org.clockhouse.kernel.Workers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for alerts every minute, and for those of periods every hour, once however many nodes there are. */
@Component(
        immediate = true,
        service = {})
public final class AlertClock {

    private static final Logger log = LoggerFactory.getLogger(AlertClock.class);
    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration OVER_DAYS = Duration.ofHours(1);

    private final Companies companies;
    private final ScheduledRuns runs;
    private final Alerts alerts;
    private final PeriodAlerts periods;
    private final OpenExceptions open;
    private final Workers.Crew crew;

    @Activate
    public AlertClock(
            @Reference Companies companies,
            @Reference ScheduledRuns runs,
            @Reference Alerts alerts,
            @Reference PeriodAlerts periods,
            @Reference OpenExceptions open,
            @Reference Workers workers) {
        this.companies = companies;
        this.runs = runs;
        this.alerts = alerts;
        this.periods = periods;
        this.open = open;
        this.crew = workers.crew("alerts", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    private void look() {
        try {
            for (OrgId org : companies.all()) {
                if (runs.claim(org, "attendance.alerts", PERIOD)) {
                    alerts.look(org);
                }
                if (runs.claim(org, "attendance.period-alerts", OVER_DAYS)) {
                    periods.look(org);
                    open.look(org);
                }
            }
        } catch (DomainException e) {
            log.info("Alerts wait: {}", e.getMessage());
        }
    }
}
