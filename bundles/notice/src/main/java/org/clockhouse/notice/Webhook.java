package org.clockhouse.notice;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.clockhouse.kernel.Refused;

/**
 * Another system that is told.
 *
 * @param dialect in which it is spoken to; never changes
 * @param url of a robot with the key in it that lets anybody speak in its group: see {@link #shown}
 * @param topics of notices that it is told; reports go to it whatever these are
 * @param secret that messages are signed with. Our own is made here and shown once; that of a robot comes from its maker, and is empty
 *     where the robot asks for none
 */
public record Webhook(
        WebhookId id,
        String name,
        Dialect dialect,
        String url,
        Set<NoticeTopic> topics,
        boolean on,
        String secret,
        long version) {

    /** How a system wants to be spoken to. */
    public enum Dialect {
        /** Facts as JSON with a signature of ours, files as they are: for systems that were made to listen. */
        SIGNED,
        /** Text by the robot of a group of WeCom (企业微信). */
        WECOM,
        /** Text by the robot of a group of DingTalk (钉钉). */
        DINGTALK,
        /** Text by the robot of a group of Feishu or Lark (飞书). */
        FEISHU;

        /** Robots say a text to people, and take no files. */
        public boolean isRobot() {
            return this != SIGNED;
        }
    }

    public Webhook {
        topics = Set.copyOf(topics);
        name = name.strip();
        if (name.isEmpty() || name.length() > 80) {
            throw Refused.at("/name", "webhook.name", "a name of 1 to 80 characters");
        }
        uri(url);
        if (!secret.matches("[!-~]{0,200}")) {
            throw Refused.at("/secret", "webhook.secret", "at most 200 letters, digits and signs without blanks");
        }
    }

    /** The address without what would let its reader speak in the group. */
    public String shown() {
        return dialect.isRobot() ? uri().getScheme() + "://" + uri().getRawAuthority() + "/…" : url;
    }

    public URI uri() {
        return uri(url);
    }

    public Webhook at(String otherUrl, String otherSecret) {
        return new Webhook(id, name, dialect, otherUrl, topics, on, otherSecret, version);
    }

    public Webhook at(long readVersion) {
        return new Webhook(id, name, dialect, url, topics, on, secret, readVersion);
    }

    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && url.length() <= 500) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // falls through: every wrong address gets the same answer
        }
        throw Refused.at("/url", "webhook.url", "an https address without a password and a fragment");
    }

    @Override
    public String toString() {
        return "webhook " + id.text();
    }
}
