package org.clockhouse.registry.imports;

/** A cell corrected by hand. @param row as the sheet program counts; @param column from 0 */
public record CellFix(int row, int column, String value) {}
