package org.clockhouse.store.internal;

import java.util.Map;

/** The two databases, and the few words in which their SQL differs. */
public enum Vendor {
    DERBY(Map.of(
            "id", "char(36)",
            "hash", "char(32) for bit data",
            "bytes", "varchar(32672) for bit data",
            "blob", "blob(64M)",
            "text", "varchar(32672)",
            "collate", "")),
    POSTGRESQL(Map.of(
            "id", "char(36) collate \"C\"",
            "hash", "bytea",
            "bytes", "bytea",
            "blob", "bytea",
            "text", "text",
            "collate", "collate \"C\""));

    private final Map<String, String> words;

    Vendor(Map<String, String> words) {
        this.words = words;
    }

    /** What the placeholders of the migrations stand for. */
    Map<String, String> words() {
        return words;
    }

    static Vendor of(String url) {
        if (url.startsWith("jdbc:derby:")) {
            return DERBY;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("url must begin with jdbc:derby: or jdbc:postgresql:");
    }
}
