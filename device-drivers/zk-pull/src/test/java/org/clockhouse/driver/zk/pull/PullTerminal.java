package org.clockhouse.driver.zk.pull;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.clockhouse.driver.tck.EmulatedTerminal;
import org.clockhouse.driver.zk.record.UserLayout;
import org.clockhouse.driver.zk.record.UserRecord;

/** The emulated terminal of the family, for whoever builds on the driver. */
public final class PullTerminal implements EmulatedTerminal {

    private final ZkTerminal terminal = new ZkTerminal();
    private NetworkTerminal network;

    public PullTerminal() throws IOException {
        network = NetworkTerminal.tcp(terminal, 0);
    }

    @Override
    public URI endpoint() {
        return network.endpoint("tcp");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public Map<Long, String> cards() {
        synchronized (terminal) {
            return terminal.users.values().stream()
                    .map(record -> UserRecord.of(UserLayout.BYTES_72, record, 0))
                    .filter(user -> user.card() != 0)
                    .collect(Collectors.toMap(user -> Integer.toUnsignedLong(user.card()), UserRecord::number));
        }
    }

    /** What is to be written or deleted is heard and neither done nor answered. */
    public void losesAnswers(boolean lost) {
        if (lost) {
            terminal.unanswered.addAll(Set.of(ZkPullProtocol.USER_WRITE, ZkPullProtocol.DELETE_USER));
        } else {
            terminal.unanswered.clear();
        }
    }

    @Override
    public void switchOff() {
        network.close();
    }

    @Override
    public void switchOn() throws IOException {
        network = NetworkTerminal.tcp(terminal, endpoint().getPort());
    }

    @Override
    public void close() {
        network.close();
    }
}
