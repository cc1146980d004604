package org.clockhouse.notice;

import java.util.Map;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** Who hears of what. */
@ProviderType
public interface NoticeRules {

    /** Every topic's. */
    Map<NoticeTopic, NoticeRule> all(OrgId org);

    /** @throws org.clockhouse.kernel.Stale if the version is not the current one */
    NoticeRule amend(Actor actor, NoticeRule rule);
}
