package org.clockhouse.driver.zk.pull;

import java.nio.charset.Charset;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clockhouse.driver.Cursor;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.Grant;
import org.clockhouse.driver.HeldPage;
import org.clockhouse.driver.Rejection;
import org.clockhouse.driver.zk.pull.Cards.Held;
import org.clockhouse.driver.zk.record.UserRecord;

/** Changes people's records: read, changed, written while the terminal serves nobody, and read back. */
final class CredentialDesk {

    private static final Pattern PLACE = Pattern.compile("(\\d{1,5})\\.(\\d)");

    private final Conversation terminal;
    private final Pause pause;
    private final Charset charset;
    private List<Held> listed = List.of();

    CredentialDesk(Conversation terminal, Pause pause, Charset charset) {
        this.terminal = terminal;
        this.pause = pause;
        this.charset = charset;
    }

    List<Rejection> put(List<Grant> grants, Sizes sizes) throws DriverException, InterruptedException {
        Cards cards = new Cards(People.read(terminal, sizes.users()), sizes.userCapacity(), charset);
        grants.forEach(cards::grant);
        List<UserRecord> changed = cards.changed();
        if (!changed.isEmpty()) {
            pause.during(() -> {
                for (UserRecord user : changed) {
                    write(user);
                }
                terminal.demand(ZkPullProtocol.REFRESH_DATA, ZkPullProtocol.NOTHING);
            });
            readBack(changed);
        }
        return cards.rejected();
    }

    void revoke(Set<String> ids, Sizes sizes) throws DriverException, InterruptedException {
        Cards cards = new Cards(People.read(terminal, sizes.users()), sizes.userCapacity(), charset);
        cards.revoke(ids);
        List<UserRecord> changed = cards.changed();
        if (changed.isEmpty()) {
            return;
        }
        pause.during(() -> {
            for (UserRecord user : changed) {
                if (isOver(user, sizes)) {
                    terminal.demand(ZkPullProtocol.DELETE_USER, ZkPullProtocol.index(user.index()));
                } else {
                    write(user);
                }
            }
            terminal.demand(ZkPullProtocol.REFRESH_DATA, ZkPullProtocol.NOTHING);
        });
        readBack(changed.stream().filter(user -> !isOver(user, sizes)).toList());
    }

    /** Nothing is left by which they could be known. Records do not tell of fingers and faces, so there must be none at all. */
    private static boolean isOver(UserRecord user, Sizes sizes) {
        return Cards.held(user).isEmpty()
                && !user.isPrivileged()
                && sizes.fingerprints().equals(OptionalInt.of(0))
                && sizes.faces().orElse(0) == 0;
    }

    private void write(UserRecord user) throws DriverException, InterruptedException {
        terminal.demand(ZkPullProtocol.USER_WRITE, user.bytes());
    }

    private void readBack(List<UserRecord> written) throws DriverException, InterruptedException {
        People people = People.read(terminal, OptionalInt.empty());
        long lost = written.stream()
                .filter(user -> !Cards.keeps(user, people.find(user.number())))
                .count();
        if (lost > 0) {
            throw new DriverException(
                    Fault.GARBLED, "the terminal did not keep " + lost + " of " + written.size() + " people written");
        }
    }

    /** Read once for all pages. */
    HeldPage list(Cursor after, int limit, Sizes sizes) throws DriverException, InterruptedException {
        Matcher place = PLACE.matcher(after.value());
        boolean fromStart = !place.matches();
        if (fromStart || listed.isEmpty()) {
            listed = People.read(terminal, sizes.users()).all().stream()
                    .filter(user -> !user.number().isEmpty())
                    .flatMap(user -> Cards.held(user).stream())
                    .toList();
        }
        int last = fromStart ? -1 : order(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
        List<Held> left = listed.stream()
                .filter(held -> order(held.index(), held.kind().ordinal()) > last)
                .toList();
        List<Held> page = left.subList(0, Math.min(limit, left.size()));
        Cursor next = page.isEmpty() ? after : cursor(page.get(page.size() - 1));
        return HeldPage.of(page.stream().map(Held::id).toList(), next, left.size() > page.size());
    }

    private static int order(int index, int kind) {
        return index * 10 + kind;
    }

    private static Cursor cursor(Held held) {
        return new Cursor(held.index() + "." + held.kind().ordinal());
    }
}
