package org.clockhouse.attendance.day;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clockhouse.attendance.Bucket;
import org.clockhouse.request.RequestId;

/**
 * Why minutes are where they are. The texts of the codes, in Chinese and English, are in {@code
 * org/clockhouse/attendance/explanations.properties} and {@code explanations_zh.properties}, with the parameters in braces.
 *
 * @param ordinal of the occurrence it is about
 * @param at where in the day it belongs
 * @param code dotted, lower case: {@code late.full}
 * @param params numbers of minutes, wall times {@code HH:MM}, words
 * @param rule name of the rule
 * @param section of the attendance guide that the rule follows: {@code 6}
 * @param bucket which bucket the minutes went to; empty list when the line only says something
 * @param punches positions of the punches used; below 0 for one that a request stands for
 * @param requests what was approved that the minutes follow from
 */
public record ExplanationLine(
        int ordinal,
        Instant at,
        String code,
        Map<String, String> params,
        String rule,
        String section,
        List<Share> minutes,
        List<Long> punches,
        List<RequestId> requests) {

    /** So many minutes of a bucket. */
    public record Share(Bucket bucket, int minutes) {}

    public ExplanationLine {
        params = Map.copyOf(params);
        minutes = List.copyOf(minutes);
        punches = List.copyOf(punches);
        requests = List.copyOf(requests);
    }
}
