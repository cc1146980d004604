package org.clockhouse.terminal;

import java.time.Instant;

/**
 * A terminal that called without being registered. Nothing it sent was kept.
 *
 * @param remote the address of the last call; no identity
 * @param calls how often it called, roughly
 */
public record UnknownTerminal(
        String serial,
        String driver,
        String model,
        String firmware,
        String remote,
        Instant firstSeen,
        Instant lastSeen,
        long calls) {}
