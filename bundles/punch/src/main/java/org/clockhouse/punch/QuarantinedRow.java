package org.clockhouse.punch;

import java.time.Instant;
import org.clockhouse.kernel.TerminalId;

/**
 * A row in quarantine: listed, never dropped, never counted.
 *
 * @param position its place in the company's quarantine: unique and rising
 * @param source what it was read from first
 */
public record QuarantinedRow(
        long position, TerminalId terminal, Road road, String source, Instant receivedAt, QuarantineDraft row) {}
