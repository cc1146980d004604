package org.clockhouse.attendance.internal.alert;

import java.time.Duration;
import java.util.function.BiPredicate;
import org.clockhouse.notice.NoticeTopic;

/**
 * When somebody is to be told.
 *
 * @param own whether it is told to the person, and not to those who answer for the person
 * @param holds with the delay that the company set for the topic
 */
public record AlertRule(NoticeTopic topic, boolean own, BiPredicate<Occasion, Duration> holds) {}
