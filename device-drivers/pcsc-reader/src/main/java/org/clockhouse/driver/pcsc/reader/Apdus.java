package org.clockhouse.driver.pcsc.reader;

import java.util.Arrays;
import org.clockhouse.driver.DeskRead;
import org.clockhouse.driver.DeskRead.Misread;
import org.clockhouse.driver.Medium;
import org.clockhouse.driver.Token;

/** What is asked of a reader and what its answers mean (PC/SC part 3). Pure. */
final class Apdus {

    private static final byte[] GET_UID = {(byte) 0xff, (byte) 0xca, 0, 0, 0};
    private static final int SUCCESS = 0x9000;
    /** Where a contactless storage card's answer to reset names its kind. */
    private static final int NAME_AT = 13;

    private static final byte[] STORAGE_CARD = {(byte) 0xa0, 0, 0, 3, 6};
    private static final int STORAGE_CARD_AT = 7;

    private Apdus() {}

    static byte[] getUid() {
        return GET_UID.clone();
    }

    /** @param answer the UID in the order in which the card sends it, and two bytes of status */
    static DeskRead uid(byte[] answer, byte[] atr) {
        if (answer.length < 2) {
            return DeskRead.misread(Misread.DAMAGED, "the reader's answer is too short");
        }
        int length = answer.length - 2;
        int status = (answer[length] & 0xff) << 8 | answer[length + 1] & 0xff;
        if (status != SUCCESS) {
            return DeskRead.misread(
                    Misread.NO_NUMBER,
                    String.format("this card gives no number (%04X); is it a contact card?", status));
        }
        return length < 4 || length > 10
                ? DeskRead.misread(Misread.LENGTH, "a UID has 4 to 10 bytes, not " + length)
                : DeskRead.of(Token.of(Arrays.copyOf(answer, length))).medium(medium(atr));
    }

    /** Topaz and FeliCa are storage cards that are not of ISO 14443. */
    static Medium medium(byte[] atr) {
        boolean storage = atr.length > NAME_AT + 1
                && Arrays.equals(
                        STORAGE_CARD, Arrays.copyOfRange(atr, STORAGE_CARD_AT, STORAGE_CARD_AT + STORAGE_CARD.length));
        return storage && (atr[NAME_AT] & 0xff) == 0xf0 ? Medium.UNSTATED : Medium.ISO14443;
    }
}
