package org.clockhouse.credential;

import java.time.Instant;
import org.clockhouse.kernel.TerminalId;

/**
 * A credential that a terminal read.
 *
 * @param heard when the suite learned of it
 * @param letIn whether the terminal accepted it
 */
public record CardSight(TerminalId terminal, Sighting sighting, Instant heard, boolean letIn) {}
