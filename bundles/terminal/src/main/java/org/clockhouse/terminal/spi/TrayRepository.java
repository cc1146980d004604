package org.clockhouse.terminal.spi;

import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Slice;
import org.clockhouse.terminal.UnknownTerminal;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps terminals that called without being registered, by serial number. */
@ConsumerType
public interface TrayRepository {

    /** Adds it, or replaces what was there under the serial number. */
    void save(UnknownTerminal terminal);

    Optional<UnknownTerminal> find(String serial);

    /** Taking away what is not there is no error. */
    void remove(String serial);

    int size();

    /** By serial number, which is also {@link Slice#next}. */
    Slice<UnknownTerminal> page(Page page);
}
