package org.clockhouse.attendance.rule;

import java.time.LocalDate;
import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** Rule sets. Every company has at least the one with code {@link #STANDARD}, made when it is first asked for. */
@ProviderType
public interface RuleSets {

    /** Code of the rule set every company starts with: no grace, first in and last out, no overtime by punch. */
    String STANDARD = "STANDARD";

    /** The newest edition of each, by code. */
    List<RuleSet> list(OrgId org);

    /** The newest edition of the company's {@link #STANDARD} rule set. */
    RuleSet standard(OrgId org);

    /** Every edition, oldest first. @throws org.clockhouse.kernel.NotFound if there is none */
    List<RuleSet> editions(OrgId org, RuleSetId id);

    /** Settings that ship with the suite, to start a rule set from. */
    List<RuleProfile> profiles();

    /** @throws org.clockhouse.kernel.Refused {@code rule-set.code.taken} (duplicate) */
    RuleSet define(Actor actor, String code, LocalName name, Policy policy);

    /**
     * A new edition from a work date on.
     *
     * @throws org.clockhouse.kernel.Stale if somebody changed it since the caller read that version
     */
    RuleSet amend(Actor actor, RuleSetId id, long version, LocalDate from, Policy policy);
}
