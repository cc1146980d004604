package org.clockhouse.account;

import java.util.List;
import java.util.Optional;
import org.clockhouse.kernel.Actor;
import org.osgi.annotation.versioning.ProviderType;

/** Views of lists, each person's own and those that are shared with their roles. Machines have none. */
@ProviderType
public interface SavedViews {

    /** By name. */
    List<SavedView> of(Actor reader, String screen);

    /** One's own. @throws org.clockhouse.kernel.NotFound kind {@code saved-view} */
    SavedView find(Actor owner, SavedViewId id);

    /**
     * @param draft its id, owner and version are made anew
     * @throws org.clockhouse.kernel.Refused {@code saved-view.too-many}
     * @throws org.clockhouse.kernel.Denied if it is shared and the actor may not set up the company
     */
    SavedView save(Actor owner, SavedView draft);

    /** @throws org.clockhouse.kernel.Stale if the version is not the current one */
    SavedView amend(Actor owner, SavedView view);

    /** @throws org.clockhouse.kernel.Stale if the version is not the current one */
    void remove(Actor owner, SavedViewId id, long version);

    /** The one that a screen opens with. */
    Optional<SavedViewId> chosen(Actor reader, String screen);

    /** @param view empty for the screen as it is */
    void choose(Actor reader, String screen, Optional<SavedViewId> view);
}
