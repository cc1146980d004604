package org.clockhouse.kernel;

/** A name in the suite's two languages. An empty one is read as the other. */
public record LocalName(String zh, String en) {

    public LocalName {
        zh = zh == null ? "" : zh.strip();
        en = en == null ? "" : en.strip();
        if (zh.isEmpty() && en.isEmpty()) {
            throw new Refused("name.empty", "a name is needed in Chinese or English");
        }
    }

    /** For lists in which one must do; Chinese first. */
    public String any() {
        return zh.isEmpty() ? en : zh;
    }
}
