package org.clockhouse.credential.type;

import java.util.Optional;
import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;

/**
 * How a company, or one of its sites, deals with lost and damaged cards.
 *
 * @param site empty for every site without one of its own
 * @param terms what people read before they ask for a replacement (C057)
 * @param receipt what the holder accepts when a card is handed over (C059)
 * @param care how a card is looked after; printed on the hand-over sheet (C064)
 * @param daysFrom working days after which a replacement is there at the earliest, as promised (C050)
 * @param daysUntil at the latest
 * @param requestNeeded whether a replacement takes a request that everybody agreed to
 * @param fourEyes whether who issues a card may not activate it
 * @param version 0 while nobody has set it
 */
public record CardPolicy(
        Optional<SiteId> site,
        LocalText terms,
        LocalText receipt,
        LocalText care,
        int daysFrom,
        int daysUntil,
        boolean requestNeeded,
        boolean fourEyes,
        long version) {

    public static final CardPolicy USUAL = new CardPolicy(
            Optional.empty(),
            LocalText.NONE,
            new LocalText(
                    "本人已领取上述卡片，将妥善保管，不转借他人，遗失后立即报失。",
                    "I have received this card. I will keep it safe, lend it to"
                            + " nobody, and report at once when it is lost."),
            new LocalText(
                    "请使用卡套，勿弯折、打孔或靠近强磁场；遗失请立即在手机上冻结。",
                    "Keep the card in a holder; do not bend or punch it or bring it near strong magnets. When it is lost,"
                            + " freeze it at once on the phone."),
            3,
            7,
            false,
            false,
            0);

    private static final int MOST_DAYS = 60;

    public CardPolicy {
        if (daysFrom < 0 || daysUntil < 1 || daysUntil < daysFrom || daysUntil > MOST_DAYS) {
            throw Refused.at(
                    "/daysUntil", "card-policy.days", "1 to " + MOST_DAYS + " working days, the earliest first");
        }
    }

    public CardPolicy atVersion(long stored) {
        return new CardPolicy(site, terms, receipt, care, daysFrom, daysUntil, requestNeeded, fourEyes, stored);
    }
}
