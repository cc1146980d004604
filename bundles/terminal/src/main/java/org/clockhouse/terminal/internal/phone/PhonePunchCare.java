package org.clockhouse.terminal.internal.phone;

import java.time.Duration;
import java.time.Instant;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.terminal.PhonePunchRule;
import org.clockhouse.terminal.internal.Journal;
import org.clockhouse.terminal.spi.PhonePunchRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destroys positions whose days are over; what was judged by them stays. */
@Component(service = PhonePunchCare.class, immediate = true)
public final class PhonePunchCare {

    private static final Logger log = LoggerFactory.getLogger(PhonePunchCare.class);
    private static final Duration ROUND = Duration.ofHours(1);

    private final PhonePunchRepository stored;
    private final Companies companies;
    private final Journal journal;
    private final Workers.Crew crew;

    @Activate
    public PhonePunchCare(
            @Reference PhonePunchRepository stored,
            @Reference Companies companies,
            @Reference Journal journal,
            @Reference Workers workers) {
        this.stored = stored;
        this.companies = companies;
        this.journal = journal;
        this.crew = workers.crew("phone-punch-care", 1);
        crew.every(ROUND, this::round);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    public void round() {
        try {
            companies.all().forEach(this::round);
        } catch (Unavailable e) {
            log.debug("Old positions wait for the store: {}", e.getMessage());
        }
    }

    private void round(OrgId org) {
        journal.read(org, () -> {
            int days = stored.rule().orElse(PhonePunchRule.USUAL).keepDays();
            Instant end = journal.now().minus(Duration.ofDays(days));
            stored.forget(end);
            return end;
        });
    }
}
