package org.clockhouse.registry.internal.organisation;

import java.time.Duration;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Companies;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Unavailable;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.organisation.Organisation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Gives the company that the first start makes a name to begin with, so that it can be read and renamed at once. */
@Component(service = FirstCompany.class, immediate = true)
public final class FirstCompany {

    static final LocalName UNNAMED = new LocalName("本公司", "Our company");
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final Companies companies;
    private final Organisation organisation;
    private final Workers.Crew crew;

    @Activate
    public FirstCompany(
            @Reference Companies companies, @Reference Organisation organisation, @Reference Workers workers) {
        this.companies = companies;
        this.organisation = organisation;
        this.crew = workers.crew("first-company", 1);
        crew.run(this::found);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    /** The first start may not be over yet; founding what is founded changes nothing. */
    private void found() {
        try {
            List<OrgId> all = companies.all();
            all.forEach(org -> organisation.found(Actor.system(org, "registry"), UNNAMED));
            if (!all.isEmpty()) {
                return;
            }
        } catch (Unavailable e) {
            // The store comes and goes; the next turn asks again.
        }
        crew.later(AGAIN, this::found);
    }
}
