package org.clockhouse.registry;

/** Kinds of sheet. */
public enum SheetFormat {
    XLSX,
    CSV
}
