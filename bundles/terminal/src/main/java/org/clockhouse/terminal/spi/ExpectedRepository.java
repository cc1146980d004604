package org.clockhouse.terminal.spi;

import java.util.Optional;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.clockhouse.terminal.ExpectedTerminal;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps terminals that are authorised beforehand. A key finds one until it has arrived: its serial number, or the hash of its code. */
@ConsumerType
public interface ExpectedRepository {

    /** @throws org.clockhouse.kernel.Refused {@code terminal.expected.taken} (a duplicate) if the key finds another */
    void add(ExpectedTerminal terminal, String key);

    /**
     * Instead of what is stored under its id. @param key empty when nothing is to find it any more
     *
     * @throws org.clockhouse.kernel.Refused as {@link #add}
     */
    void replace(ExpectedTerminal terminal, String key);

    Optional<ExpectedTerminal> byKey(String key);

    Optional<ExpectedTerminal> find(String id);

    /** Taking away what is not there is no error. */
    void remove(String id);

    /** By id, the latest first, which is also {@link Slice#next}. A scope sees those of its sites. */
    Slice<ExpectedTerminal> page(Scope scope, Page page);
}
