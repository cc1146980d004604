package org.clockhouse.registry.internal.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.clockhouse.kernel.Transactions;
import org.clockhouse.kernel.Workers;
import org.clockhouse.registry.spi.ImportRepository;
import org.clockhouse.registry.spi.OrganisationRepository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Forgets sheets that nobody will undo any more: they hold phones and documents of everybody in them. */
@Component(
        service = {},
        immediate = true)
public final class OldSheets {

    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration EVERY = Duration.ofHours(1);

    private final ImportRepository imports;
    private final OrganisationRepository organisation;
    private final Transactions transactions;
    private final Clock clock;
    private final Workers.Crew crew;

    @Activate
    public OldSheets(
            @Reference ImportRepository imports,
            @Reference OrganisationRepository organisation,
            @Reference Transactions transactions,
            @Reference Clock clock,
            @Reference Workers workers) {
        this.imports = imports;
        this.organisation = organisation;
        this.transactions = transactions;
        this.clock = clock;
        this.crew = workers.crew("old-sheets", 1);
        crew.every(EVERY, this::forget);
    }

    @Deactivate
    public void stop() {
        crew.close();
    }

    private void forget() {
        Instant before = clock.instant().minus(KEPT);
        organisation.companies().forEach(company -> transactions.in(company.id(), () -> imports.removeBefore(before)));
    }
}
