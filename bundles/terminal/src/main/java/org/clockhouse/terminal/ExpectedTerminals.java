package org.clockhouse.terminal;

import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.SiteId;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Terminals that are authorised beforehand: by the serial number that stands on the box, or by a code that whoever hangs it up
 * enters once. Whatever else calls stays in the tray.
 */
@ProviderType
public interface ExpectedTerminals {

    /** Longest life of a code. */
    Duration LONGEST = Duration.ofDays(60);

    record Numbered(String serial, ExpectedTerminal.Draft draft) {}

    /** @param code shown this once; only its hash is kept */
    record Coded(ExpectedTerminal terminal, String code) {}

    /** Those still awaited and those that came, the latest written first; a scope sees those of its sites. */
    Slice<ExpectedTerminal> page(OrgId org, Scope scope, Page page);

    /**
     * All of them or none; one that waits in the tray already is registered at once.
     *
     * @throws org.clockhouse.kernel.Refused {@code terminal.expected.malformed} with {@code /rows/<n>/serial} and the like
     *     for every wrong place: {@code terminal.serial.malformed}, {@code terminal.expected.taken},
     *     {@code terminal.serial.taken}, {@code terminal.site.unknown}, {@code terminal.driver.missing}
     */
    List<ExpectedTerminal> expect(Actor actor, Scope scope, List<Numbered> terminals);

    /**
     * The rows of a sheet: serial number, name, site, area, direction, purpose and driver, by their headings in either
     * language or, without headings, in this order; only the serial number is needed.
     *
     * @param site of rows that name none
     * @param countsFrom as {@link ExpectedTerminal.Draft#countsFrom}, of all rows
     * @throws org.clockhouse.kernel.Refused as {@link #expect}, and as sheets are refused
     */
    List<ExpectedTerminal> expect(
            Actor actor, Scope scope, Optional<SiteId> site, Optional<LocalDate> countsFrom, InputStream sheet);

    /** @throws org.clockhouse.kernel.Refused {@code terminal.code.life} for a life that is none or longer than {@link #LONGEST} */
    Coded code(Actor actor, Scope scope, ExpectedTerminal.Draft draft, Duration life);

    /**
     * Says which device a code stands for; it is registered at once if it has called, else as soon as it does. The code is
     * used up.
     *
     * @throws org.clockhouse.kernel.Refused {@code terminal.code.unknown} for one that was never made, is used or too old
     */
    ExpectedTerminal claim(Actor actor, String serial, String code);

    /** No longer awaited; what came stays registered. */
    void forget(Actor actor, Scope scope, String id);
}
