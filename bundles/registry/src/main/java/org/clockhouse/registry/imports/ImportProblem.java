package org.clockhouse.registry.imports;

/**
 * One cell that cannot be taken, or that deserves a look.
 *
 * @param row as the sheet program counts, the heading being 1
 * @param column from 0; -1 when the whole row is meant
 * @param code stable, for example {@code import.number.zeros-lost}
 * @param detail in English words: what is wrong and what to do
 * @param suggestion what the cell might better say, to be taken with one key; empty when nothing suggests itself
 * @param serious the row is not taken; otherwise it is taken with this remark
 */
public record ImportProblem(
        int row, int column, String code, String value, String detail, String suggestion, boolean serious) {}
