package org.clockhouse.account.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.account.SavedView;
import org.clockhouse.account.SavedViewId;
import org.clockhouse.kernel.AccountId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps saved views and which of them screens open with. Works in the caller's transaction. */
@ConsumerType
public interface SavedViewRepository {

    /** The account's, and those shared with one of the roles; by name. */
    List<SavedView> of(AccountId account, Set<RoleId> roles, String screen);

    int count(AccountId owner);

    Optional<SavedView> find(SavedViewId id);

    /** @param view with version 0 for a new one @throws org.clockhouse.kernel.Stale if the stored version is another */
    SavedView put(SavedView view);

    /** With whoever chose it. @throws org.clockhouse.kernel.Stale if the stored version is another */
    void remove(SavedView view);

    Optional<SavedViewId> chosen(AccountId account, String screen);

    /** @param view empty for none */
    void choose(AccountId account, String screen, Optional<SavedViewId> view);
}
