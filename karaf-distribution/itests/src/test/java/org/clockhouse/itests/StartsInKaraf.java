package org.clockhouse.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The shipped archive starts whole. */
@RunWith(PaxExam.class)
public class StartsInKaraf {

    @Inject
    private BundleContext context;

    @Inject
    private ServiceComponentRuntime components;

    @Configuration
    public Option[] options() throws IOException {
        return InKaraf.options();
    }

    @Test
    public void everyBundleIsActive() throws Exception {
        InKaraf.await(() -> String.join(", ", asleep()), () -> asleep().isEmpty());
    }

    private List<String> asleep() {
        return Stream.of(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
                .filter(bundle -> (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0)
                .map(bundle -> bundle.getSymbolicName() + " is in state " + bundle.getState())
                .toList();
    }

    @Test
    public void everyComponentIsSatisfiedAndTheApiIsReady() throws Exception {
        assertTrue(components.getComponentDescriptionDTOs().size() > 20);
        InKaraf.await(
                () -> "components wait: " + InKaraf.waiting(components),
                () -> InKaraf.waiting(components).isEmpty()
                        && InKaraf.get("/health/ready").status() == 200);
    }

    @Test
    public void theOpsShellIsNotThere() {
        List<String> shells = Stream.of(context.getBundles())
                .map(Bundle::getSymbolicName)
                .filter(name -> name.startsWith("org.apache.karaf.shell") || name.contains("sshd"))
                .toList();
        assertEquals(List.of(), shells);
    }
}
