package org.clockhouse.terminal.internal.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.clockhouse.kernel.Refused;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The framework this bundle runs in. */
@Component(service = Container.class)
public final class FrameworkContainer implements Container {

    /** Through the system bundle, so that what is installed outlives an update of this bundle. */
    private final BundleContext system;

    @Activate
    public FrameworkContainer(BundleContext context) {
        this.system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
    }

    @Override
    public List<Installed> bundles() {
        return Arrays.stream(system.getBundles())
                .map(bundle -> new Installed(
                        bundle.getBundleId(),
                        bundle.getLocation(),
                        String.valueOf(bundle.getSymbolicName()),
                        bundle.getVersion().toString(),
                        bundle.getState() == Bundle.ACTIVE))
                .toList();
    }

    @Override
    public boolean offers(Need need) {
        return !system.getBundle()
                .adapt(FrameworkWiring.class)
                .findProviders(need)
                .isEmpty();
    }

    @Override
    public void install(String location, Path jar) throws IOException {
        Bundle bundle = null;
        try (InputStream content = Files.newInputStream(jar)) {
            bundle = system.installBundle(location, content);
            bundle.start();
        } catch (BundleException e) {
            if (bundle != null) {
                uninstall(location);
            }
            throw new Refused("driver.does-not-start", "the bundle does not start: " + e.getMessage());
        }
    }

    @Override
    public void rest(String location) {
        each(location, Bundle::stop);
    }

    @Override
    public void wake(String location) {
        each(location, Bundle::start);
    }

    @Override
    public void uninstall(String location) {
        each(location, Bundle::uninstall);
    }

    @FunctionalInterface
    private interface Step {
        void on(Bundle bundle) throws BundleException;
    }

    private void each(String location, Step step) {
        Bundle bundle = system.getBundle(location);
        try {
            if (bundle != null) {
                step.on(bundle);
            }
        } catch (BundleException e) {
            throw new IllegalStateException("cannot change " + location, e);
        }
    }
}
