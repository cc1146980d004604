package org.clockhouse.account.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.Grant;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SavedView;
import org.clockhouse.account.SavedViewId;
import org.clockhouse.account.spi.InMemorySavedViews;
import org.clockhouse.account.spi.SavedViewRepository;
import org.clockhouse.account.spi.SavedViewRepositoryContract;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.Denied;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedViewsTest extends SavedViewRepositoryContract {

    private static final RoleId MANAGER = new RoleId("MANAGER");

    @TempDir
    Path directory;

    private House house;
    private InMemorySavedViews rows;
    private ViewShelf shelf;

    @BeforeEach
    void open() {
        house = new House(directory);
        rows = new InMemorySavedViews(house.transactions);
        shelf = new ViewShelf(rows, house.permissions, house.audit, house.transactions);
    }

    @Override
    protected Transactions transactions() {
        return house.transactions;
    }

    @Override
    protected SavedViewRepository views() {
        return rows;
    }

    private Actor actor(String name, String role) {
        return house.operator(name, Grant.everywhere(new RoleId(role))).actor("", "");
    }

    private static SavedView draft(String name, Set<RoleId> roles) {
        return new SavedView(SavedViewId.next(), AccountId.next(), "people", name, "status=ENDED", roles, 0);
    }

    @Test
    void t114AViewOfHrIsThereForThoseWhomItIsSharedWithAndOpensTheScreen() {
        Actor hr = actor("hr", "HR");
        Actor boss = actor("boss", "MANAGER");
        Actor desk = actor("desk", "CARD_DESK");
        SavedView shared = shelf.save(hr, draft("Left us", Set.of(MANAGER)));
        shelf.save(hr, draft("My own", Set.of()));
        assertEquals(List.of(shared), shelf.of(boss, "people"));
        assertEquals(2, shelf.of(hr, "people").size());
        assertEquals(List.of(), shelf.of(desk, "people"));
        shelf.choose(boss, "people", Optional.of(shared.id()));
        assertEquals(Optional.of(shared.id()), shelf.chosen(boss, "people"));
        assertThrows(NotFound.class, () -> shelf.choose(desk, "people", Optional.of(shared.id())));
        shelf.remove(hr, shared.id(), shared.version());
        assertEquals(Optional.empty(), shelf.chosen(boss, "people"));
    }

    @Test
    void whoDoesNotSetUpTheCompanySharesNothingAndChangesNobodysView() {
        Actor boss = actor("boss", "MANAGER");
        assertThrows(Denied.class, () -> shelf.save(boss, draft("Mine", Set.of(MANAGER))));
        SavedView shared = shelf.save(actor("hr", "HR"), draft("Left us", Set.of(MANAGER)));
        assertThrows(NotFound.class, () -> shelf.amend(boss, shared));
        assertThrows(NotFound.class, () -> shelf.remove(boss, shared.id(), shared.version()));
    }

    @Test
    void aViewWithoutANameIsRefused() {
        assertEquals(
                "saved-view.name",
                assertThrows(Refused.class, () -> draft(" ", Set.of())).code());
    }
}
