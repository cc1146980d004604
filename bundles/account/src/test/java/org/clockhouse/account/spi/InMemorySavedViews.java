package org.clockhouse.account.spi;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SavedView;
import org.clockhouse.account.SavedViewId;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.InMemoryTransactions;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Stale;

/** Saved views in maps, one for each company. Rolls back what a failed transaction changed. */
public final class InMemorySavedViews implements SavedViewRepository {

    private record Data(Map<SavedViewId, SavedView> views, Map<String, SavedViewId> chosen) {}

    private final InMemoryTransactions transactions;
    private final Map<OrgId, Data> companies = new HashMap<>();

    public InMemorySavedViews(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    private Data data() {
        return companies.computeIfAbsent(transactions.org(), any -> new Data(new HashMap<>(), new HashMap<>()));
    }

    private Data changing() {
        OrgId org = transactions.org();
        Data before = data();
        Data copy = new Data(new HashMap<>(before.views()), new HashMap<>(before.chosen()));
        companies.put(org, copy);
        transactions.onRollback(() -> companies.put(org, before));
        return copy;
    }

    @Override
    public List<SavedView> of(AccountId account, Set<RoleId> roles, String screen) {
        return data().views().values().stream()
                .filter(view -> view.screen().equals(screen))
                .filter(view ->
                        view.owner().equals(account) || view.roles().stream().anyMatch(roles::contains))
                .sorted(Comparator.comparing(SavedView::name))
                .toList();
    }

    @Override
    public int count(AccountId owner) {
        return (int) data().views().values().stream()
                .filter(view -> view.owner().equals(owner))
                .count();
    }

    @Override
    public Optional<SavedView> find(SavedViewId id) {
        return Optional.ofNullable(data().views().get(id));
    }

    @Override
    public SavedView put(SavedView view) {
        check(view);
        SavedView put = view.at(view.version() + 1);
        changing().views().put(put.id(), put);
        return put;
    }

    @Override
    public void remove(SavedView view) {
        check(view);
        Data data = changing();
        data.views().remove(view.id());
        data.chosen().values().removeIf(view.id()::equals);
    }

    private void check(SavedView view) {
        if (find(view.id()).map(SavedView::version).orElse(0L) != view.version()) {
            throw new Stale("saved-view", view.id().text());
        }
    }

    @Override
    public Optional<SavedViewId> chosen(AccountId account, String screen) {
        return Optional.ofNullable(data().chosen().get(account.text() + screen));
    }

    @Override
    public void choose(AccountId account, String screen, Optional<SavedViewId> view) {
        Map<String, SavedViewId> chosen = changing().chosen();
        chosen.remove(account.text() + screen);
        view.ifPresent(id -> chosen.put(account.text() + screen, id));
    }
}
