package org.clockhouse.terminal.spi;

import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what terminals' clocks showed, and when; never changed, because punches were understood by it. */
@ConsumerType
public interface ContactRepository {

    /** Adds one; the same instant again changes nothing. */
    void add(TerminalId terminal, Contact contact);

    /** The terminal's contacts since an instant, and the last one before it, oldest first. */
    List<Contact> since(TerminalId terminal, Instant from);
}
