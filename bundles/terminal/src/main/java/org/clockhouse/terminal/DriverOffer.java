package org.clockhouse.terminal;

import java.util.Optional;
import org.clockhouse.terminal.InstalledDriver.Signature;

/**
 * What a jar would be, were it installed.
 *
 * @param replaces the driver whose place it would take: one of the same symbolic name
 */
public record DriverOffer(
        String symbolicName, String version, String sha256, Signature signature, Optional<InstalledDriver> replaces) {}
