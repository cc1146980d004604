package org.clockhouse.audit;

import java.time.Instant;

/**
 * A signed statement of how far the trail had come.
 *
 * @param number from 1, without gaps within a company
 * @param at when it was signed
 * @param sequence of the last entry it covers
 * @param hash of that entry, in hex
 * @param previous SHA-256 in hex of the checkpoint before with its signature, so that none can be taken out and the last
 *     vouches for all; empty for the first
 * @param signature Ed25519 in Base64 over company, number, at, sequence, hash and previous
 */
public record Checkpoint(long number, Instant at, long sequence, String hash, String previous, String signature) {}
