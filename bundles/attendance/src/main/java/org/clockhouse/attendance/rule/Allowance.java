package org.clockhouse.attendance.rule;

import java.util.Arrays;
import java.util.Locale;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.attendance.Buckets;

/**
 * Something that is counted, and not paid here (guide, section 16): each result with at least so many minutes of a measure
 * counts.
 *
 * @param measure a bucket, in small letters
 */
public record Allowance(String name, String measure, int atLeast, int count) {

    public boolean isEarnedBy(Buckets minutes) {
        return Arrays.stream(Bucket.values())
                .anyMatch(bucket ->
                        bucket.name().toLowerCase(Locale.ROOT).equals(measure) && minutes.get(bucket) >= atLeast);
    }
}
