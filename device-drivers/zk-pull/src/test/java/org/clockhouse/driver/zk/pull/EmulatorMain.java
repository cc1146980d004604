package org.clockhouse.driver.zk.pull;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The emulated terminal as a process of its own, to try a suite with. Arguments: port, {@code tcp} or {@code udp}, comm key, how
 * many punches it holds, seconds that its clock is ahead. Then a command on each line of standard input: {@code punch NUMBER},
 * {@code cut BYTES}, {@code status}.
 */
final class EmulatorMain {

    private EmulatorMain() {}

    public static void main(String[] arguments) throws Exception {
        ZkTerminal terminal = new ZkTerminal();
        int port = Integer.parseInt(arguments[0]);
        terminal.key = Integer.parseInt(arguments[2]);
        int held = Integer.parseInt(arguments[3]);
        long ahead = Long.parseLong(arguments[4]);
        LocalDateTime now = LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(ahead);
        terminal.setClock(now);
        for (int n = held; n > 0; n--) {
            terminal.punch(String.valueOf(1000 + n % 97), now.minusSeconds(2L * n), 1, n % 2);
        }
        NetworkTerminal network =
                arguments[1].equals("udp") ? NetworkTerminal.udp(terminal, port) : NetworkTerminal.tcp(terminal, port);
        System.out.println("listening, " + held + " punches");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                String[] words = line.strip().split(" ");
                switch (words[0]) {
                    case "punch" -> terminal.punch(words[1], terminal.clock().truncatedTo(ChronoUnit.SECONDS), 4, 0);
                    case "cut" -> network.cutAfter = Long.parseLong(words[1]);
                    default -> {}
                }
                System.out.println(terminal.rows.size() + " punches, clock " + terminal.clock() + ", serving "
                        + terminal.enabled + ", heard " + terminal.heard.size() + ", cut pending " + network.cutAfter);
                line = lines.readLine();
            }
        }
        network.close();
    }
}
