package org.clockhouse.driver.zk.attlog.file;

/** Which of the fourth and fifth column is the state key and which the way of verifying: firmware disagrees. */
enum ColumnOrder {
    STATE_FIRST("stateFirst", Columns.FIRST, Columns.SECOND),
    VERIFY_FIRST("verifyFirst", Columns.SECOND, Columns.FIRST);

    private final String word;
    private final int state;
    private final int verify;

    ColumnOrder(String word, int state, int verify) {
        this.word = word;
        this.state = state;
        this.verify = verify;
    }

    /** As a choice of the setting and a part of text keys. */
    String word() {
        return word;
    }

    int state() {
        return state;
    }

    int verify() {
        return verify;
    }

    static ColumnOrder stateIn(int column) {
        return column == STATE_FIRST.state ? STATE_FIRST : VERIFY_FIRST;
    }
}
