package org.clockhouse.registry.imports;

/** Kinds of sheet. */
public enum SheetFormat {
    XLSX,
    CSV
}
