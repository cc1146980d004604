package org.clockhouse.notice.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clockhouse.notice.Channels.Layer;
import org.clockhouse.notice.Webhook;

/**
 * Robots of chat groups, as their makers' pages describe them: WeCom 群机器人配置说明, DingTalk 自定义机器人接入 and 安全设置, Feishu
 * 自定义机器人使用指南. Each takes a text as JSON and answers 200 whatever it thinks: what it thinks is a number in the answer.
 */
final class GroupRobot {

    /** Of UTF-8; the others take 20,000 and more, which no notice comes to. */
    private static final int LONGEST_OF_WECOM = 2048;

    private static final Pattern CODE = Pattern.compile("\"(?:errcode|code|StatusCode)\"\\s*:\\s*(-?\\d+)");
    /** Busy, or spoken to too often: WeCom -1 and 45009, DingTalk -1 and 130101, Feishu 9499 and 11232. */
    private static final Set<String> LATER = Set.of("-1", "45009", "130101", "9499", "11232");

    private GroupRobot() {}

    /** DingTalk wants time and signature in the address: HMAC-SHA256, by the secret, over milliseconds, a line feed and the secret. */
    static URI address(Webhook robot, Instant now) {
        if (robot.dialect() != Webhook.Dialect.DINGTALK || robot.secret().isEmpty()) {
            return robot.uri();
        }
        long millis = now.toEpochMilli();
        String sign = hmac(robot.secret(), millis + "\n" + robot.secret());
        return URI.create(robot.url()
                + (robot.uri().getRawQuery() == null ? "?" : "&")
                + "timestamp=" + millis
                + "&sign=" + URLEncoder.encode(sign, StandardCharsets.US_ASCII));
    }

    static byte[] body(Webhook robot, Instant now, String text) {
        String json =
                switch (robot.dialect()) {
                    case WECOM -> "{\"msgtype\":\"text\",\"text\":{\"content\":" + FlatJson.quoted(clip(text)) + "}}";
                    case DINGTALK -> "{\"msgtype\":\"text\",\"text\":{\"content\":" + FlatJson.quoted(text) + "}}";
                    case FEISHU ->
                        "{" + signed(robot.secret(), now) + "\"msg_type\":\"text\",\"content\":{\"text\":"
                                + FlatJson.quoted(text) + "}}";
                    case SIGNED -> throw new IllegalArgumentException("not a robot");
                };
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** @param answer head and body @throws NotDelivered if the robot says anything but 0 */
    static void listen(String answer) throws NotDelivered {
        Matcher code = CODE.matcher(answer);
        if (!code.find()) {
            throw NotDelivered.yet(Layer.MESSAGE, "an answer that is not a robot's");
        }
        if (!"0".equals(code.group(1))) {
            String said = answer.substring(Math.max(answer.indexOf('{'), 0)).strip();
            throw new NotDelivered(
                    Layer.MESSAGE,
                    !LATER.contains(code.group(1)),
                    said.length() > 200 ? said.substring(0, 200) : said,
                    null);
        }
    }

    /** Feishu wants both in the body, and signs nothing with seconds, a line feed and the secret as the key. */
    private static String signed(String secret, Instant now) {
        long seconds = now.getEpochSecond();
        return secret.isEmpty()
                ? ""
                : "\"timestamp\":\"" + seconds + "\",\"sign\":\"" + hmac(seconds + "\n" + secret, "") + "\",";
    }

    private static String clip(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_OF_WECOM) {
            return text;
        }
        CharBuffer kept = CharBuffer.allocate(LONGEST_OF_WECOM);
        StandardCharsets.UTF_8
                .newDecoder()
                .decode(
                        ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8), 0, LONGEST_OF_WECOM - "…".length() * 3),
                        kept,
                        false);
        return kept.flip() + "…";
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
