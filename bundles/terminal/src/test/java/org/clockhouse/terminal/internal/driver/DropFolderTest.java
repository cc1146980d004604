package org.clockhouse.terminal.internal.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.DriverOffer;
import org.clockhouse.terminal.InstalledDriver;
import org.clockhouse.terminal.InstalledDriver.Origin;
import org.clockhouse.terminal.InstalledDriver.State;
import org.clockhouse.terminal.InstalledDriver.Trust;
import org.clockhouse.terminal.internal.DriverJars;
import org.clockhouse.terminal.internal.Gatehouse;
import org.clockhouse.terminal.internal.Places;
import org.clockhouse.terminal.internal.TestConfig;
import org.clockhouse.terminal.internal.WallTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {

    @TempDir
    Path folder;

    private final Gatehouse house = new Gatehouse();
    private final Boxes container = new Boxes();
    private Path made;
    private Places places;
    private DriverShelf shelf;
    private DropFolder drops;
    private DriverDesk desk;

    @BeforeEach
    void anInstallation() throws IOException {
        made = Files.createDirectories(folder.resolve("made"));
        places = new Places(folder.resolve("base"), folder.resolve("base/etc"));
        start(Unsigned.ALLOW);
    }

    @Test
    void aJarThatRestsIsInstalledKeptAndAudited() throws IOException {
        drop("1.0.0");
        drops.look();
        assertEquals(List.of(), container.versions());
        drops.look();
        drops.look();
        assertEquals(List.of("1.0.0"), container.versions());
        assertEquals(1, kept().size());
        assertEquals(List.of("driver.install"), house.audit.actions());
        InstalledDriver driver = desk.list(house.org).get(0);
        assertEquals(State.FAILED, driver.state());
        assertEquals("driver.no-service", driver.problem());
        assertEquals(Origin.DROPPED, driver.jar().origin());
    }

    @Test
    void aJarThatIsOverwrittenUpdatesAndOneTakenAwayRemoves() throws IOException {
        settle("1.0.0");
        settle("1.1.0");
        assertEquals(List.of("1.1.0"), container.versions());
        assertEquals(1, kept().size());
        Files.delete(places.deploy().resolve("t100.jar"));
        drops.look();
        assertEquals(List.of(), container.versions());
        assertEquals(List.of(), kept());
        assertEquals(List.of("driver.install", "driver.update", "driver.remove"), house.audit.actions());
    }

    @Test
    void aForbiddenJarIsRefusedOnceListedAndAuditedApart() throws IOException {
        Path bad = DriverJars.with(made, "Bundle-Activator", "org.acme.Activator");
        Files.move(bad, places.deploy().resolve("bad.jar"));
        for (int i = 0; i < 5; i++) {
            drops.look();
        }
        assertEquals(List.of(), container.versions());
        assertEquals("driver.activator", desk.list(house.org).get(0).problem());
        assertEquals(1, house.audit.apart().size());
        assertEquals("driver.refused", house.audit.apart().get(0).action());
        desk.remove(house.admin, "bad.jar");
        drops.look();
        assertEquals(List.of(), desk.list(house.org));
        assertTrue(Files.notExists(places.deploy().resolve("bad.jar")));
    }

    @Test
    void anUnsignedJarIsRefusedOutsideDevelopmentByEveryRoad() throws IOException {
        start(Unsigned.REFUSE);
        drop("1.0.0");
        drops.look();
        drops.look();
        assertEquals("driver.unsigned", desk.list(house.org).get(0).problem());
        try (InputStream jar = Files.newInputStream(DriverJars.good(made, "1.0.0"))) {
            Refused refused = assertThrows(Refused.class, () -> desk.install(house.admin, "t.jar", jar));
            assertEquals("driver.unsigned", refused.code());
        }
        assertEquals(List.of(), container.versions());
    }

    @Test
    void anUploadGoesTheSameWayAndIsNotTakenAwayByTheFolder() throws IOException {
        upload("1.0.0");
        drops.look();
        assertEquals(List.of("1.0.0"), container.versions());
        upload("1.1.0");
        assertEquals(List.of("1.1.0"), container.versions());
        desk.remove(house.admin, "org.acme.t100");
        assertEquals(List.of(), container.versions());
        assertThrows(NotFound.class, () -> desk.remove(house.admin, "org.acme.t100"));
    }

    @Test
    void anUpdateThatDoesNotStartBringsTheOldOneBack() throws IOException {
        upload("1.0.0");
        container.startless = "1.1.0";
        Refused refused = assertThrows(Refused.class, () -> upload("1.1.0"));
        assertEquals("driver.does-not-start", refused.code());
        assertEquals(List.of("1.0.0"), container.versions());
        assertEquals("1.0.0", shelf.jars().get(0).version());
        assertEquals(1, kept().size());
    }

    @Test
    void aLookSaysWhatTheInstallationWouldSay() throws IOException {
        upload("1.0.0");
        container.lacking = "org.clockhouse.driver [1.9,2)";
        Path newer = DriverJars.with(made, "Import-Package", "org.clockhouse.driver;version=\"[1.9,2)\"");
        Refused said;
        try (InputStream jar = Files.newInputStream(newer)) {
            said = assertThrows(Refused.class, () -> desk.look(house.org, "newer.jar", jar));
        }
        assertEquals("driver.needs-more", said.code());
        try (InputStream jar = Files.newInputStream(newer)) {
            Refused refused = assertThrows(Refused.class, () -> desk.install(house.admin, "newer.jar", jar));
            assertEquals(said.getMessage(), refused.getMessage());
        }
        assertEquals(List.of("1.0.0"), container.versions());
        assertEquals(1, kept().size());
    }

    @Test
    void aContainerThatForgotItsBundlesIsRebuiltFromTheKeptJars() throws IOException {
        settle("1.0.0");
        container.boxes.clear();
        start(Unsigned.ALLOW);
        drops.look();
        assertEquals(List.of("1.0.0"), container.versions());
    }

    @Test
    void aKeptJarThatWasExchangedIsNotBroughtBack() throws IOException {
        settle("1.0.0");
        container.boxes.clear();
        Files.copy(DriverJars.good(made, "6.6.6"), kept().get(0), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(places.deploy().resolve("t100.jar"));
        start(Unsigned.ALLOW);
        drops.look();
        assertEquals(List.of(), container.versions());
    }

    @Test
    void aBundleUnderOurLocationsThatNobodyLetInIsTakenOut() throws IOException {
        container.boxes.add(new Container.Installed(66, DriverShelf.LOCATION + "evil:00", "evil", "1", true));
        drops.look();
        assertEquals(List.of(), container.versions());
    }

    @Test
    void aDriverThatCameByAFeatureIsListedWithItsFormAndNotRemoved() throws IOException {
        container.boxes.add(new Container.Installed(9, "mvn:org.acme/t100/1.0.0", "org.acme.t100", "1.0.0", true));
        house.drivers.add(new WallTerminal(house.clock), Map.of("service.bundleid", 9L));
        InstalledDriver shipped = desk.list(house.org).get(0);
        assertEquals(Origin.FEATURE, shipped.jar().origin());
        assertEquals("", shipped.shipped());
        assertEquals(State.ACTIVE, shipped.state());
        assertEquals(List.of("password", "mode", "address"), keys(shipped));
        assertEquals("通信密码", shipped.settings().get(0).label().zh());
        assertEquals(
                "driver.built-in",
                assertThrows(Refused.class, () -> desk.remove(house.admin, WallTerminal.ID))
                        .code());
    }

    @Test
    void aJarStandsInForADriverThatCameByAFeatureUntilItIsRemoved() throws IOException {
        container.boxes.add(new Container.Installed(9, "mvn:org.acme/t100/1.0.0", "org.acme.t100", "1.0.0", true));
        settle("1.1.0");
        assertEquals(List.of("mvn:org.acme/t100/1.0.0"), container.resting);
        assertEquals(List.of("1.0.0", "1.1.0"), container.versions());
        assertEquals(List.of("1.0.0"), shipped());
        Files.delete(places.deploy().resolve("t100.jar"));
        drops.look();
        assertEquals(List.of(), container.resting);
        assertEquals(List.of("1.0.0"), container.versions());
    }

    /** Of each driver that is listed, what goes on when it is removed. */
    private List<String> shipped() {
        return desk.list(house.org).stream().map(InstalledDriver::shipped).toList();
    }

    @Test
    void aStandInThatDoesNotStartLeavesTheShippedDriverAtWork() throws IOException {
        container.boxes.add(new Container.Installed(9, "mvn:org.acme/t100/1.0.0", "org.acme.t100", "1.0.0", true));
        container.startless = "1.1.0";
        assertThrows(Refused.class, () -> upload("1.1.0"));
        assertEquals(List.of(), container.resting);
        assertEquals(List.of("1.0.0"), container.versions());
    }

    @Test
    void aDriverThatIsStoppedRestsOverRestartsAndIsListedAsWhatItWas() throws IOException {
        container.boxes.add(new Container.Installed(9, "mvn:org.acme/t100/1.0.0", "org.acme.t100", "1.0.0", true));
        WallTerminal wall = new WallTerminal(house.clock);
        house.drivers.add(wall, Map.of("service.bundleid", 9L));
        desk.stop(house.admin, WallTerminal.ID);
        house.drivers.remove(wall);
        assertEquals(List.of("mvn:org.acme/t100/1.0.0"), container.resting);
        InstalledDriver stopped = desk.list(house.org).get(0);
        assertEquals(State.STOPPED, stopped.state());
        assertEquals(WallTerminal.ID, stopped.id());
        assertEquals(Set.of("VISIT"), stopped.roads());
        container.resting.clear();
        start(Unsigned.REFUSE);
        drops.look();
        assertEquals(List.of("mvn:org.acme/t100/1.0.0"), container.resting);
        desk.start(house.admin, WallTerminal.ID);
        assertEquals(List.of(), container.resting);
        assertEquals(List.of("driver.stop", "driver.start"), house.audit.actions());
    }

    @Test
    void aJarIsLookedAtBeforeItIsInstalledAndNothingChanges() throws IOException {
        settle("1.0.0");
        try (InputStream jar = Files.newInputStream(DriverJars.good(made, "1.1.0"))) {
            DriverOffer offer = desk.look(house.org, "t100.jar", jar);
            assertEquals("1.1.0", offer.version());
            assertEquals(Trust.UNSIGNED, offer.signature().trust());
            assertEquals("1.0.0", offer.replaces().orElseThrow().jar().version());
        }
        assertEquals(List.of("1.0.0"), container.versions());
        assertEquals(List.of("driver.install"), house.audit.actions());
    }

    @Test
    void aDroppedJarThatIsNotLetInAgainIsListedOnceAndGoesForGood() throws IOException {
        settle("1.0.0");
        start(Unsigned.REFUSE);
        drops.look();
        drops.look();
        assertEquals(List.of(), container.versions());
        List<InstalledDriver> listed = desk.list(house.org);
        assertEquals(1, listed.size(), listed.toString());
        assertEquals("driver.unsigned", listed.get(0).problem());
        desk.remove(house.admin, listed.get(0).id());
        drops.look();
        assertEquals(List.of(), desk.list(house.org));
        assertTrue(Files.notExists(places.deploy().resolve("t100.jar")));
    }

    @Test
    void aJarWhoseSignerIsNoLongerKnownIsNotLetInAtTheNextStart() throws Exception {
        DriverJars.Signer acme = new DriverJars.Signer(made, "Acme");
        acme.trustIn(places.signers());
        start(Unsigned.REFUSE);
        Path signed = acme.sign(DriverJars.good(made, "1.0.0"), made.resolve("signed.jar"));
        try (InputStream jar = Files.newInputStream(signed)) {
            assertEquals(
                    Trust.KNOWN,
                    desk.install(house.admin, "t.jar", jar).signature().trust());
        }
        Files.delete(places.signers().resolve("signer.cer"));
        assertEquals(Trust.UNKNOWN, desk.list(house.org).get(0).signature().trust());
        start(Unsigned.REFUSE);
        drops.look();
        assertEquals(List.of(), container.versions());
        assertEquals("driver.signer.unknown", desk.list(house.org).get(0).problem());
        acme.trustIn(places.signers());
        start(Unsigned.REFUSE);
        drops.look();
        assertEquals(List.of("1.0.0"), container.versions());
    }

    private static List<String> keys(InstalledDriver driver) {
        return driver.settings().stream().map(InstalledDriver.Field::key).toList();
    }

    private void start(Unsigned unsigned) throws IOException {
        shelf = new DriverShelf(container, house.rows.jars(), house.companies, house.journal, places, new TestConfig() {
            @Override
            public String unsigned__drivers() {
                return unsigned.name();
            }
        });
        drops = new DropFolder(shelf, house.companies, places, house.direct);
        desk = new DriverDesk(house.drivers, shelf, drops, container);
    }

    private void drop(String version) throws IOException {
        Path target = places.deploy().resolve("t100.jar");
        Files.move(DriverJars.good(made, version), target, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(target, FileTime.fromMillis(1_000L * version.hashCode()));
    }

    private void settle(String version) throws IOException {
        drop(version);
        drops.look();
        drops.look();
    }

    private void upload(String version) throws IOException {
        try (InputStream jar = Files.newInputStream(DriverJars.good(made, version))) {
            desk.install(house.admin, "C:\\drivers\\t100.jar", jar);
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(places.drivers())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A container of names. */
    private static final class Boxes implements Container {

        private final List<Installed> boxes = new ArrayList<>();
        private final List<String> resting = new ArrayList<>();
        private String startless = "";
        private String lacking = "nothing";

        List<String> versions() {
            return boxes.stream().map(Installed::version).toList();
        }

        @Override
        public List<Installed> bundles() {
            return List.copyOf(boxes);
        }

        @Override
        public boolean offers(Need need) {
            return !need.text().contains(lacking);
        }

        @Override
        public void install(String location, Path jar) throws IOException {
            DriverCheck.Passed passed = new DriverCheck(new Signers(jar), Unsigned.ALLOW, need -> true).check(jar);
            if (passed.version().equals(startless)) {
                throw new Refused("driver.does-not-start", "as the test wants");
            }
            boxes.add(new Installed(100L + boxes.size(), location, passed.symbolicName(), passed.version(), true));
        }

        @Override
        public void rest(String location) {
            resting.add(location);
        }

        @Override
        public void wake(String location) {
            resting.remove(location);
        }

        @Override
        public void uninstall(String location) {
            boxes.removeIf(box -> box.location().equals(location));
        }
    }
}
