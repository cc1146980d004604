package org.clockhouse.rest.internal;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Backups;
import org.clockhouse.kernel.KeyRotations;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.RecoveryKeys;
import org.clockhouse.kernel.Refused;
import org.clockhouse.terminal.DriverOffer;
import org.clockhouse.terminal.Drivers;
import org.clockhouse.terminal.InstalledDriver;

/** What needs a container or a disk is played by the smallest thing that keeps its promises. */
final class StandIns {

    private StandIns() {}

    static final class NoDrivers implements Drivers {

        volatile String installed = "";

        @Override
        public List<InstalledDriver> list(OrgId org) {
            return List.of();
        }

        @Override
        public InstalledDriver install(Actor actor, String fileName, InputStream jar) {
            installed = fileName;
            throw new Refused("driver.not-a-bundle", "this is no bundle");
        }

        @Override
        public DriverOffer look(OrgId org, String fileName, InputStream jar) {
            throw new Refused("driver.not-a-bundle", "this is no bundle");
        }

        @Override
        public void stop(Actor actor, String driver) {
            throw new NotFound("driver", driver);
        }

        @Override
        public void start(Actor actor, String driver) {
            throw new NotFound("driver", driver);
        }

        @Override
        public void remove(Actor actor, String driver) {
            throw new NotFound("driver", driver);
        }
    }

    static final class PaperBackups implements Backups {

        volatile String failure = "";

        @Override
        public Backup make() {
            return new Backup("20261001-080000.backup", Instant.parse("2026-10-01T08:00:00Z"), 17);
        }

        @Override
        public List<Backup> list() {
            return List.of(make());
        }

        @Override
        public Freshness freshness() {
            return new Freshness(Optional.of(make().at()), Duration.ofHours(36), false);
        }

        @Override
        public Optional<Failure> failure() {
            return failure.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Failure(
                            make().at(), failure, Optional.of(make().at().plusSeconds(900))));
        }

        @Override
        public Drill drill(String name) {
            if (!name.equals(make().name())) {
                throw new NotFound("backup", name);
            }
            return new Drill(name, 1, 2, 3);
        }
    }

    static final class PaperKeys implements RecoveryKeys {

        private volatile boolean proved;

        @Override
        public boolean isProved() {
            return proved;
        }

        @Override
        public byte[] save(char[] passphrase) {
            if (passphrase.length < SHORTEST) {
                throw new Refused("recovery.passphrase.short", "too short");
            }
            return new String(passphrase).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public void prove(byte[] file, char[] passphrase) {
            if (!new String(file, java.nio.charset.StandardCharsets.UTF_8).equals(new String(passphrase))) {
                throw new Refused("recovery.passphrase.wrong", "wrong");
            }
            proved = true;
        }
    }

    /** Done as soon as it is begun. */
    static final class PaperRotations implements KeyRotations {

        volatile Optional<Rotation> last = Optional.empty();

        @Override
        public Rotation start() {
            Instant now = Instant.parse("2026-10-01T08:00:00Z");
            last = Optional.of(new Rotation(2, now, Optional.of(now), 17, 1));
            return new Rotation(2, now, Optional.empty(), 0, 0);
        }

        @Override
        public Optional<Rotation> latest() {
            return last;
        }
    }
}
