package org.clockhouse.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.clockhouse.account.Role;
import org.clockhouse.kernel.Scope;
import org.clockhouse.rest.internal.http.Mapper;
import org.clockhouse.rest.internal.http.Public;
import org.clockhouse.rest.internal.openapi.Operations;
import org.clockhouse.rest.internal.openapi.Operations.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every operation, found in the resources, against nobody, against all rights but the one it needs, and against that one. */
class PermissionMatrixTest {

    @TempDir
    static Path directory;

    private static Company company;
    private static Probe probe;
    private static final Map<String, String> WITHOUT = new HashMap<>();
    private static final Map<String, String> ONLY = new HashMap<>();

    @BeforeAll
    static void start() {
        company = new Company(directory);
        probe = new Probe(company.web);
    }

    @AfterAll
    static void stop() {
        company.close();
    }

    @TestFactory
    Stream<DynamicTest> withoutCredentialsThereIsNothing() {
        return guarded(operation -> {
            Probe.Answer answer = probe.send(operation, Map.of());
            assertEquals(401, answer.status(), answer.body());
        });
    }

    @TestFactory
    Stream<DynamicTest> everyOtherPermissionIsNotEnough() {
        return needingPermission(operation -> {
            Probe.Answer answer = probe.send(
                    operation, bearer(WITHOUT.computeIfAbsent(operation.permission(), PermissionMatrixTest::allBut)));
            assertEquals(403, answer.status(), answer.body());
            assertEquals(operation.permission(), json(answer).get("permission").asText());
        });
    }

    @TestFactory
    Stream<DynamicTest> thePermissionIsEnough() {
        return needingPermission(operation -> {
            Probe.Answer answer =
                    probe.send(operation, bearer(ONLY.computeIfAbsent(operation.permission(), company::key)));
            assertTrue(
                    Set.of(200, 201, 202, 204, 400, 404, 409, 412, 422).contains(answer.status()),
                    answer.status() + " " + answer.body());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsForEverybodyAsksNobodyWhoTheyAre() {
        return tests(operation -> operation.annotation(Public.class) != null, operation -> {
            Probe.Answer answer = probe.send(operation, Map.of());
            assertTrue(Set.of(200, 400).contains(answer.status()), answer.status() + " " + answer.body());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsForWhoeverIsSignedInNeedsASession() {
        company.front.operator("lilei", company.front.role(Set.of("own.read"), Map.of()), Scope.EVERYBODY);
        return tests(
                operation -> operation.annotation(org.clockhouse.rest.internal.http.SignedIn.class) != null,
                operation -> {
                    Map<String, String> session = Map.of("Cookie", company.cookie("lilei"), "X-Clockhouse", "1");
                    Probe.Answer answer = probe.send(operation, session);
                    assertTrue(Set.of(200, 204, 400).contains(answer.status()), answer.status() + " " + answer.body());
                    Probe.Answer machine = probe.send(operation, bearer(company.key("own.read")));
                    assertTrue(Set.of(400, 403).contains(machine.status()), machine.status() + " " + machine.body());
                });
    }

    /** With the cookie of somebody who may do everything, but not from the console. */
    @TestFactory
    Stream<DynamicTest> aCookieAloneChangesNothingAnywhere() {
        company.front.operator(
                "boss",
                company.front.role(Set.copyOf(company.front.permissions().all()), Map.of()),
                Scope.EVERYBODY);
        String cookie = company.cookie("boss");
        return tests(
                operation -> !operation.verb().equals("GET") && operation.annotation(Public.class) == null,
                operation -> {
                    Probe.Answer bare = probe.send(operation, Map.of("Cookie", cookie));
                    assertEquals(403, bare.status(), bare.body());
                    assertEquals("request.forged", json(bare).get("code").asText());
                    Map<String, String> foreign =
                            Map.of("Cookie", cookie, "X-Clockhouse", "1", "Origin", "https://evil.example");
                    Probe.Answer elsewhere = probe.send(operation, foreign);
                    assertEquals("request.forged", json(elsewhere).get("code").asText());
                });
    }

    @TestFactory
    Stream<DynamicTest> theSuitesOwnRolesReachWhatTheyHoldAndNothingElse() {
        return company.front.roles().list(company.org).stream()
                .filter(role -> role.builtIn() && role.reach() == Role.Reach.GRANTED_SCOPE)
                .map(role -> DynamicTest.dynamicTest(role.id().text(), () -> {
                    String key = company.front.keyOf(role.id());
                    for (Operation operation : Operations.all()) {
                        if (!operation.permission().isEmpty()) {
                            Probe.Answer answer = probe.send(operation, bearer(key));
                            boolean held = role.permissions().contains(operation.permission());
                            assertEquals(
                                    !held, answer.status() == 403, role.id() + " " + operation.id() + ": " + answer);
                        }
                    }
                }));
    }

    @Test
    void everyOperationFoundIsServed() {
        assertTrue(Operations.all().size() > 100);
        for (Operation operation : Operations.all()) {
            Probe.Answer answer = probe.send(operation, bearer("made-up"));
            boolean unknown = answer.body().contains("resource.not-found") || answer.status() == 405;
            assertTrue(!unknown, operation.id() + " is not served: " + answer);
        }
    }

    @Test
    void everyPermissionAskedForExists() {
        Set<String> known = Set.copyOf(company.front.permissions().all());
        List<String> unknown = Operations.all().stream()
                .map(Operation::permission)
                .filter(permission -> !permission.isEmpty() && !known.contains(permission))
                .toList();
        assertEquals(List.of(), unknown);
    }

    private static Stream<DynamicTest> guarded(ThrowingTest test) {
        return tests(operation -> operation.annotation(Public.class) == null, test);
    }

    private static Stream<DynamicTest> needingPermission(ThrowingTest test) {
        return tests(operation -> !operation.permission().isEmpty(), test);
    }

    private static Stream<DynamicTest> tests(Function<Operation, Boolean> which, ThrowingTest test) {
        return Operations.all().stream()
                .filter(which::apply)
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> test.run(operation)));
    }

    @FunctionalInterface
    private interface ThrowingTest {
        void run(Operation operation) throws Exception;
    }

    private static String allBut(String permission) {
        Set<String> rest = new LinkedHashSet<>(company.front.permissions().all());
        rest.remove(permission);
        return company.front.key(Scope.EVERYBODY, rest);
    }

    private static Map<String, String> bearer(String key) {
        return Map.of("Authorization", "Bearer " + key);
    }

    private static com.fasterxml.jackson.databind.JsonNode json(Probe.Answer answer) throws JsonProcessingException {
        return Mapper.create().readTree(answer.body());
    }
}
