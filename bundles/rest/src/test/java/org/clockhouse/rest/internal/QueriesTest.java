package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Stream;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.SignedIn;
import org.clockhouse.rest.internal.openapi.Operations;
import org.clockhouse.rest.internal.openapi.Operations.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What a list costs does not depend on how long it is. */
class QueriesTest {

    @TempDir
    static Path directory;

    private static Company company;
    private static Probe probe;
    private static Map<String, String> all;

    @BeforeAll
    static void start() {
        company = new Company(directory);
        probe = new Probe(company.web);
        for (int i = 0; i < 30; i++) {
            Employee employee = company.hire("员工" + i, company.works);
            company.desk.credentials.issue(
                    company.actor,
                    Scope.EVERYBODY,
                    new CredentialDraft(
                            employee.id(), new Identifier.Card(CardNumber.of(32, 0x0A00_0000L + i * 7919L))));
        }
        String key = company.key(company.front.permissions().all().toArray(String[]::new));
        all = Map.of("Authorization", "Bearer " + key);
    }

    @AfterAll
    static void stop() {
        company.close();
    }

    @TestFactory
    Stream<DynamicTest> aLongListAsksAsOftenAsAShortOne() {
        return Operations.all().stream()
                .filter(operation ->
                        operation.verb().equals("GET") && !operation.path().contains("{"))
                .filter(operation -> takes(operation, "limit", Integer.class))
                // What is only for whoever signed in, a key is not let see.
                .filter(operation -> operation.annotation(SignedIn.class) == null)
                .map(operation -> DynamicTest.dynamicTest(
                        operation.id(), () -> assertEquals(calls(operation, 1), calls(operation, 500))));
    }

    private static int calls(Operation operation, int limit) {
        int before = company.calls();
        String period = takes(operation, "month", YearMonth.class)
                ? "&month=2026-09"
                : takes(operation, "from", LocalDate.class) ? "&from=2026-09-01&until=2026-09-30" : "";
        Probe.Answer answer = probe.send(operation, Map.of(), "?limit=" + limit + period, all);
        assertEquals(200, answer.status(), answer.body());
        return company.calls() - before;
    }

    private static boolean takes(Operation operation, String name, Class<?> type) {
        return Stream.of(operation.method().getParameters())
                .filter(parameter -> parameter.getType() == type)
                .map(parameter -> parameter.getAnnotation(javax.ws.rs.QueryParam.class))
                .anyMatch(query -> query != null && query.value().equals(name));
    }
}
