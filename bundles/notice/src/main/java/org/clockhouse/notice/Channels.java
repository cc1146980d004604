package org.clockhouse.notice;

import java.util.List;
import org.clockhouse.kernel.Actor;
import org.clockhouse.kernel.OrgId;
import org.osgi.annotation.versioning.ProviderType;

/** The ways out, as IT sets them. Whoever calls has checked that the actor may. Secrets go in and never come out again. */
@ProviderType
public interface Channels {

    /** Without the password. */
    MailSettings mail(OrgId org);

    /**
     * @param settings with an empty password for the one that is stored
     * @throws org.clockhouse.kernel.Refused {@code mail.certificate}; {@code mail.password-again} when the server is another and the
     *     password is not given again
     * @throws org.clockhouse.kernel.Stale if the version is not the current one
     */
    MailSettings setMail(Actor actor, MailSettings settings);

    /** Sends a mail now, whether or not mail is on. @throws org.clockhouse.kernel.Refused {@code mail.address}, {@code mail.unset} */
    Trial tryMail(Actor actor, String address);

    /** Without their secrets, in the order of their names; robots with {@link Webhook#shown} for their address. */
    List<Webhook> webhooks(OrgId org);

    /**
     * @param draft its id and version are made anew, and the secret unless it is a robot's
     * @return with its secret, this once, unless it is a robot's
     * @throws org.clockhouse.kernel.Refused {@code webhook.url}, {@code webhook.internal}, {@code webhook.name}, {@code webhook.secret}
     */
    Webhook add(Actor actor, Webhook draft);

    /**
     * @param webhook a robot with its address as it is shown, and no secret, keeps both; with another address it has the secret that
     *     is given
     * @throws org.clockhouse.kernel.Refused {@code webhook.dialect} if it is another, and as {@link #add}
     * @throws org.clockhouse.kernel.Stale if the version is not the current one
     */
    Webhook amend(Actor actor, Webhook webhook);

    /**
     * A new secret; the old one is worth nothing at once.
     *
     * @return with its secret, this once
     * @throws org.clockhouse.kernel.Refused {@code webhook.robot-secret}: that of a robot is its maker's
     */
    Webhook renewSecret(Actor actor, WebhookId id);

    /** Calls it now. */
    Trial tryWebhook(Actor actor, WebhookId id);

    /** Whether IT has set a folder for files. */
    boolean hasFolder();

    /** How a try ended: the layer that it came to, and what that said. */
    record Trial(Layer layer, String detail) {}

    /** How far a message came, from the outside in. */
    enum Layer {
        ADDRESS,
        CONNECTION,
        TLS,
        GREETING,
        SIGN_IN,
        SENDER,
        RECEIVER,
        MESSAGE,
        FOLDER,
        DELIVERED
    }
}
