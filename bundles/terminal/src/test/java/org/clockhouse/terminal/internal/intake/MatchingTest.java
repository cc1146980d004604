package org.clockhouse.terminal.internal.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.CredentialDraft;
import org.clockhouse.credential.CredentialFilter;
import org.clockhouse.credential.CredentialKind;
import org.clockhouse.credential.CredentialState;
import org.clockhouse.credential.CredentialTerms;
import org.clockhouse.credential.Credentials;
import org.clockhouse.credential.Holders;
import org.clockhouse.credential.Holding;
import org.clockhouse.credential.Identifier;
import org.clockhouse.credential.LookUp;
import org.clockhouse.credential.Sighting;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.CredentialId;
import org.clockhouse.kernel.EmployeeId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.kernel.Topic;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final LocalDateTime EIGHT = LocalDateTime.of(2026, 11, 2, 8, 0);

    private final Gatehouse house = new Gatehouse();
    private final WallTerminal wall = new WallTerminal(house.clock);
    private final Dated dated = new Dated();
    private final NoDesk credentials = new NoDesk();
    private final Matching matching =
            new Matching(house.review, dated, credentials, house.rows.terminals(), house.journal);

    @BeforeEach
    void aTerminalOnTheWall() {
        house.add(wall);
        house.register(WallTerminal.ID, WallTerminal.ENDPOINT);
    }

    @Test
    void punchesOfNobodyBecomeSomebodysWhenThePersonAppears() {
        punches(3);
        EmployeeId wang = dated.from(Instant.EPOCH);
        matching.changed(house.org, Topic.EMPLOYEES);
        assertEquals(List.of(wang, wang, wang), owners());
        matching.changed(house.org, Topic.EMPLOYEES);
        assertEquals(
                1,
                house.audit.actions().stream().filter("punch.attribute"::equals).count());
    }

    @Test
    void whoeverHeldItThenGetsIt() {
        punches(4);
        EmployeeId first = dated.from(Instant.EPOCH);
        EmployeeId second = dated.from(Instant.parse("2026-11-03T12:00:00Z"));
        matching.changed(house.org, Topic.CREDENTIALS);
        assertEquals(List.of(first, first, second, second), owners());
    }

    @Test
    void c032ACardUsedBeforeItWasIssuedIsItsFirstHolders() {
        punches(2);
        EmployeeId wang = dated.from(Instant.parse("2026-11-05T00:00:00Z"));
        dated.credential = Optional.of(CredentialId.next());
        credentials.holders = 1;
        matching.changed(house.org, Topic.CREDENTIALS);
        assertEquals(List.of(wang, wang), owners());
    }

    @Test
    void aCardThatSomebodyHeldBeforeSaysNothingOfTheTimeBetween() {
        punches(2);
        dated.from(Instant.parse("2026-11-05T00:00:00Z"));
        dated.credential = Optional.of(CredentialId.next());
        credentials.holders = 2;
        matching.changed(house.org, Topic.CREDENTIALS);
        assertEquals(List.of(), owners());
    }

    @Test
    void aStrangerStaysAStranger() {
        punches(2);
        matching.changed(house.org, Topic.EMPLOYEES);
        assertEquals(List.of(), owners());
    }

    /** One punch a day, read when the clock stands after them all. */
    private void punches(int days) {
        for (int i = 0; i < days; i++) {
            wall.present("7", EIGHT.plusDays(i));
        }
        house.tick(Duration.ofDays(10));
    }

    private List<EmployeeId> owners() {
        return house.punches().stream().flatMap(p -> p.employee().stream()).toList();
    }

    /** One subject that changes hands. */
    private static final class Dated implements Holders {

        private final TreeMap<Instant, EmployeeId> since = new TreeMap<>();
        private Optional<CredentialId> credential = Optional.empty();

        EmployeeId from(Instant from) {
            EmployeeId employee = EmployeeId.next();
            since.put(from, employee);
            return employee;
        }

        @Override
        public List<Holding> resolve(OrgId org, List<Sighting> sightings) {
            List<Holding> found = new ArrayList<>();
            sightings.forEach(sighting -> found.add(at(sighting.at())));
            return found;
        }

        @Override
        public Holding holderAt(OrgId org, CredentialKind kind, String token, Instant instant) {
            return at(instant);
        }

        private Holding at(Instant instant) {
            Map.Entry<Instant, EmployeeId> entry = since.floorEntry(instant);
            return entry == null ? new Holding.None() : new Holding.One(entry.getValue(), credential);
        }
    }

    /** Knows one PIN, and how many people ever held it. */
    private static final class NoDesk implements Credentials {

        private int holders;

        private final Credential credential = new Credential(
                CredentialId.next(),
                EmployeeId.next(),
                new Identifier.Pin("7"),
                CredentialState.ACTIVE,
                Instant.EPOCH,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                "",
                CredentialTerms.standard(true, Instant.EPOCH),
                0);

        @Override
        public Credential find(OrgId org, Scope scope, CredentialId id) {
            return credential;
        }

        @Override
        public List<Credential> history(OrgId org, Scope scope, Identifier identifier) {
            return Collections.nCopies(holders, credential);
        }

        @Override
        public Credential issue(Actor actor, Scope scope, CredentialDraft draft) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public Credential move(
                Actor actor, Scope scope, CredentialId id, CredentialState to, String reason, long version) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public Credential replace(Actor actor, Scope scope, CredentialId old, Identifier successor, String reason) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public List<Credential> of(OrgId org, Scope scope, EmployeeId employee) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public LookUp lookUp(OrgId org, Scope scope, String text) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public Slice<Credential> page(OrgId org, Scope scope, CredentialFilter filter, Page page) {
            throw new UnsupportedOperationException("only read");
        }
    }
}
