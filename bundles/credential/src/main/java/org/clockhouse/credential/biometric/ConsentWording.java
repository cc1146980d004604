package org.clockhouse.credential.biometric;

import java.time.Instant;
import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.Refused;

/**
 * The words that people agree to. An edition never changes.
 *
 * @param edition 0 as it ships
 * @param by who wrote it
 */
public record ConsentWording(int edition, LocalText text, Instant at, String by) {

    public static final ConsentWording USUAL = new ConsentWording(
            0,
            new LocalText(
                    "本人同意公司采集并使用我的生物识别信息（指纹、人脸或掌纹），仅用于考勤与门禁的身份识别。信息单独加密保存，"
                            + "离职或撤回同意时立即销毁。本人可随时撤回同意，并改用卡片或密码，不因此受到不利对待。",
                    "I agree that the company takes and uses my fingerprint, face or palm, only to recognise me at terminals"
                            + " for attendance and access. It is encrypted with a key of its own and destroyed when I leave or"
                            + " withdraw this consent. I may withdraw at any time and use a card or PIN instead, at no"
                            + " disadvantage."),
            Instant.EPOCH,
            "");

    public ConsentWording {
        if (text.isEmpty()) {
            throw Refused.at("/text", "biometric.wording", "people agree to words");
        }
    }
}
