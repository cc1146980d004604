package org.clockhouse.store.internal.attendance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.clockhouse.attendance.market.OpenShift;
import org.clockhouse.attendance.market.OpenShift.Claim;
import org.clockhouse.attendance.market.OpenShiftId;
import org.clockhouse.kernel.DepartmentId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.ShiftId;
import org.clockhouse.store.internal.Databases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Many people reach for the places of an open shift at the same moment. */
class LastPlaceTest {

    private static final int PEOPLE = 12;
    private static final int PLACES = 3;

    @TestFactory
    Stream<DynamicTest> fullIsFullHoweverManyReachForItAtOnce() {
        return Stream.of(
                DynamicTest.dynamicTest("Derby", () -> everybodyTakes(Databases.derby())),
                DynamicTest.dynamicTest("PostgreSQL", () -> everybodyTakes(Databases.postgres())));
    }

    private static void everybodyTakes(Databases.Open store) throws Exception {
        OrgId org = OrgId.next();
        SqlOpenShifts shifts = new SqlOpenShifts(store.transactions());
        OpenShift open = store.transactions().in(org, () -> shifts.put(shift()));
        CyclicBarrier together = new CyclicBarrier(PEOPLE);
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Callable<Boolean>> reaching = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                EmployeeId person = EmployeeId.next();
                reaching.add(() -> {
                    together.await();
                    return store.transactions().in(org, () -> takes(shifts, open.id(), person));
                });
            }
            int taken = 0;
            for (Future<Boolean> each : people.invokeAll(reaching)) {
                taken += each.get() ? 1 : 0;
            }
            assertEquals(PLACES, taken);
            OpenShift left =
                    store.transactions().in(org, () -> shifts.hold(open.id()).orElseThrow());
            assertEquals(0, left.free());
            assertEquals(PLACES, left.claims().size());
        } finally {
            people.shutdownNow();
        }
    }

    /** What the desk does: look while it is held, and take what is left. */
    private static boolean takes(SqlOpenShifts shifts, OpenShiftId id, EmployeeId person) {
        OpenShift held = shifts.hold(id).orElseThrow();
        if (held.free() == 0) {
            return false;
        }
        shifts.put(held.claimed(new Claim(person, Claim.State.GIVEN, Instant.EPOCH, List.of())));
        return true;
    }

    private static OpenShift shift() {
        return new OpenShift(
                OpenShiftId.next(),
                DepartmentId.next(),
                "",
                LocalDate.parse("2026-11-23"),
                ShiftId.next(),
                PLACES,
                OpenShift.Giving.FIRST_COME,
                "",
                false,
                List.of(),
                0);
    }
}
