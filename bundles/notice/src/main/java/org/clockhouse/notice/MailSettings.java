package org.clockhouse.notice;

import org.clockhouse.kernel.Refused;

/**
 * The mail server that takes the suite's mail.
 *
 * @param password empty for none; on the way in, empty for the one that is stored
 * @param sender address that mails come from
 * @param console address of the console, which links in mails begin with; empty for no links
 * @param certificate in PEM, of an authority or a server that the machine does not trust by itself; empty for none
 * @param version 0 before it was ever set
 */
public record MailSettings(
        boolean on,
        String host,
        int port,
        Security security,
        String user,
        String password,
        String sender,
        String console,
        String certificate,
        long version) {

    public static final MailSettings NONE = new MailSettings(false, "", 587, Security.STARTTLS, "", "", "", "", "", 0);

    /** Names are stored. */
    public enum Security {
        /** In the clear, for a server on the same machine or network that asks for no password. */
        NONE,
        /** The line is secured before anything is said; a server that does not offer it gets nothing. */
        STARTTLS,
        TLS
    }

    public MailSettings {
        if (on && (host.isBlank() || !host.matches("[\\w.:-]+"))) {
            throw Refused.at("/host", "mail.host", "the name or address of the mail server");
        }
        if (port < 1 || port > 65_535) {
            throw Refused.at("/port", "mail.port", "a port is 1 to 65535");
        }
        if (on && !MailAddress.isWellFormed(sender)) {
            throw Refused.at("/sender", "mail.address", "a mail address looks like name@example.com");
        }
        if (security == Security.NONE && !user.isEmpty()) {
            throw Refused.at("/security", "mail.password-in-the-clear", "a password is sent over a secured line only");
        }
        if (!console.isEmpty() && !console.matches("https?://[^\\s\"<>]+")) {
            throw Refused.at("/console", "mail.console", "the console's address begins with https:// or http://");
        }
    }

    public MailSettings withPassword(String other) {
        return new MailSettings(on, host, port, security, user, other, sender, console, certificate, version);
    }

    public MailSettings at(long readVersion) {
        return new MailSettings(on, host, port, security, user, password, sender, console, certificate, readVersion);
    }

    @Override
    public String toString() {
        return "mail server " + host + ":" + port;
    }
}
