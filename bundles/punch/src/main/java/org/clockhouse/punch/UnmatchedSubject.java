package org.clockhouse.punch;

import java.time.Instant;
import org.clockhouse.kernel.TerminalId;

/** A subject with punches at one terminal that are attributed to nobody. Another terminal may name somebody else so. */
public record UnmatchedSubject(TerminalId terminal, PunchSubject subject, long punches, Instant first, Instant last) {}
