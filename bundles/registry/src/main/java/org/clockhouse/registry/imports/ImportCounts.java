package org.clockhouse.registry.imports;

/** How the rows divide; {@code fresh + changed + unchanged + wrong} is {@code rows}. Empty rows are not counted. */
public record ImportCounts(int rows, int fresh, int changed, int unchanged, int wrong) {}
