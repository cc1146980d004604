package org.clockhouse.audit.internal.chain;

/**
 * The last line of an export, without its signature.
 *
 * @param hash of the last sealed entry
 */
public record ExportEnd(String at, long entries, String hash, long checkpoints, long unsealed) {}
