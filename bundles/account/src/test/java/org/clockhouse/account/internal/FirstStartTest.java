package org.clockhouse.account.internal;

import static org.clockhouse.account.internal.House.PASSWORD;
import static org.clockhouse.account.internal.House.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.account.ApiKey;
import org.clockhouse.account.internal.House.Accepted;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {

    @TempDir
    Path directory;

    private House house;
    private Path file;

    @BeforeEach
    void start() {
        house = new House(directory);
        file = directory.resolve("first-sign-in");
    }

    @Test
    void theFirstPasswordIsInAFileThatOnlyItsOwnerReads() throws Exception {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).startsWith("user=admin\npassword="));
        assertTrue(house.accepted("admin", password(file), SERVER).account().mustChangePassword());
    }

    @Test
    void theFileGoesWhenThePasswordIsChanged() {
        Accepted in = house.accepted("admin", password(file), SERVER);
        assertTrue(Files.exists(file));
        house.sessions.changePassword(in.actor(), in.token(), password(file), PASSWORD);
        assertFalse(Files.exists(file));
        assertEquals(Scope.EVERYBODY, house.permissions.require(in.actor(), "account.write"));
    }

    @Test
    void anotherPersonsPasswordChangeLeavesTheFile() {
        house.operator("Anna", "HR", Scope.EVERYBODY);
        assertTrue(Files.exists(file));
    }

    @Test
    void aSecondStartChangesNothing() {
        String before = password(file);
        assertEquals(house.org, house.firstStart.company());
        assertEquals(before, password(file));
        assertEquals(1, house.companies.all().size());
        assertEquals(
                1, house.accounts.page(house.org, "", Page.first(10)).items().size());
    }

    @Test
    void theFirstStartIsAudited() {
        assertEquals(List.of("company.found", "account.create"), house.audit.actions());
        assertFalse(house.audit.drafts().toString().contains(password(file)));
    }

    @Test
    void eachStartMakesANewKeyForMachinesAndRevokesTheOneBefore() throws Exception {
        Path keyFile = directory.resolve("keys/api-key");
        Caretaker first = caretaker(keyFile.toString());
        String firstKey = Files.readString(keyFile).strip();
        assertEquals(Optional.empty(), first.notReady());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)));
        ApiKey key = house.keys.find(firstKey).orElseThrow();
        Actor machine = key.actor("127.0.0.1", "r-1");
        assertEquals(Scope.EVERYBODY, house.permissions.require(machine, "driver.install"));

        house.clock.advance(Duration.ofHours(1));
        caretaker(keyFile.toString());
        assertEquals(Optional.empty(), house.keys.find(firstKey));
        assertTrue(house.keys.find(Files.readString(keyFile).strip()).isPresent());
    }

    @Test
    void aBundleThatIsReplacedWhileTheSuiteServesKeepsTheKey() throws Exception {
        Path keyFile = directory.resolve("keys/api-key");
        Instant started = house.clock.instant();
        caretaker(keyFile.toString(), started);
        String key = Files.readString(keyFile);
        house.clock.advance(Duration.ofHours(1));
        caretaker(keyFile.toString(), started);
        assertEquals(key, Files.readString(keyFile));
        assertTrue(house.keys.find(key.strip()).isPresent());

        Files.delete(keyFile);
        caretaker(keyFile.toString(), started);
        assertEquals(Optional.empty(), house.keys.find(key.strip()));
    }

    @Test
    void withoutConfigurationThereIsNoKey() {
        caretaker("");
        assertEquals(0, house.keys.page(house.org, Page.first(10)).items().size());
    }

    private Caretaker caretaker(String keyFile) {
        return caretaker(keyFile, house.clock.instant());
    }

    private Caretaker caretaker(String keyFile, Instant started) {
        BootstrapKey key = new BootstrapKey(keyFile, house.keys, house.transactions, started);
        return new Caretaker(key, house.firstStart, house.sweeper, house.workers);
    }

    static String password(Path file) {
        try {
            return Files.readAllLines(file).get(1).substring("password=".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
