package org.clockhouse.driver.hikvision.isapi;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.clockhouse.driver.tck.SelfSigned;

/**
 * The emulated terminal as a process of its own, to try a suite with. Arguments: port, password, how many punches it holds, and
 * {@code https} where it is to speak that. Its clock is an hour ahead of UTC. Then a command on each line of standard input: {@code punch NUMBER}, {@code cut},
 * {@code password NEW}, {@code status}.
 */
final class EmulatorMain {

    private EmulatorMain() {}

    public static void main(String[] arguments) throws Exception {
        IsapiTerminal terminal = new IsapiTerminal();
        terminal.guard.password = arguments[1];
        terminal.capacity = 100_000;
        terminal.pageCap = 30;
        int held = Integer.parseInt(arguments[2]);
        LocalDateTime now =
                LocalDateTime.now(ZoneOffset.of(IsapiTerminal.OFFSET)).truncatedTo(ChronoUnit.SECONDS);
        terminal.setClock(now);
        for (int n = held; n > 0; n--) {
            terminal.punch(String.valueOf(1000 + n % 97), now.minusSeconds(2L * n), 75);
        }
        Optional<SelfSigned> shown =
                List.of(arguments).contains("https") ? Optional.of(SelfSigned.make()) : Optional.empty();
        NetworkTerminal network = new NetworkTerminal(terminal, Integer.parseInt(arguments[0]), shown);
        System.out.println("listening, " + held + " punches");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                String[] words = line.strip().split(" ");
                switch (words[0]) {
                    case "punch" -> {
                        terminal.punch(words[1], terminal.clock(), 75);
                        network.announce("{\"eventType\":\"AccessControllerEvent\"}");
                    }
                    case "cut" -> network.cutStreams();
                    case "password" -> terminal.guard.password = words[1];
                    default -> {}
                }
                System.out.println(terminal.eventCount() + " punches, clock " + terminal.clock() + ", streams "
                        + network.streams() + ", questions " + terminal.heard.size() + ", wrong passwords "
                        + terminal.guard.wrongPasswords + ", connections " + network.connections + ", faces "
                        + terminal.faces.keySet());
                line = lines.readLine();
            }
        }
        network.close();
    }
}
