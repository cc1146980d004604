package org.clockhouse.notice.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.clockhouse.notice.Message;
import org.clockhouse.notice.MessageDraft;
import org.clockhouse.notice.spi.Parcel;

/** A parcel as an internet message (RFC 5322, 2045, 2047): ASCII only, no line longer than 78. */
final class Mime {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** Bytes whose encoded word stays below 76 characters. */
    private static final int WORD = 42;

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

    private Mime() {}

    static void write(Parcel parcel, Optional<byte[]> file, String sender, Instant now, Writer out) throws IOException {
        Message message = parcel.message();
        String id = message.id().text();
        out.write("Message-ID: <" + id + sender.substring(sender.indexOf('@')) + ">\r\n");
        out.write("Date: " + DATE.format(now) + "\r\n");
        out.write("From: Clockhouse <" + sender + ">\r\nTo: <" + message.target() + ">\r\n");
        out.write("Subject: " + words(message.subject()) + "\r\n");
        out.write("Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n");
        if (file.isEmpty()) {
            text(parcel.body(), out);
            return;
        }
        String boundary = "part-" + id;
        out.write("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n--" + boundary + "\r\n");
        text(parcel.body(), out);
        MessageDraft.File about = parcel.files().get(0);
        out.write("\r\n--" + boundary + "\r\nContent-Type: " + about.mediaType() + "\r\n");
        out.write("Content-Disposition: attachment;\r\n filename=\""
                + about.name().replaceAll("[^A-Za-z0-9._-]", "_") + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        out.write(LINES.encodeToString(file.get()));
        out.write("\r\n--" + boundary + "--\r\n");
    }

    private static void text(String body, Writer out) throws IOException {
        out.write("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        out.write(LINES.encodeToString(body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        out.write("\r\n");
    }

    /** Encoded words, none of which ends within a character. */
    static String words(String text) {
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            String next = Character.toString(text.codePointAt(at));
            if (!word.isEmpty() && utf8(word + next).length > WORD) {
                words.append(encoded(word)).append("\r\n ");
                word.setLength(0);
            }
            word.append(next);
            at += next.length();
        }
        return words.append(encoded(word)).toString();
    }

    private static String encoded(CharSequence word) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(utf8(word.toString())) + "?=";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
