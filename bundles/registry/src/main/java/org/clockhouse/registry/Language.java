package org.clockhouse.registry;

/** Of a template. Sheets are read in both. */
public enum Language {
    ZH,
    EN
}
