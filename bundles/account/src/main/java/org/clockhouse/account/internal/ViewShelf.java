package org.clockhouse.account.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.account.Permissions;
import org.clockhouse.account.Role;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SavedView;
import org.clockhouse.account.SavedViewId;
import org.clockhouse.account.SavedViews;
import org.clockhouse.account.spi.SavedViewRepository;
import org.clockhouse.audit.AuditDraft;
import org.clockhouse.audit.AuditTrail;
import org.clockhouse.kernel.AccountId;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.NotFound;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.Stale;
import org.clockhouse.kernel.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Saved views over their repository. */
@Component
public final class ViewShelf implements SavedViews {

    private static final int MOST_FOR_ONE = 200;
    /** What everybody with a role finds on their screen is part of setting up the company. */
    private static final String SHARE = "organisation.write";

    private final SavedViewRepository views;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Transactions transactions;

    @Activate
    public ViewShelf(
            @Reference SavedViewRepository views,
            @Reference Permissions permissions,
            @Reference AuditTrail audit,
            @Reference Transactions transactions) {
        this.views = views;
        this.permissions = permissions;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public List<SavedView> of(Actor reader, String screen) {
        Set<RoleId> roles = permissions.roles(reader).stream().map(Role::id).collect(Collectors.toSet());
        return transactions.in(reader.org(), () -> views.of(account(reader), roles, screen));
    }

    @Override
    public SavedView find(Actor owner, SavedViewId id) {
        return transactions
                .in(owner.org(), () -> views.find(id))
                .filter(view -> view.owner().equals(account(owner)))
                .orElseThrow(() -> new NotFound("saved-view", id.text()));
    }

    @Override
    public SavedView save(Actor owner, SavedView draft) {
        return transactions.in(owner.org(), () -> {
            if (views.count(account(owner)) >= MOST_FOR_ONE) {
                throw new Refused("saved-view.too-many", "one person has at most " + MOST_FOR_ONE);
            }
            return put(
                    owner,
                    new SavedView(
                            SavedViewId.next(),
                            account(owner),
                            draft.screen(),
                            draft.name(),
                            draft.filters(),
                            draft.roles(),
                            0),
                    Optional.empty());
        });
    }

    @Override
    public SavedView amend(Actor owner, SavedView view) {
        return transactions.in(owner.org(), () -> {
            SavedView before = current(owner, view.id(), view.version());
            return put(
                    owner,
                    new SavedView(
                            before.id(),
                            before.owner(),
                            before.screen(),
                            view.name(),
                            view.filters(),
                            view.roles(),
                            before.version()),
                    Optional.of(before));
        });
    }

    @Override
    public void remove(Actor owner, SavedViewId id, long version) {
        transactions.run(owner.org(), () -> {
            SavedView gone = current(owner, id, version);
            views.remove(gone);
            record(owner, "saved-view.remove", gone, fields(gone), Map.of());
        });
    }

    @Override
    public Optional<SavedViewId> chosen(Actor reader, String screen) {
        return transactions.in(reader.org(), () -> views.chosen(account(reader), screen));
    }

    @Override
    public void choose(Actor reader, String screen, Optional<SavedViewId> view) {
        view.filter(id -> of(reader, screen).stream().noneMatch(one -> one.id().equals(id)))
                .ifPresent(id -> {
                    throw new NotFound("saved-view", id.text());
                });
        transactions.run(reader.org(), () -> views.choose(account(reader), screen, view));
    }

    private SavedView current(Actor owner, SavedViewId id, long version) {
        SavedView current = find(owner, id);
        if (current.version() != version) {
            throw new Stale("saved-view", id.text());
        }
        return current;
    }

    private SavedView put(Actor owner, SavedView view, Optional<SavedView> before) {
        if (!view.roles().isEmpty()) {
            permissions.require(owner, SHARE);
        }
        SavedView after = views.put(view);
        record(
                owner,
                before.isPresent() ? "saved-view.amend" : "saved-view.create",
                after,
                before.map(ViewShelf::fields).orElse(Map.of()),
                fields(after));
        return after;
    }

    private void record(
            Actor owner, String action, SavedView view, Map<String, Object> before, Map<String, Object> after) {
        audit.record(AuditDraft.of(owner, action, "saved-view", view.id().text(), view.name())
                .changing(before, after));
    }

    private static Map<String, Object> fields(SavedView view) {
        return new TreeMap<>(Map.of(
                "screen", view.screen(),
                "name", view.name(),
                "filters", view.filters(),
                "roles",
                        view.roles().stream()
                                .map(RoleId::text)
                                .sorted()
                                .toList()
                                .toString()));
    }

    private static AccountId account(Actor actor) {
        if (actor.kind() != Actor.Kind.ACCOUNT) {
            throw new NotFound("saved-view", actor.id());
        }
        return AccountId.of(actor.id());
    }
}
