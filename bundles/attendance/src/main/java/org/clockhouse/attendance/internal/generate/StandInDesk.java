package org.clockhouse.attendance.internal.generate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clockhouse.attendance.Person;
import org.clockhouse.attendance.internal.generate.StandInSearch.Candidate;
import org.clockhouse.attendance.market.StandIn;
import org.clockhouse.attendance.market.StandIns;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.registry.Directory;
import org.clockhouse.registry.Employee;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Judges by the same needs and rules as whoever lets rosters be generated. */
@Component
public final class StandInDesk implements StandIns {

    /** A shift may break a rule as far after it as the end of the week. */
    private static final int AFTER = 7;

    private final PuzzleReader reader;
    private final Directory directory;
    private final Transactions transactions;

    @Activate
    public StandInDesk(
            @Reference PuzzleReader reader, @Reference Directory directory, @Reference Transactions transactions) {
        this.reader = reader;
        this.directory = directory;
        this.transactions = transactions;
    }

    @Override
    public List<StandIn> of(OrgId org, Scope scope, Question question) {
        return transactions.in(org, () -> {
            PuzzleReader.Around around = reader.around(org, scope, window(question));
            requireKnown(question, around.own());
            List<Candidate> found = new StandInSearch(question, around).found();
            Map<EmployeeId, Employee> people =
                    directory.of(org, found.stream().map(Candidate::person).toList());
            return found.stream()
                    .map(each -> new StandIn(Person.of(people.get(each.person())), each.fills(), each.week()))
                    .toList();
        });
    }

    private static RosterQuery window(Question question) {
        return new RosterQuery(
                question.date().minusDays(1),
                question.date().plusDays(AFTER),
                question.site(),
                question.department(),
                Set.of(),
                "",
                Set.of());
    }

    private static void requireKnown(Question question, Crowd own) {
        if (!own.plans().knows(question.shift())) {
            throw Refused.at(
                    "?shiftId",
                    "shift.unknown",
                    "there is no shift " + question.shift().text());
        }
        question.instead().filter(other -> !own.people().contains(other)).ifPresent(other -> {
            throw new NotFound("employee", other.text());
        });
    }
}
