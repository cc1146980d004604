package org.clockhouse.terminal;

import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.clockhouse.kernel.Page;
import org.clockhouse.kernel.Scope;
import org.clockhouse.kernel.Slice;
import org.osgi.annotation.versioning.ProviderType;

/** Punches whose pictures wait for somebody's eye (T007). People outside the scope are {@link org.clockhouse.kernel.NotFound}. */
@ProviderType
public interface PictureReviews {

    /** What waits and has a picture, the oldest first. */
    Slice<PictureReview> waiting(OrgId org, Scope scope, Page page);

    /**
     * Says whom the picture shows. Somebody else raises an alarm at the terminal; the punch counts on until it is corrected.
     *
     * @throws org.clockhouse.kernel.Stale if somebody else decided meanwhile
     */
    PictureReview decide(Actor actor, Scope scope, long punch, PictureReview.Verdict verdict, long version);

    /** Takes a verdict back: it waits again, and an alarm that it alone raised is closed. */
    PictureReview reopen(Actor actor, Scope scope, long punch, long version);
}
