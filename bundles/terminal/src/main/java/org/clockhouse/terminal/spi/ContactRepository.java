package org.clockhouse.terminal.spi;

import java.time.Instant;
import java.util.List;
import org.clockhouse.kernel.TerminalId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps what terminals' clocks showed, and when; never changed, because punches are understood by it, but not kept for ever. */
@ConsumerType
public interface ContactRepository {

    /** Adds one; the same instant again changes nothing. */
    void add(TerminalId terminal, Contact contact);

    /** The terminal's contacts since an instant, and the last one before it, oldest first. */
    List<Contact> since(TerminalId terminal, Instant from);

    /** Deletes the terminal's contacts before an instant, the last of them left out: what came after it is understood by that one. */
    void forget(TerminalId terminal, Instant before);
}
