package org.clockhouse.credential.internal.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.clockhouse.audit.RecordedAudit;
import org.clockhouse.credential.InMemoryDesk;
import org.clockhouse.credential.access.AccessLevel.Places;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.RecordedChanges;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.TerminalId;
import org.clockhouse.kernel.TestClock;
import org.clockhouse.notice.Audience;
import org.clockhouse.notice.NoticeDraft;
import org.clockhouse.notice.NoticeTopic;
import org.clockhouse.notice.RecordedNotices;
import org.clockhouse.registry.Employee;
import org.clockhouse.registry.InMemoryRegistry;
import org.clockhouse.registry.organisation.Department;
import org.clockhouse.registry.organisation.Site;
import org.junit.jupiter.api.Test;

/** It is Monday 23 November 2026 in Shanghai. */
class CertificateRemindersTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final TestClock clock = new TestClock("2026-11-23T02:00:00Z");
    private final RecordedAudit audit = new RecordedAudit();
    private final RecordedChanges hints = new RecordedChanges();
    private final InMemoryRegistry registry = new InMemoryRegistry(new InMemoryTransactions(), audit, hints, clock);
    private final InMemoryDesk desk = new InMemoryDesk(registry, audit, hints, clock);
    private final RecordedNotices notices = new RecordedNotices();
    private final CertificateReminders reminders = desk.certificateReminders(notices);
    private final Site site = registry.site("上海", "Asia/Shanghai");
    private final Department line = registry.department("一线");
    private final Employee wang = registry.hire("000117", "王小明", site, line);

    @Test
    void t068ThePersonAndWhoAnswersForThemAreToldOnceAsManyDaysBeforeAsTheKindSays() {
        hold(kind(Set.of(TerminalId.next()), 14), MONDAY.plusDays(15));
        assertEquals(0, reminders.remind(registry.org));
        clock.advance(Duration.ofDays(1));
        reminders.remind(registry.org);
        reminders.remind(registry.org);
        assertEquals(
                Set.of(new Audience.Own(wang.id()), new Audience.Over(wang.id(), site.id(), Set.of(line.id()))),
                Set.copyOf(notices.sent().stream().map(NoticeDraft::audience).toList()));
        assertEquals(2, notices.sent().size());
        NoticeDraft told = notices.sent().get(0);
        assertEquals(NoticeTopic.PROOF_ENDS, told.topic());
        assertEquals("叉车证", told.facts().get("certificate").zh());
        assertEquals("2026-12-08", told.facts().get("until").en());
    }

    @Test
    void t068OneThatWasRenewedIsToldAgainWhenItEnds() {
        CertificateKind forklift = kind(Set.of(TerminalId.next()), 14);
        hold(forklift, MONDAY.plusDays(3));
        reminders.remind(registry.org);
        hold(forklift, MONDAY.plusYears(1));
        reminders.remind(registry.org);
        assertEquals(2, notices.sent().size());
        clock.advance(Duration.ofDays(360));
        reminders.remind(registry.org);
        assertEquals(4, notices.sent().size());
    }

    @Test
    void nothingIsSaidOfWhatNobodyAsksForOfWhatIsOverAndOfWhoHasLeft() {
        hold(kind(Set.of(), 14), MONDAY.plusDays(3));
        hold(kind(Set.of(TerminalId.next()), 0), MONDAY.plusDays(3));
        CertificateKind forklift = kind(Set.of(TerminalId.next()), 14);
        hold(forklift, MONDAY.minusDays(1));
        reminders.remind(registry.org);
        hold(forklift, MONDAY.plusDays(3));
        registry.employees.end(registry.actor, Scope.EVERYBODY, wang.id(), MONDAY.minusDays(1), "left", wang.version());
        reminders.remind(registry.org);
        assertEquals(List.of(), notices.sent());
    }

    private CertificateKind kind(Set<TerminalId> asked, int days) {
        return desk.certificates.add(
                registry.actor,
                new CertificateKind(
                        CertificateKindId.next(), new LocalName("叉车证", "Forklift licence"), Places.of(asked), days, 0));
    }

    private void hold(CertificateKind kind, LocalDate until) {
        desk.certificates.enter(registry.actor, Scope.EVERYBODY, wang.id(), kind.id(), until, "");
    }
}
