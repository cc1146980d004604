package org.clockhouse.credential.use;

import java.time.Instant;
import java.util.Optional;
import org.clockhouse.credential.LocalText;
import org.clockhouse.kernel.LocalName;
import org.clockhouse.kernel.Refused;
import org.clockhouse.kernel.SiteId;

/**
 * Something people are to read, and perhaps to confirm.
 *
 * @param site whose people it is for; empty for everybody
 * @param confirm whether everybody is to confirm it
 * @param edition raised with every change of the text: who confirmed an earlier one is asked again
 * @param published when its present edition was
 * @param withdrawn whether nobody sees it any more
 */
public record CareNotice(
        CareNoticeId id,
        Kind kind,
        LocalName title,
        LocalText text,
        Optional<SiteId> site,
        boolean confirm,
        int edition,
        Instant published,
        boolean withdrawn,
        long version) {

    /** Names are stored: they are never changed. */
    public enum Kind {
        POLICY,
        CARE,
        TRAINING
    }

    public CareNotice {
        if (text.isEmpty()) {
            throw Refused.at("/text", "care-notice.empty", "a notice says something");
        }
    }

    /** What somebody wants it to be. Id, edition, time and version are not looked at where it is new. */
    public record Draft(
            Kind kind, LocalName title, LocalText text, Optional<SiteId> site, boolean confirm, boolean withdrawn) {}

    /** Changed; a new text is a new edition. */
    public CareNotice now(Draft draft, Instant now) {
        boolean other = !draft.text().equals(text) || !draft.title().equals(title);
        return new CareNotice(
                id,
                draft.kind(),
                draft.title(),
                draft.text(),
                draft.site(),
                draft.confirm(),
                other ? edition + 1 : edition,
                other ? now : published,
                draft.withdrawn(),
                version);
    }

    public CareNotice atVersion(long stored) {
        return new CareNotice(id, kind, title, text, site, confirm, edition, published, withdrawn, stored);
    }
}
