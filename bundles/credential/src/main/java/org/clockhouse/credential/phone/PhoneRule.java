package org.clockhouse.credential.phone;

import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.Refused;

/**
 * Whether people may have their own phones bound, and how many.
 *
 * @param on off until somebody says so
 * @param mostPerPerson of phones in use; one more ends the oldest
 * @param shared what becomes of a phone that somebody else has bound
 * @param notice what people agree to when they ask; which edition it is, is the version
 * @param version 0 while nobody has set it
 */
public record PhoneRule(boolean on, int mostPerPerson, Shared shared, LocalText notice, long version) {

    /** Names are stored: they are never changed. */
    public enum Shared {
        REFUSED,
        /** It may be approved; whoever does is told, and each punch with it waits for a look. */
        FLAGGED
    }

    public static final int MOST = 5;

    /** As it ships. */
    public static final PhoneRule OFF = new PhoneRule(
            false,
            1,
            Shared.REFUSED,
            new LocalText(
                    "用手机打卡时，系统会在您按下打卡按钮的那一刻读取手机位置，用于核实打卡地点，平时不定位。位置加密保存，到期自动销毁，" + "仅由授权人员查看，每次查看均有记录。您可随时解除手机绑定。",
                    "When you punch with your phone, its position is read at the moment you press the button, to check"
                            + " where you are; never at other times. Positions are kept encrypted, are destroyed by"
                            + " themselves when their time is over, and are seen only by those who may, each look on"
                            + " record. You can unbind the phone at any time."),
            0);

    public PhoneRule {
        if (mostPerPerson < 1 || mostPerPerson > MOST) {
            throw Refused.at("/mostPerPerson", "phone.most", "1 to " + MOST + " phones for each person");
        }
        if (on && notice.isEmpty()) {
            throw new Refused("phone.notice", "phones are bound only where people are told what is read of them");
        }
    }

    public PhoneRule atVersion(long stored) {
        return new PhoneRule(on, mostPerPerson, shared, notice, stored);
    }
}
