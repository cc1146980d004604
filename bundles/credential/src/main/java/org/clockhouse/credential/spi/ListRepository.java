package org.clockhouse.credential.spi;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.clockhouse.credential.delivery.TerminalList;
import org.clockhouse.credential.delivery.WallTerminal.Ability;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ConsumerType;

/** What is kept of a terminal's list as a whole. */
@ConsumerType
public interface ListRepository {

    /**
     * @param driverVersion by which its list was told last; empty when that is not known
     * @param version see {@link TerminalList}
     * @param asked whether somebody wants it compared
     * @param purge whether strangers are to go then
     */
    record Kept(
            Ability ability,
            String driverVersion,
            long version,
            Optional<Instant> changed,
            Optional<Instant> compared,
            int strangers,
            boolean asked,
            boolean purge) {

        public static final Kept NEW =
                new Kept(Ability.UNKNOWN, "", 0, Optional.empty(), Optional.empty(), 0, false, false);

        public Kept able(Ability known, String by) {
            return new Kept(known, by, version, changed, compared, strangers, asked, purge);
        }

        public Kept confirmed(Instant now) {
            return new Kept(ability, driverVersion, version + 1, Optional.of(now), compared, strangers, asked, purge);
        }

        public Kept asked(boolean purging) {
            return new Kept(ability, driverVersion, version, changed, compared, strangers, true, purging);
        }

        public Kept compared(Instant now, int found) {
            return new Kept(ability, driverVersion, version, changed, Optional.of(now), found, false, false);
        }
    }

    Kept find(TerminalId terminal);

    Map<TerminalId, Kept> all();

    void save(TerminalId terminal, Kept kept);

    /** Of every terminal that has lines. */
    Map<TerminalId, TerminalList.Counts> counts();
}
