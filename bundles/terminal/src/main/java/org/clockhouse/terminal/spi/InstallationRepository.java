package org.clockhouse.terminal.spi;

import org.clockhouse.kernel.TerminalId;
import org.clockhouse.terminal.Installation;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps the sheets of installations. */
@ConsumerType
public interface InstallationRepository {

    /** With its photographs, the oldest first. */
    Installation of(TerminalId terminal);

    /**
     * Writes all but the photographs, with the version that it carries raised by one.
     *
     * @throws org.clockhouse.kernel.Stale if that is not the stored version
     */
    void put(Installation installation);

    void add(TerminalId terminal, Installation.Photo photo);

    void remove(TerminalId terminal, String photo);
}
