package org.clockhouse.notice;

import java.time.Duration;
import java.util.Set;
import org.clockhouse.account.RoleId;
import org.clockhouse.kernel.Refused;

/**
 * Who hears of a topic, how soon, and in which words.
 *
 * @param roles whose holders hear of what is in their reach; looked at only where the notice is not for the person itself
 * @param delay how long before or after the moment, as the topic says
 * @param wording with no other facts than the topic's
 * @param version 0 while it is the standard
 */
public record NoticeRule(
        NoticeTopic topic,
        boolean on,
        Set<RoleId> roles,
        Duration delay,
        MailPace mail,
        Wording wording,
        long version) {

    public NoticeRule {
        roles = Set.copyOf(roles);
        if (delay.isNegative() || delay.compareTo(NoticeTopic.LONGEST) > 0) {
            throw new Refused("notice-rule.delay", "a delay is 0 to " + NoticeTopic.LONGEST.toMinutes() + " minutes");
        }
        if (wording.zh().length() > Wording.LONGEST
                || wording.en().length() > Wording.LONGEST
                || !topic.facts().containsAll(wording.named())) {
            throw new Refused(
                    "notice-rule.wording",
                    "at most " + Wording.LONGEST + " characters, with no other names in braces than " + topic.facts());
        }
    }

    /** Told in the console only, in the suite's own words. */
    public NoticeRule(NoticeTopic topic, boolean on, Set<RoleId> roles, Duration delay, long version) {
        this(topic, on, roles, delay, MailPace.NONE, Wording.STANDARD, version);
    }

    public NoticeRule at(long readVersion) {
        return new NoticeRule(topic, on, roles, delay, mail, wording, readVersion);
    }
}
