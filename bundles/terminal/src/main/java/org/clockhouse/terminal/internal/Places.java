package org.clockhouse.terminal.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The folders that people and the suite meet in, beneath the installation's. */
@Component(service = Places.class)
public final class Places {

    private final Path base;
    private final Path etc;

    @Activate
    public Places(BundleContext context) {
        this(Path.of(context.getProperty("karaf.base")), Path.of(context.getProperty("karaf.etc")));
    }

    public Places(Path base, Path etc) {
        this.base = base;
        this.etc = etc;
    }

    /** Where people drop driver jars. */
    public Path deploy() {
        return base.resolve("deploy");
    }

    /** The jars that were let in; the container is rebuilt from them. */
    public Path drivers() {
        return base.resolve("drivers");
    }

    /** Certificates (PEM or DER) of those whose drivers are let in. */
    public Path signers() {
        return etc.resolve("driver-signers");
    }

    /** The TLS key and certificate that the console shows too; its password lies beside it. */
    public Path serverKey() {
        return etc.resolve("keys").resolve("server.p12");
    }

    public Path serverPassword() {
        return etc.resolve("keys").resolve("server.password");
    }

    /** A folder for each terminal in it, with what went over its wire. */
    public Path recordings() {
        return base.resolve("recordings");
    }

    /** A folder for each terminal in it; what lies there is taken in. */
    public Path sticks() {
        return base.resolve("sticks");
    }
}
