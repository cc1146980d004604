package org.clockhouse.attendance.spi;

import java.util.List;
import org.clockhouse.attendance.rule.RuleSet;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps rule sets with all their editions. Works in the caller's transaction. */
@ConsumerType
public interface RuleSetRepository {

    /** Every edition of every rule set; by rule set, then edition. */
    List<RuleSet> editions();

    /**
     * Stores a new edition, or replaces the one with its number.
     *
     * @param edition with the version as read, 0 for a new rule set; stored is one more
     * @throws org.clockhouse.kernel.Stale if the stored version is another
     * @throws org.clockhouse.kernel.Refused {@code rule-set.code.taken} (duplicate) if another rule set has the code
     */
    RuleSet put(RuleSet edition);
}
