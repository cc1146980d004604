package org.clockhouse.notice;

import java.time.Instant;

/**
 * Something on its way out. It arrives at least once, under this id each time, so that a receiver can tell a second arrival.
 *
 * @param target a mail address, the id of a webhook, or a name of a file
 * @param attempts that were begun
 * @param dueAt of the next attempt, while it waits
 * @param failure of the last attempt: the layer and what it said; empty for none
 */
public record Message(
        MessageId id,
        Channel channel,
        String target,
        String subject,
        State state,
        int attempts,
        Instant madeAt,
        Instant dueAt,
        String failure) {

    /** Names are stored. */
    public enum State {
        WAITING,
        SENT,
        /** Until somebody sends it again. */
        GIVEN_UP
    }

    public static Message of(Channel channel, String target, String subject, Instant now) {
        return new Message(MessageId.next(), channel, target, subject, State.WAITING, 0, now, now, "");
    }
}
