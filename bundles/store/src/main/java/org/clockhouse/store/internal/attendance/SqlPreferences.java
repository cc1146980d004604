package org.clockhouse.store.internal.attendance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clockhouse.attendance.generate.RosterPreference;
import org.clockhouse.attendance.generate.RosterWish;
import org.clockhouse.attendance.generate.RosterWish.When;
import org.clockhouse.attendance.spi.PreferenceRepository;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.store.internal.Failures;
import org.clockhouse.store.internal.JpaTransactions;
import org.clockhouse.store.internal.SqlFailure;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people can and wish. */
@Component
public final class SqlPreferences implements PreferenceRepository {

    private final JpaTransactions transactions;
    private final People people;

    @Activate
    public SqlPreferences(@Reference JpaTransactions transactions) {
        this.transactions = transactions;
        this.people = new People(transactions);
    }

    @Override
    public List<RosterPreference> of(Collection<EmployeeId> employees) {
        return people.ask(
                employees,
                "select employee_id, version, skills, wishes from roster_preference",
                "constraint=ROSTER_PREFERENCE_KEY",
                "version > 0",
                "version",
                List.of(),
                (employee, row) -> new RosterPreference(
                        employee,
                        row.getString(3).lines().collect(Collectors.toSet()),
                        row.getString(4).lines().map(SqlPreferences::wish).toList(),
                        row.getLong(2)));
    }

    @Override
    public void put(RosterPreference preference, long read) {
        int changed = read == 0 ? insert(preference) : update(preference, read);
        if (changed != 1) {
            throw stale(preference);
        }
    }

    private int insert(RosterPreference preference) {
        try {
            return transactions
                    .sql(
                            "insert into roster_preference (org_id, employee_id, skills, wishes, version)"
                                    + " values (?, ?, ?, ?, ?)",
                            transactions.org().text(),
                            preference.employee().text(),
                            skills(preference),
                            wishes(preference),
                            preference.version())
                    .update();
        } catch (SqlFailure e) {
            throw Failures.isDuplicate(e) ? stale(preference) : e;
        }
    }

    private int update(RosterPreference preference, long read) {
        return transactions
                .sql(
                        "update roster_preference set skills = ?, wishes = ?, version = ?"
                                + " where org_id = ? and employee_id = ? and version = ?",
                        skills(preference),
                        wishes(preference),
                        preference.version(),
                        transactions.org().text(),
                        preference.employee().text(),
                        read)
                .update();
    }

    private static Stale stale(RosterPreference preference) {
        return new Stale("roster-preference", preference.employee().text());
    }

    private static String skills(RosterPreference preference) {
        return preference.skills().stream().sorted().collect(Collectors.joining("\n"));
    }

    private static String wishes(RosterPreference preference) {
        return preference.wishes().stream().map(SqlPreferences::line).collect(Collectors.joining("\n"));
    }

    private static String line(RosterWish wish) {
        String when = wish.when() instanceof When.On on
                ? on.date().toString()
                : ((When.Every) wish.when()).day().name();
        return Stream.concat(
                        Stream.of(when, wish.wanted() ? "WANT" : "SPARE"),
                        wish.shifts().stream().map(ShiftId::text))
                .collect(Collectors.joining(" "));
    }

    private static RosterWish wish(String line) {
        String[] words = line.split(" ");
        boolean dated = Character.isDigit(words[0].charAt(0));
        return new RosterWish(
                dated ? new When.On(LocalDate.parse(words[0])) : new When.Every(DayOfWeek.valueOf(words[0])),
                words[1].equals("WANT"),
                Arrays.stream(words).skip(2).map(ShiftId::of).toList());
    }
}
