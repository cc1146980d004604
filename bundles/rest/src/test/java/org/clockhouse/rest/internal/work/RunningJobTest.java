package org.clockhouse.rest.internal.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.attendance.generate.RosterGenerator;
import org.clockhouse.attendance.generate.RosterRun;
import org.clockhouse.attendance.generate.RosterRunId;
import org.clockhouse.attendance.generate.RosterTask;
import org.clockhouse.attendance.roster.RosterQuery;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.ShiftId;
import org.junit.jupiter.api.Test;

class RunningJobTest {

    private final OrgId org = OrgId.next();
    private final Actor ann = account("1", "Ann");

    private Actor account(String id, String name) {
        return new Actor(org, Actor.Kind.ACCOUNT, id, name, "", "");
    }

    /** Knows one search. */
    private record OneSearch(RosterRun run) implements RosterGenerator {

        @Override
        public RosterRun start(Actor actor, Scope scope, RosterTask task) {
            return run;
        }

        @Override
        public RosterRun find(OrgId company, Scope scope, RosterRunId id) {
            return run;
        }

        @Override
        public List<RosterRun> list(OrgId company, Scope scope) {
            return List.of(run);
        }

        @Override
        public RosterRun stop(OrgId company, Scope scope, RosterRunId id, boolean keep) {
            return run;
        }
    }

    private List<Boolean> owned(RosterRun.State state, Actor reader) {
        LocalDate day = LocalDate.of(2026, 12, 1);
        RosterQuery query = new RosterQuery(day, day, Optional.empty(), Optional.empty(), Set.of(), "", Set.of());
        RosterRun run = new RosterRun(
                RosterRunId.next(),
                new RosterTask(query, List.of(ShiftId.next()), true, true, Duration.ofSeconds(5)),
                state,
                ann,
                Instant.EPOCH,
                Duration.ZERO,
                null,
                Optional.empty(),
                "");
        return RunningJob.sources(null, null, new OneSearch(run), null).stream()
                .filter(source -> source.right().equals("shift.write"))
                .flatMap(source -> source.known().of(reader, Scope.EVERYBODY))
                .map(RunningJob::own)
                .toList();
    }

    @Test
    void aSearchIsOnesOwnByTheAccountWhateverItIsCalled() {
        assertEquals(List.of(true), owned(RosterRun.State.LOOKING, account("1", "Ann Lee")));
        assertEquals(List.of(false), owned(RosterRun.State.LOOKING, account("2", "Ann")));
        assertEquals(
                List.of(false), owned(RosterRun.State.LOOKING, new Actor(org, Actor.Kind.API_KEY, "1", "Ann", "", "")));
    }

    @Test
    void oneThatFailedIsListedForWhoeverStartedIt() {
        assertEquals(List.of(true), owned(RosterRun.State.FAILED, ann));
        assertEquals(List.of(), owned(RosterRun.State.FAILED, account("2", "Ann")));
    }
}
