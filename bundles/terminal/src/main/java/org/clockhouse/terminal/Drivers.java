package org.clockhouse.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The drivers of this installation. A driver is code, so every jar passes one check, whichever way it comes: console and REST
 * through {@link #install}, the folder {@code deploy/}, and again at each start.
 */
@ProviderType
public interface Drivers {

    /** By id. */
    List<InstalledDriver> list(OrgId org);

    /**
     * Checks the jar, keeps it, and installs it, or updates the driver that has the same symbolic name. Nothing else is
     * restarted; visits by the old driver are ended first and lose nothing. A driver that came by a feature rests while a jar
     * of its symbolic name stands in for it.
     *
     * @param fileName for people; only its last part is used
     * @throws org.clockhouse.kernel.Refused {@code driver.too-large}, {@code driver.not-a-bundle},
     *     {@code driver.import.forbidden}, {@code driver.unsigned}, {@code driver.signer.unknown} and the like; audited too
     */
    InstalledDriver install(Actor actor, String fileName, InputStream jar) throws IOException;

    /**
     * What the jar would do, without doing it.
     *
     * @throws org.clockhouse.kernel.Refused as {@link #install}
     */
    DriverOffer look(OrgId org, String fileName, InputStream jar) throws IOException;

    /**
     * Lets a driver rest, over restarts too; its terminals show {@code DRIVER_MISSING} and keep what they have. One that rests
     * already is no error.
     *
     * @throws org.clockhouse.kernel.Refused {@code driver.no-service} when it never served
     */
    void stop(Actor actor, String driver);

    /** Starts a driver that rests; one that serves is no error. */
    void start(Actor actor, String driver);

    /**
     * Removes a driver; its terminals show {@code DRIVER_MISSING}, or go on with the one that came by a feature.
     *
     * @throws org.clockhouse.kernel.Refused {@code driver.built-in} for one that came by a feature
     */
    void remove(Actor actor, String driver);
}
