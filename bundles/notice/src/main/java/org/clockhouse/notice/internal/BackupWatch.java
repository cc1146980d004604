package org.clockhouse.notice.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.DomainException;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Workers;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.Notices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that a backup was not made, once a day however often it is tried, and that there is no fresh one, once a week. */
@Component(
        immediate = true,
        service = {})
public final class BackupWatch {

    private static final Logger log = LoggerFactory.getLogger(BackupWatch.class);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final Duration AGAIN = Duration.ofDays(7);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Backups backups;
    private final Notices notices;
    private final Companies companies;
    private final Clock clock;
    private final Workers.Crew crew;

    @Activate
    public BackupWatch(
            @Reference Backups backups,
            @Reference Notices notices,
            @Reference Companies companies,
            @Reference Clock clock,
            @Reference Workers workers) {
        this.backups = backups;
        this.notices = notices;
        this.companies = companies;
        this.clock = clock;
        this.crew = workers.crew("backup-watch", 1);
        crew.every(LOOK, this::look);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    /** A new installation has a day to make its first one. */
    void look() {
        try {
            Backups.Freshness freshness = backups.freshness();
            backups.failure()
                    .ifPresent(failure -> tell(freshness, "failed " + dayOf(failure.at()), same(failure.why())));
            if (freshness.stale() && freshness.last().isPresent()) {
                Instant due = freshness.last().get().plus(freshness.limit());
                long week = Duration.between(due, clock.instant()).dividedBy(AGAIN);
                tell(
                        freshness,
                        "stale " + due.toEpochMilli() + " " + week,
                        new LocalName(
                                "超过 " + freshness.limit().toHours() + " 小时",
                                "Older than " + freshness.limit().toHours() + " h"));
            }
        } catch (DomainException e) {
            log.info("Backups are looked at later: {}", e.getMessage());
        }
    }

    private void tell(Backups.Freshness freshness, String key, LocalName why) {
        LocalName last =
                freshness.last().map(MINUTE::format).map(BackupWatch::same).orElse(new LocalName("无", "none"));
        notices.send(
                companies.home(),
                List.of(new NoticeDraft(
                        NoticeTopic.BACKUP_STALE,
                        "backup " + key,
                        Map.of("last", last, "why", why),
                        new Audience.Everywhere(),
                        "administration/backup")));
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static LocalName same(String text) {
        return new LocalName(text, text);
    }
}
