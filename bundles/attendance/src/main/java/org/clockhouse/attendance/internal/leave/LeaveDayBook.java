package org.clockhouse.attendance.internal.leave;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.Approved;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.day.DayResult;
import org.clockhouse.attendance.day.MonthRow;
import org.clockhouse.attendance.leave.LeaveDays;
import org.clockhouse.attendance.spi.ApprovedRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.organisation.Site;
import org.clockhouse.registry.organisation.Sites;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Kinds of leave from what was approved, by the wall of each person's site. */
@Component
public final class LeaveDayBook implements LeaveDays {

    private final ApprovedRepository approved;
    private final Sites sites;
    private final Transactions transactions;

    @Activate
    public LeaveDayBook(
            @Reference ApprovedRepository approved, @Reference Sites sites, @Reference Transactions transactions) {
        this.approved = approved;
        this.sites = sites;
        this.transactions = transactions;
    }

    @Override
    public Map<EmployeeId, Map<LocalDate, String>> of(OrgId org, List<MonthRow> rows) {
        List<MonthRow> away = rows.stream()
                .filter(row -> row.days().stream().anyMatch(LeaveDayBook::isAway))
                .toList();
        if (away.isEmpty()) {
            return Map.of();
        }
        return transactions.in(org, () -> {
            Map<SiteId, ZoneId> zones = sites.all(org).stream().collect(toMap(Site::id, Site::zone));
            Map<EmployeeId, List<Approved>> leave = leave(away);
            Map<EmployeeId, Map<LocalDate, String>> types = new HashMap<>();
            for (MonthRow row : away) {
                EmployeeId id = row.person().id();
                ZoneId zone = zones.get(row.person().site());
                types.put(id, types(row, leave.getOrDefault(id, List.of()), zone));
            }
            return types;
        });
    }

    private Map<EmployeeId, List<Approved>> leave(List<MonthRow> away) {
        List<EmployeeId> ids = away.stream().map(row -> row.person().id()).toList();
        List<LocalDate> dates = away.stream()
                .flatMap(row -> row.days().stream())
                .map(DayResult::date)
                .sorted()
                .toList();
        Instant from = dates.get(0).minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant until = dates.get(dates.size() - 1)
                .plusDays(2)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return approved.of(ids, from, until).stream()
                .filter(each -> each.kind().isLeave())
                .collect(groupingBy(Approved::employee));
    }

    private static Map<LocalDate, String> types(MonthRow row, List<Approved> leave, ZoneId zone) {
        Map<LocalDate, String> types = new HashMap<>();
        row.days().stream().filter(LeaveDayBook::isAway).forEach(day -> {
            Instant from = day.date().atStartOfDay(zone).toInstant();
            Instant until = day.date().plusDays(1).atStartOfDay(zone).toInstant();
            leave.stream()
                    .filter(each -> each.from().isBefore(until) && each.until().isAfter(from))
                    .findFirst()
                    .ifPresent(each -> types.put(day.date(), each.type()));
        });
        return types;
    }

    private static boolean isAway(DayResult day) {
        return day.minutes().get(Bucket.LEAVE) + day.minutes().get(Bucket.CREDITED) > 0;
    }
}
