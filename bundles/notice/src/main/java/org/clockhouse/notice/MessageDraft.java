package org.clockhouse.notice;

import java.util.List;

/**
 * What is to leave.
 *
 * @param target see {@link Message}
 * @param subject one line
 * @param body text of a mail, JSON of a webhook; empty when a webhook or a folder gets a file alone
 * @param files at most one for a webhook and a folder
 */
public record MessageDraft(Channel channel, String target, String subject, String body, List<File> files) {

    public static final int LONGEST_BODY = 10_000;
    public static final int LONGEST_SUBJECT = 150;

    public MessageDraft {
        subject = clip(subject.replaceAll("\\p{Cntrl}", " "), LONGEST_SUBJECT);
        body = clip(body, LONGEST_BODY);
        files = List.copyOf(files);
    }

    /** @param blob its content, kept for this message and released with it */
    public record File(String name, String mediaType, String blob) {}

    private static String clip(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
