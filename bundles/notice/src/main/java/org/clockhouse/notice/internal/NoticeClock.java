package org.clockhouse.notice.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.Blobs;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ScheduledRuns;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;
import org.clockhouse.notice.spi.MessageRepository;
import org.clockhouse.notice.spi.NoticeRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets old notices and messages, once a day however many nodes there are. */
@Component(
        immediate = true,
        service = {})
public final class NoticeClock {

    private static final Logger log = LoggerFactory.getLogger(NoticeClock.class);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final Duration PERIOD = Duration.ofDays(1);
    /** Long enough that no occasion within it is said twice, short enough that the list is about people at work. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final int AT_ONCE = 500;

    private final NoticeRepository notices;
    private final MessageRepository messages;
    private final Blobs blobs;
    private final Companies companies;
    private final ScheduledRuns runs;
    private final Transactions transactions;
    private final Clock clock;
    private final Workers.Crew crew;

    @Activate
    public NoticeClock(
            @Reference NoticeRepository notices,
            @Reference MessageRepository messages,
            @Reference Blobs blobs,
            @Reference Companies companies,
            @Reference ScheduledRuns runs,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Workers workers) {
        this.notices = notices;
        this.messages = messages;
        this.blobs = blobs;
        this.companies = companies;
        this.runs = runs;
        this.transactions = transactions;
        this.clock = clock;
        this.crew = workers.crew("notice-clock", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    private void look() {
        try {
            for (OrgId org : companies.all()) {
                if (runs.claim(org, "notice.forget", PERIOD)) {
                    forget(org);
                }
            }
        } catch (DomainException e) {
            log.info("Old notices wait: {}", e.getMessage());
        }
    }

    private void forget(OrgId org) {
        Instant before = clock.instant().minus(KEPT);
        int forgotten;
        do {
            forgotten = transactions.in(org, () -> notices.forget(before, AT_ONCE));
        } while (forgotten == AT_ONCE);
        do {
            forgotten = transactions.in(org, () -> {
                List<List<String>> gone = messages.forget(before, AT_ONCE);
                gone.forEach(files -> files.forEach(blobs::release));
                return gone.size();
            });
        } while (forgotten == AT_ONCE);
    }
}
