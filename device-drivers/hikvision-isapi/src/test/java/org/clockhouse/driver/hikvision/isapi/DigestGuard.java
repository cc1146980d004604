package org.clockhouse.driver.hikvision.isapi;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.hikvision.isapi.IsapiTerminal.Answer;

/** Whom a terminal that answers ISAPI believes: who signs with a nonce that it gave, until too many were wrong. */
final class DigestGuard {

    private static final String REALM = "IP Camera(F1234)";
    private static final int MOST_WRONG = 5;
    private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=(?:\"([^\"]*)\"|([^\\s,]+))");

    volatile String user = "admin";
    volatile String password = "Gate-1234";
    volatile String algorithm = "";
    volatile boolean forgetsNonce;
    /** How many nonces more are forgotten as soon as they are given. */
    volatile int forgetful;

    volatile int wrongPasswords;
    private final Map<String, Integer> counters = new HashMap<>();
    private int nonces;

    /** Null when the question is signed as it must be. */
    Answer refusal(String method, String target, String authorization) {
        if (wrongPasswords >= MOST_WRONG) {
            return unauthorized(
                    false,
                    "<userCheck><statusValue>401</statusValue><lockStatus>locked</lockStatus>"
                            + "<unlockTime>1780</unlockTime><retryLoginTime>0</retryLoginTime></userCheck>");
        }
        Map<String, String> signed = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(authorization);
        while (matcher.find()) {
            signed.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        }
        if (signed.isEmpty()) {
            return unauthorized(false, "<userCheck><statusValue>401</statusValue></userCheck>");
        }
        String nonce = signed.get("nonce");
        if (forgetsNonce || forgetful > 0 || !counters.containsKey(nonce)) {
            forgetsNonce = false;
            forgetful = Math.max(0, forgetful - 1);
            counters.clear();
            return unauthorized(true, "");
        }
        int count = Integer.parseInt(signed.get("nc"), 16);
        String expected = new Digest(REALM, nonce, algorithm, "", true, false)
                .response(user, password, method, target, signed.get("nc"), signed.get("cnonce"));
        boolean isRight = expected.equals(signed.get("response"))
                && signed.get("username").equals(user)
                && signed.get("uri").equals(target)
                && count > counters.get(nonce);
        if (!isRight) {
            wrongPasswords++;
            return unauthorized(
                    false,
                    "<userCheck><statusValue>401</statusValue><lockStatus>unlock</lockStatus>" + "<retryLoginTime>"
                            + (MOST_WRONG - wrongPasswords) + "</retryLoginTime></userCheck>");
        }
        counters.put(nonce, count);
        wrongPasswords = 0;
        return null;
    }

    private Answer unauthorized(boolean stale, String body) {
        String nonce = "nonce" + nonces++;
        counters.put(nonce, 0);
        String said = algorithm.isEmpty() ? "" : ", algorithm=" + algorithm;
        return new Answer(
                401,
                "application/xml",
                body,
                "Digest realm=\"" + REALM + "\", nonce=\"" + nonce + "\", qop=\"auth\"" + said + ", stale="
                        + (stale ? "true" : "false"));
    }
}
