package org.clockhouse.driver;

/**
 * A task that waits for a terminal which only calls. The host hands it out when the terminal next asks, keeps it until the
 * terminal says what became of it, and hands a task that can be repeated out again when no word of it comes.
 *
 * @param number unique in the company, never reused; short enough for terminals that cut long ids
 */
public record Errand(long number, Task task) {}
