package org.clockhouse.driver.zk.attlog.file;

import java.nio.charset.Charset;
import java.util.Optional;
import org.clockhouse.driver.HolderRecord;
import org.clockhouse.driver.Token;
import org.clockhouse.driver.zk.record.NameText;
import org.clockhouse.driver.zk.record.UserLayout;
import org.clockhouse.driver.zk.record.UserRecord;

/** One record of {@code user.dat}. Passwords are not read. */
final class HolderRow {

    private static final int LONGEST_28 = 9;

    private HolderRow() {}

    /** Empty when the record names nobody. */
    static Optional<HolderRecord> read(Format format, byte[] bytes, int from, Optional<Charset> charset) {
        boolean wide = format == Format.USERS_72;
        UserRecord user = UserRecord.of(wide ? UserLayout.BYTES_72 : UserLayout.BYTES_28, bytes, from);
        String number = user.number();
        if (number.isEmpty() || user.index() == 0 || !wide && number.length() > LONGEST_28) {
            return Optional.empty();
        }
        HolderRecord holder = HolderRecord.of(number, NameText.decoded(user.name(), charset))
                .administrator(user.isAdministrator())
                .disabled(user.isDisabled());
        return Optional.of(user.card() == 0 ? holder : holder.card(Token.of(user.cardBytes())));
    }
}
