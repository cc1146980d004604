package org.clockhouse.account.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SavedView;
import org.clockhouse.account.SavedViewId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.Test;

/** What every repository of saved views does. */
public abstract class SavedViewRepositoryContract {

    private static final RoleId HR = new RoleId("HR");
    private static final RoleId MANAGER = new RoleId("MANAGER");

    private final OrgId org = OrgId.next();
    private final AccountId ann = AccountId.next();
    private final AccountId bob = AccountId.next();

    protected abstract Transactions transactions();

    protected abstract SavedViewRepository views();

    private SavedView put(SavedView view) {
        return transactions().in(org, () -> views().put(view));
    }

    private static SavedView draft(AccountId owner, String screen, String name, RoleId... roles) {
        return new SavedView(SavedViewId.next(), owner, screen, name, "site=a&text=王", Set.of(roles), 0);
    }

    private List<SavedView> of(AccountId account, Set<RoleId> roles) {
        return transactions().in(org, () -> views().of(account, roles, "people"));
    }

    @Test
    void onesOwnAndThoseOfOnesRolesComeByName() {
        SavedView own = put(draft(ann, "people", "b"));
        SavedView shared = put(draft(bob, "people", "a", HR, MANAGER));
        put(draft(bob, "people", "c"));
        put(draft(ann, "reports", "d"));
        assertEquals(List.of(shared, own), of(ann, Set.of(MANAGER, HR)));
        assertEquals(List.of(own), of(ann, Set.of()));
        assertEquals(2, (int) transactions().in(org, () -> views().count(ann)));
        transactions().run(OrgId.next(), () -> assertEquals(0, views().count(ann)));
    }

    @Test
    void aViewIsChangedByWhoSawItAsItIsAndGoesWithItsChoices() {
        SavedView view = put(draft(ann, "people", "b", HR));
        SavedView changed = put(new SavedView(view.id(), ann, "people", "c", "", Set.of(MANAGER), view.version()));
        assertEquals(Optional.of(changed), transactions().in(org, () -> views().find(view.id())));
        assertThrows(Stale.class, () -> put(view));
        transactions().run(org, () -> views().choose(bob, "people", Optional.of(view.id())));
        assertEquals(Optional.of(view.id()), transactions().in(org, () -> views().chosen(bob, "people")));
        assertThrows(Stale.class, () -> transactions().run(org, () -> views().remove(view)));
        transactions().run(org, () -> views().remove(changed));
        assertEquals(Optional.empty(), transactions().in(org, () -> views().chosen(bob, "people")));
        assertEquals(List.of(), of(ann, Set.of(MANAGER)));
    }
}
