package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.credential.use.CareNotice;
import org.clockhouse.credential.use.CareNoticeId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.Stale;
import org.clockhouse.registry.spi.OrgTable;

public final class InMemoryCareNotices implements CareNoticeRepository {

    private final OrgTable<CareNoticeId, CareNotice> notices;
    private final OrgTable<String, Instant> seen;

    public InMemoryCareNotices(InMemoryTransactions transactions) {
        this.notices = new OrgTable<>(transactions);
        this.seen = new OrgTable<>(transactions);
    }

    @Override
    public List<CareNotice> all() {
        return notices.values().stream()
                .sorted(Comparator.comparing(CareNotice::id).reversed())
                .toList();
    }

    @Override
    public CareNotice put(CareNotice notice) {
        if (notices.get(notice.id()).map(CareNotice::version).orElse(0L) != notice.version()) {
            throw new Stale("care-notice", notice.id().text());
        }
        CareNotice made = notice.atVersion(notice.version() + 1);
        notices.put(made.id(), made);
        return made;
    }

    @Override
    public void confirm(CareNoticeId notice, int edition, EmployeeId employee, String by, Instant at) {
        seen.put(key(notice, edition, employee), at);
    }

    @Override
    public Map<EmployeeId, Instant> confirmed(CareNoticeId notice, int edition, Collection<EmployeeId> among) {
        Map<EmployeeId, Instant> confirmed = new HashMap<>();
        among.forEach(
                employee -> seen.get(key(notice, edition, employee)).ifPresent(at -> confirmed.put(employee, at)));
        return confirmed;
    }

    private static String key(CareNoticeId notice, int edition, EmployeeId employee) {
        return notice.text() + ' ' + edition + ' ' + employee.text();
    }
}
