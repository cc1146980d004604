package org.clockhouse.driver.zk.pull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Emulated terminals as a process of their own, to try a suite with. Arguments: first port, {@code tcp} or {@code udp}, comm key,
 * how many punches each holds, seconds that its clock is ahead, and how many there are on the ports from the first on, one when it
 * is left out. Then a command on each line of standard input: {@code punch NUMBER TERMINAL}, the first when none is named, {@code cut BYTES}, {@code mute} to announce
 * nothing any more, {@code status}. Each is answered with a line.
 */
final class EmulatorMain {

    private static final int READ_CLOCK = 201;
    private static final int ANNOUNCE = 500;

    private final List<ZkTerminal> terminals = new ArrayList<>();
    private final List<NetworkTerminal> networks = new ArrayList<>();

    private EmulatorMain() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int held = Integer.parseInt(arguments[3]);
        long ahead = Long.parseLong(arguments[4]);
        int count = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 1;
        EmulatorMain main = new EmulatorMain();
        for (int n = 0; n < count; n++) {
            ZkTerminal terminal = terminal(held, ahead);
            terminal.key = Integer.parseInt(arguments[2]);
            main.terminals.add(terminal);
            main.networks.add(
                    arguments[1].equals("udp")
                            ? NetworkTerminal.udp(terminal, port + n)
                            : NetworkTerminal.tcp(terminal, port + n));
        }
        System.out.println("listening, " + held + " punches");
        main.obey();
    }

    private static ZkTerminal terminal(int held, long ahead) {
        ZkTerminal terminal = new ZkTerminal();
        LocalDateTime now = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(ahead);
        terminal.setClock(now);
        for (int n = held; n > 0; n--) {
            terminal.punch(String.valueOf(1000 + n % 97), now.minusSeconds(2L * n), 1, n % 2);
        }
        return terminal;
    }

    private void obey() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                String[] words = line.strip().split(" ");
                switch (words[0]) {
                    case "punch" -> punch(words[1], terminals.get(words.length > 2 ? Integer.parseInt(words[2]) : 0));
                    case "cut" -> networks.forEach(network -> network.cutAfter = Long.parseLong(words[1]));
                    case "mute" -> mute();
                    default -> {}
                }
                System.out.println(status());
                line = lines.readLine();
            }
        }
        networks.forEach(NetworkTerminal::close);
    }

    private static void punch(String number, ZkTerminal terminal) {
        terminal.punch(number, terminal.clock().truncatedTo(ChronoUnit.SECONDS), 4, 0);
    }

    private void mute() {
        terminals.forEach(terminal -> terminal.refused.add(ANNOUNCE));
        networks.forEach(NetworkTerminal::pullPlug);
    }

    private String status() {
        ZkTerminal first = terminals.get(0);
        long visits = terminals.stream()
                .flatMap(terminal -> terminal.heard.stream())
                .filter(command -> command == READ_CLOCK)
                .count();
        return first.rows.size() + " punches, clock " + first.clock() + ", serving " + first.enabled + ", heard "
                + first.heard.size() + ", cut pending " + networks.get(0).cutAfter + ", visits of all " + visits;
    }
}
