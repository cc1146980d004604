package org.clockhouse.request.internal;

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

/** What happens to requests by the clock, once however many nodes there are. */
@Component(
        immediate = true,
        service = {})
public final class RequestClock {

    private static final Logger log = LoggerFactory.getLogger(RequestClock.class);

    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final Companies companies;
    private final ScheduledRuns runs;
    private final LateRequests late;
    private final Workers.Crew crew;

    @Activate
    public RequestClock(
            @Reference Companies companies,
            @Reference ScheduledRuns runs,
            @Reference LateRequests late,
            @Reference Workers workers) {
        this.companies = companies;
        this.runs = runs;
        this.late = late;
        this.crew = workers.crew("request-clock", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    private void look() {
        for (OrgId org : companies.all()) {
            try {
                if (runs.claim(org, "request.escalation", PERIOD)) {
                    late.escalate(org);
                }
            } catch (DomainException e) {
                log.info("Late requests wait: {}", e.getMessage());
            }
        }
    }
}
