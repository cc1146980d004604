package org.clockhouse.report.internal.figure;

import java.util.List;
import java.util.Optional;
import org.clockhouse.report.ReportRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The listings of the library. */
@Component(service = Listings.class)
public final class Listings {

    private final List<Listing> all;

    @Activate
    public Listings(
            @Reference CycleSheet cycles,
            @Reference CountSheet counts,
            @Reference PairSheet pairs,
            @Reference LeaveLotSheet lots) {
        this(new Listing[] {cycles, counts, pairs, lots});
    }

    public Listings(Listing... all) {
        this.all = List.of(all);
    }

    public Optional<Listing> find(ReportRequest.Name name) {
        return all.stream().filter(listing -> listing.name() == name).findFirst();
    }
}
