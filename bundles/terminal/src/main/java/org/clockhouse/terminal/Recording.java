package org.clockhouse.terminal;

import java.time.Instant;

/**
 * What went over the wire between a terminal and its driver for a while, kept as a text file.
 *
 * @param name of the file
 * @param until when it ended, or ends at the latest
 * @param bytes how large the file is now
 * @param running whether it is still written to
 */
public record Recording(String name, Instant started, Instant until, long bytes, boolean running) {}
