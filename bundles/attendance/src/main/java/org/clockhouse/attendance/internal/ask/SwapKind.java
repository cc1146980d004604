package org.clockhouse.attendance.internal.ask;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.clockhouse.account.RoleId;
import org.clockhouse.attendance.internal.market.SwapTerms;
import org.clockhouse.attendance.internal.roster.RosterTold;
import org.clockhouse.attendance.market.Swap;
import org.clockhouse.attendance.market.SwapId;
import org.clockhouse.attendance.market.Swaps;
import org.clockhouse.attendance.spi.SwapRepository;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.request.Effect;
import org.clockhouse.request.Request;
import org.clockhouse.request.RequestKind;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Two people swap what they are to work (guide, section 15). Details: {@code swap}, which the colleague has agreed to; the rest is
 * stored from it.
 */
@Component
public final class SwapKind implements RequestKind {

    private final SwapRepository swaps;
    private final SwapTerms terms;
    private final RosterTold told;

    @Activate
    public SwapKind(@Reference SwapRepository swaps, @Reference SwapTerms terms, @Reference RosterTold told) {
        this.swaps = swaps;
        this.terms = terms;
        this.told = told;
    }

    @Override
    public String code() {
        return Swaps.KIND;
    }

    @Override
    public LocalName title() {
        return new LocalName("换班", "swap");
    }

    @Override
    public List<RoleId> usualSteps() {
        return List.of(new RoleId("MANAGER"));
    }

    @Override
    public SortedMap<String, String> check(Asking asking) {
        Details details = new Details(asking.details())
                .knowing(Set.of("swap", "date", "otherDate", "colleague", "gives", "takes"));
        Swap swap = swaps.find(SwapId.of(details.text("swap")))
                .filter(found -> found.asker().equals(asking.employee().id())
                        && found.state() == Swap.State.AGREED
                        && found.request().equals(asking.before().map(Request::id)))
                .orElseThrow(() -> Refused.at(
                        Details.pointer("swap"), "swap.not-agreed", "a swap that the colleague agreed to is wanted"));
        return terms.described(asking.org(), swap);
    }

    /** Minutes follow from what will be worked; who works what is in the details. */
    @Override
    public List<Effect> preview(Asking asking) {
        return List.of();
    }

    @Override
    public void approved(Actor actor, Request request) {
        Swap swap = swap(request);
        swaps.put(swap.done(terms.write(actor.org(), swap)));
        tell(actor, swap, "swapped");
    }

    @Override
    public void withdrawn(Actor actor, Request request) {
        Swap swap = swap(request);
        terms.takeBack(swap, "swap taken back");
        tell(actor, swap, "swapped back");
    }

    private Swap swap(Request request) {
        return swaps.find(SwapId.of(request.details().get("swap")))
                .filter(found -> found.request().equals(Optional.of(request.id())))
                .orElseThrow();
    }

    private void tell(Actor actor, Swap swap, String what) {
        told.changed(
                actor.org(),
                List.of(swap.asker(), swap.colleague()),
                what + " " + swap.id().text(),
                List.of(swap.date(), swap.otherDate()));
    }
}
