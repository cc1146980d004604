package org.clockhouse.notice;

import java.time.Duration;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Refused;

/**
 * Who hears of a topic, and how soon.
 *
 * @param roles whose holders hear of what is in their reach; looked at only where the notice is not for the person itself
 * @param delay how long before or after the moment, as the topic says
 * @param version 0 while it is the standard
 */
public record NoticeRule(NoticeTopic topic, boolean on, Set<RoleId> roles, Duration delay, long version) {

    public NoticeRule {
        roles = Set.copyOf(roles);
        if (delay.isNegative() || delay.compareTo(NoticeTopic.LONGEST) > 0) {
            throw new Refused("notice-rule.delay", "a delay is 0 to " + NoticeTopic.LONGEST.toMinutes() + " minutes");
        }
    }

    public NoticeRule at(long readVersion) {
        return new NoticeRule(topic, on, roles, delay, readVersion);
    }
}
