package org.clockhouse.credential.replacement;

import java.util.Optional;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;

/**
 * What a replacement costs when (C056). Of the rules that fit, the one with the highest {@code from} counts, then one of the
 * site, then one of the reason.
 *
 * @param reason empty for every reason
 * @param site empty for every site
 * @param from the how manieth replacement of the person in the period it begins with, 1 for the first
 * @param months the period, counted back from the replacement
 */
public record FeeRule(
        FeeRuleId id,
        Optional<ReplacementReason> reason,
        Optional<SiteId> site,
        int from,
        int months,
        long cents,
        String currency,
        long version) {

    public FeeRule {
        if (from < 1 || months < 1 || months > 120 || cents < 0 || !currency.matches("[A-Z]{3}")) {
            throw new Refused(
                    "fee.rule",
                    "a fee counts from the first replacement on, in 1 to 120 months, in a currency such as CNY");
        }
    }

    public FeeRule atVersion(long stored) {
        return new FeeRule(id, reason, site, from, months, cents, currency, stored);
    }
}
