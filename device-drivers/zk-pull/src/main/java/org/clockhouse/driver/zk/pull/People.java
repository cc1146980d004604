package org.clockhouse.driver.zk.pull;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.clockhouse.driver.DriverException;
import org.clockhouse.driver.DriverException.Fault;
import org.clockhouse.driver.zk.pull.ZkPullProtocol.Dataset;
import org.clockhouse.driver.zk.record.UserLayout;
import org.clockhouse.driver.zk.record.UserRecord;

/** Everybody a terminal knows, by their number and by its internal index, which differs from terminal to terminal. */
final class People {

    private static final int SAMPLE = 7_200;
    private static final int LAST_INDEX = 65_534;
    private static final List<Integer> WIDTHS =
            Arrays.stream(UserLayout.values()).map(UserLayout::width).toList();

    private final UserLayout layout;
    private final Map<Integer, UserRecord> byIndex = new TreeMap<>();
    private final Map<String, UserRecord> byNumber = new HashMap<>();

    private People(UserLayout layout) {
        this.layout = layout;
    }

    /** @param counted how many the terminal says there are */
    static People read(Conversation terminal, OptionalInt counted) throws DriverException, InterruptedException {
        byte[] bytes;
        terminal.secretly(true);
        try {
            BulkRead read = BulkRead.open(terminal, Dataset.USERS, counted);
            bytes = all(read, terminal.transport().largestChunk());
            read.free();
        } finally {
            terminal.secretly(false);
        }
        if (bytes.length <= RowBytes.PREFIX) {
            if (counted.orElse(0) > 0) {
                throw new DriverException(Fault.GARBLED, "the terminal counts people and lists none");
            }
            return new People(terminal.transport() == Transport.TCP ? UserLayout.BYTES_72 : UserLayout.BYTES_28);
        }
        return of(bytes, counted);
    }

    static People of(byte[] bytes, OptionalInt counted) throws DriverException {
        long length = RowBytes.of(new Frame(0, 0, 0, bytes).number(0).orElse(0L), bytes.length, WIDTHS);
        byte[] rows = Arrays.copyOfRange(bytes, RowBytes.PREFIX, RowBytes.PREFIX + (int) length);
        UserLayout layout =
                LayoutFinder.users(Arrays.copyOf(rows, Math.min(SAMPLE, rows.length)), rows.length, counted);
        People people = new People(layout);
        for (int from = 0; from < rows.length; from += layout.width()) {
            people.add(UserRecord.of(layout, rows, from));
        }
        return people;
    }

    private static byte[] all(BulkRead read, int chunk) throws DriverException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) read.size());
        while (bytes.size() < read.size()) {
            int length = (int) Math.min(chunk, read.size() - bytes.size());
            bytes.writeBytes(read.read(bytes.size(), length));
        }
        return bytes.toByteArray();
    }

    private void add(UserRecord user) {
        byIndex.put(user.index(), user);
        if (!user.number().isEmpty()) {
            byNumber.put(user.number(), user);
        }
    }

    UserLayout layout() {
        return layout;
    }

    /** In the order of their index. */
    Collection<UserRecord> all() {
        return byIndex.values();
    }

    Optional<UserRecord> find(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Map<Integer, String> numbers() {
        return byNumber.values().stream().collect(Collectors.toMap(UserRecord::index, UserRecord::number));
    }

    /** The lowest index that nobody has; empty when all are taken. */
    OptionalInt freeIndex(Set<Integer> alsoTaken) {
        Set<Integer> taken = new HashSet<>(byIndex.keySet());
        taken.addAll(alsoTaken);
        for (int index = 1; index <= LAST_INDEX; index++) {
            if (!taken.contains(index)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }
}
