package org.clockhouse.notice;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.clockhouse.kernel.Refused;

/**
 * Another system that is told.
 *
 * @param topics of notices that it is told; reports go to it whatever these are
 * @param secret that messages are signed with; shown once, when it is made
 */
public record Webhook(
        WebhookId id, String name, String url, Set<NoticeTopic> topics, boolean on, String secret, long version) {

    public Webhook {
        topics = Set.copyOf(topics);
        name = name.strip();
        if (name.isEmpty() || name.length() > 80) {
            throw Refused.at("/name", "webhook.name", "a name of 1 to 80 characters");
        }
        uri(url);
    }

    public URI uri() {
        return uri(url);
    }

    public Webhook withSecret(String other) {
        return new Webhook(id, name, url, topics, on, other, version);
    }

    public Webhook at(long readVersion) {
        return new Webhook(id, name, url, topics, on, secret, readVersion);
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
