package org.clockhouse.kernel;

/** A name in the suite's two languages. An empty one is read as the other. */
public record LocalName(String zh, String en) {

    /** More letters than any name that is kept has. */
    private static final int LONGEST = 200;

    public LocalName {
        zh = zh == null ? "" : zh.strip();
        en = en == null ? "" : en.strip();
        if (zh.isEmpty() && en.isEmpty()) {
            throw new Refused("name.empty", "a name is needed in Chinese or English");
        }
        if (zh.length() > LONGEST || en.length() > LONGEST) {
            throw new Refused("name.long", "a name has at most " + LONGEST + " letters");
        }
    }

    /** For lists in which one must do; Chinese first. */
    public String any() {
        return zh.isEmpty() ? en : zh;
    }
}
