package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.ws.rs.QueryParam;
import org.clockhouse.attendance.closing.PeriodId;
import org.clockhouse.attendance.roster.Assignment;
import org.clockhouse.attendance.roster.Pattern;
import org.clockhouse.attendance.shift.Shift;
import org.clockhouse.attendance.shift.ShiftTerms;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.access.AccessLevel.Places;
import org.clockhouse.credential.access.CertificateKind;
import org.clockhouse.credential.access.CertificateKindId;
import org.clockhouse.credential.number.CardNumber;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Scope;
import org.clockhouse.registry.Employee;
import org.clockhouse.rest.internal.http.Requires;
import org.clockhouse.rest.internal.http.Web;
import org.clockhouse.rest.internal.openapi.Operations;
import org.clockhouse.rest.internal.openapi.Operations.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A manager of one department who holds every permission for it and nothing beyond. What can be asked with the id of a person
 * or credential is found in the resources; another department's must be as if it were not there, wherever it could show.
 */
class ScopeTest {

    private static final LocalName SHIFT = new LocalName("白班", "Day");

    @TempDir
    static Path directory;

    private static Company company;
    private static Probe probe;
    private static Employee own;
    private static Employee other;
    private static Credential ownCard;
    private static Credential otherCard;
    private static Map<String, String> manager;
    private static PeriodId period;
    private static CertificateKindId licence;

    @BeforeAll
    static void start() {
        company = new Company(directory);
        probe = new Probe(company.web);
        own = company.hire("王小明", company.works);
        other = company.hire("张别人", company.office);
        ownCard = card(own, 0x00AB_CDEFL);
        otherCard = card(other, 0x00FE_DCBAL);
        everybodyWorks();
        company.punch(own, "2026-09-07T09:30");
        company.punch(other, "2026-09-07T09:30");
        company.workOut();
        Scope works = new Scope(false, Set.of(), Set.of(company.works.id()), Set.of());
        period = company.time
                .closing
                .periods
                .open(company.actor, LocalDate.parse("2026-09-01"), LocalDate.parse("2026-09-30"))
                .id();
        licence = company.desk
                .certificates
                .add(
                        company.actor,
                        new CertificateKind(
                                CertificateKindId.next(), new LocalName("叉车证", ""), Places.of(Set.of()), 30, 0))
                .id();
        company.desk.certificates.enter(
                company.actor, Scope.EVERYBODY, own.id(), licence, LocalDate.parse("2031-12-31"), "");
        manager = Map.of(
                "Authorization",
                "Bearer "
                        + company.front.key(
                                works, Set.copyOf(company.front.permissions().all())));
    }

    @AfterAll
    static void stop() {
        company.close();
    }

    @TestFactory
    Stream<DynamicTest> anotherDepartmentsPersonIsNotThere() {
        return withParameter(EmployeeId.class, operation -> {
            Probe.Answer answer = probe.send(operation, idsFor(other), "", manager);
            assertTrue(
                    answer.status() == 404 || answer.status() == 400 && operation.body() >= 0,
                    operation.id() + ": " + answer);
            assertNothingOf(other, answer);
        });
    }

    private static Map<Class<?>, String> idsFor(Employee person) {
        return Map.of(
                EmployeeId.class,
                person.id().text(),
                PeriodId.class,
                period.text(),
                CertificateKindId.class,
                licence.text());
    }

    @TestFactory
    Stream<DynamicTest> onesOwnPeopleAre() {
        return withParameter(EmployeeId.class, operation -> {
            Probe.Answer answer = probe.send(operation, idsFor(own), "", manager);
            assertTrue(answer.status() != 404 && answer.status() < 500, operation.id() + ": " + answer);
        });
    }

    @TestFactory
    Stream<DynamicTest> anotherDepartmentsCardIsNotThere() {
        return withParameter(CredentialId.class, operation -> {
            Probe.Answer answer = probe.send(
                    operation, Map.of(CredentialId.class, otherCard.id().text()), "", manager);
            assertTrue(
                    answer.status() == 404 || answer.status() == 400 && operation.body() >= 0,
                    operation.id() + ": " + answer);
            assertNothingOf(other, answer);
        });
    }

    /** Lists, searches, reports: whatever they show, it is never somebody of another department. */
    @TestFactory
    Stream<DynamicTest> noListShowsAnybodyElse() {
        return Operations.all().stream()
                .filter(operation ->
                        operation.verb().equals("GET") && !operation.path().contains("{"))
                .filter(operation -> !operation.permission().isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Probe.Answer all = probe.send(operation, Map.of(), query(operation, "&limit=500"), manager);
                    boolean everywhere = operation.annotation(Requires.class).everywhere();
                    assertTrue(
                            everywhere ? all.status() == 403 : Set.of(200, 400).contains(all.status()),
                            operation.id() + ": " + all);
                    assertNothingOf(other, all);
                    if (asksFor(operation, "employeeId")) {
                        String filter = "&employeeId=" + other.id().text();
                        Probe.Answer one = probe.send(operation, Map.of(), query(operation, filter), manager);
                        assertEquals(0, occurrences(one.body(), other.number()), operation.id() + ": " + one);
                    }
                }));
    }

    @Test
    void theListsThatShowPeopleShowOnesOwn() {
        List<String> showing = Operations.all().stream()
                .filter(operation ->
                        operation.verb().equals("GET") && !operation.path().contains("{"))
                .filter(operation -> probe.send(operation, Map.of(), query(operation, ""), manager)
                        .body()
                        .contains("\"" + own.number() + "\""))
                .map(Operation::id)
                .toList();
        assertEquals(
                List.of(
                                "closingListsIssues",
                                "credentialsLookUp",
                                "cardHoldersList",
                                "credentialsList",
                                "employeesList",
                                "timesheetsExceptions",
                                "periodCountsList",
                                "punchesList",
                                "rostersDrafted",
                                "rostersDuties",
                                "rostersMismatches",
                                "rostersPublished",
                                "timesheetsMonth",
                                "workCyclesList")
                        .stream()
                        .sorted()
                        .toList(),
                showing.stream().sorted().toList());
    }

    @Test
    void aPlanForEverybodyOrAnotherDepartmentIsNotTheirsToMake() {
        Shift shift = company.time.shifts.list(company.org).get(0);
        String week = "\"week\":{\"MONDAY\":\"" + shift.id().text() + "\"},\"from\":\"2030-01-01\"";
        assertEquals(404, assign("{" + week + "}"));
        assertEquals(404, assign("{\"departmentId\":\"" + company.office.id().text() + "\"," + week + "}"));
        assertEquals(404, assign("{\"employeeId\":\"" + other.id().text() + "\"," + week + "}"));
        assertEquals(404, assign("{\"siteId\":\"" + company.shanghai.id().text() + "\"," + week + "}"));
        assertEquals(201, assign("{\"departmentId\":\"" + company.works.id().text() + "\"," + week + "}"));
        assertEquals(201, assign("{\"employeeId\":\"" + own.id().text() + "\"," + week + "}"));
    }

    @Test
    void nobodyIsHiredIntoOrMovedToAnotherDepartment() {
        String draft =
                "{\"number\":\"77777\",\"name\":{\"en\":\"New\"},\"siteId\":\"%s\",\"departmentId\":\"%s\",\"hiredOn\":\"2026-01-01\"}";
        assertEquals(
                422,
                post(
                        "/employees",
                        draft.formatted(
                                company.shanghai.id().text(),
                                company.office.id().text())));
        assertEquals(
                201,
                post(
                        "/employees",
                        draft.formatted(
                                company.shanghai.id().text(), company.works.id().text())));
    }

    @Test
    void theRosterOfAnotherDepartmentIsNotShown() {
        String office = plan(company.office.id().text());
        String works = plan(company.works.id().text());
        String key = manager.get("Authorization").substring("Bearer ".length());
        String seen = company.get(key, "/assignments").body();
        assertTrue(seen.contains(works), seen);
        assertFalse(seen.contains(office), seen);
        assertEquals(404, company.get(key, "/assignments/" + office).statusCode());
        assertEquals(200, company.get(key, "/assignments/" + works).statusCode());
        String person =
                company.front.key(new Scope(false, Set.of(), Set.of(), Set.of(other.id())), Set.of("shift.read"));
        String own = company.get(person, "/assignments").body();
        assertTrue(own.contains(office), own);
        assertFalse(own.contains(works), own);
    }

    private static String plan(String department) {
        HttpResponse<String> made = company.post(
                company.key("shift.write"),
                "/assignments",
                "{\"departmentId\":\"" + department
                        + "\",\"pattern\":{\"anchor\":\"2030-01-01\",\"days\":[[]]},\"from\":\"2020-01-01\",\"until\":\"2020-12-31\"}");
        assertEquals(201, made.statusCode(), made.body());
        return Texts.json(made).get("id").asText();
    }

    @Test
    void t103AReportHoldsNobodyElse() {
        String figures = company.get(
                        manager.get("Authorization").substring("Bearer ".length()),
                        "/figures?report=LATENESS&month=2026-09&by=PERSON")
                .body();
        assertTrue(figures.contains("\"by\":[\"PERSON\"]"), figures);
        assertFalse(figures.contains(other.number()), figures);
        for (String report : List.of(
                "MONTH_SHEET",
                "DAILY_LIST",
                "PERFORMANCE",
                "PAYROLL",
                "PAYROLL_CYCLES",
                "PAYROLL_COUNTS",
                "PAYROLL_REASONS")) {
            String key = manager.get("Authorization").substring("Bearer ".length());
            HttpResponse<String> started = company.post(
                    key, "/report-runs", "{\"report\":\"" + report + "\",\"month\":\"2026-09\",\"format\":\"JSON\"}");
            String path = started.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
            String sheet = company.get(key, path + "/content").body();
            assertTrue(sheet.contains(own.number()), sheet);
            assertFalse(sheet.contains(other.number()), sheet);
        }
    }

    @Test
    void aSheetOfAnotherSystemTellsOnlyOfOnesOwnPeople() {
        String sheet = "工号,日期,考勤结果\n" + own.number() + ",2026-09-07,正常\n" + other.number() + ",2026-09-07,正常\n";
        String key = manager.get("Authorization").substring("Bearer ".length());
        HttpResponse<String> run = company.web.send(company.web
                .request("/api/v1/parallel-runs?month=2026-09")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/octet-stream")
                .POST(Web.text(sheet)));
        assertEquals(200, run.statusCode(), run.body());
        assertEquals(1, Texts.json(run).get("people").asInt(), run.body());
        assertEquals(other.number(), Texts.json(run).at("/unknown/0").asText(), run.body());
        assertFalse(run.body().contains(other.name().zh()), run.body());
    }

    /** They stand at no site yet: whoever hangs terminals at one site finds theirs among all. */
    @Test
    void whoAddsTerminalsAtOneSiteSeesThoseThatCalled() {
        Scope site = new Scope(false, Set.of(company.shanghai.id()), Set.of(), Set.of());
        String technician = company.front.key(site, Set.of("terminal.write"));
        assertEquals(200, company.get(technician, "/unknown-terminals").statusCode());
    }

    private static int assign(String body) {
        return post("/assignments", body);
    }

    private static int post(String path, String body) {
        String key = manager.get("Authorization").substring("Bearer ".length());
        return company.post(key, path, body).statusCode();
    }

    private static Stream<DynamicTest> withParameter(Class<?> type, ThrowingTest test) {
        return Operations.all().stream()
                .filter(operation ->
                        Arrays.asList(operation.method().getParameterTypes()).contains(type))
                .filter(operation -> operation.path().contains("{"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> test.run(operation)));
    }

    @FunctionalInterface
    private interface ThrowingTest {
        void run(Operation operation) throws Exception;
    }

    private static void assertNothingOf(Employee employee, Probe.Answer answer) {
        assertFalse(answer.body().contains("\"" + employee.number() + "\""), answer.body());
        assertFalse(answer.body().contains(employee.name().zh()), answer.body());
    }

    private static int occurrences(String text, String part) {
        return text.split(java.util.regex.Pattern.quote("\"" + part + "\""), -1).length - 1;
    }

    /** What the operation must be told to answer anything. */
    private static String query(Operation operation, String more) {
        String query = "";
        if (asksFor(operation, "month")) {
            query += "&month=2026-09";
        } else if (asksFor(operation, "from", LocalDate.class)) {
            query += "&from=2026-09-01&until=2026-09-30";
        } else if (asksFor(operation, "from", LocalDateTime.class)) {
            query += "&siteId=" + company.shanghai.id().text() + "&from=2026-09-01T00:00&until=2026-09-01T12:00";
        }
        if (operation.id().equals("credentialsLookUp")) {
            query += "&text=00ABCDEF";
        }
        String all = query + more;
        return all.isEmpty() ? "" : "?" + all.substring(1);
    }

    private static boolean asksFor(Operation operation, String name) {
        return asksFor(operation, name, Object.class);
    }

    private static boolean asksFor(Operation operation, String name, Class<?> type) {
        return Stream.of(operation.method().getParameters())
                .filter(parameter -> type.isAssignableFrom(parameter.getType()))
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .anyMatch(query -> query != null && query.value().equals(name));
    }

    private static Credential card(Employee holder, long number) {
        return company.desk.credentials.issue(
                company.actor,
                Scope.EVERYBODY,
                new CredentialDraft(holder.id(), new Identifier.Card(CardNumber.of(32, number))));
    }

    private static void everybodyWorks() {
        Shift shift = company.time.shifts.define(
                company.actor,
                new ShiftTerms(
                        "D",
                        SHIFT,
                        "",
                        List.of(new ShiftTerms.Segment(480, 1020)),
                        List.of(),
                        120,
                        360,
                        company.time.rules.standard(company.org).id(),
                        java.util.OptionalInt.empty(),
                        java.util.OptionalInt.empty()));
        company.time.rosters.assign(
                company.actor,
                new Assignment.Target.Everybody(),
                Pattern.week(Map.of(java.time.DayOfWeek.MONDAY, shift.id())),
                java.time.LocalDate.of(2026, 9, 1),
                Optional.empty(),
                true);
    }
}
