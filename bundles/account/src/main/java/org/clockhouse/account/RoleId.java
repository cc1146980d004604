package org.clockhouse.account;

import java.util.regex.Pattern;
import org.clockhouse.kernel.Refused;

/** A role's code, such as {@code CARD_DESK}: capitals, digits and underscores, 2 to 40. */
public record RoleId(String text) implements Comparable<RoleId> {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

    public RoleId {
        if (!CODE.matcher(text).matches()) {
            throw new Refused("role.code.malformed", "a role's code is 2 to 40 capitals, digits and underscores");
        }
    }

    @Override
    public int compareTo(RoleId other) {
        return text.compareTo(other.text);
    }
}
