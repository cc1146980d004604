package org.clockhouse.driver.osdp;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The emulated reader as a process of its own, behind a converter on the network, to try a suite or another control panel with.
 * Arguments: port, address, key in hex or {@code -}. Then a command on each line of standard input: {@code card BITS},
 * {@code keys 12#}, {@code silent}, {@code restart}, {@code cut}; what it was told to show is written after each.
 */
final class EmulatorMain {

    private EmulatorMain() {}

    public static void main(String[] arguments) throws Exception {
        EmulatedReader reader = new EmulatedReader(Integer.parseInt(arguments[1]));
        reader.takesDefaultKey = true;
        if (!arguments[2].equals("-")) {
            reader.key = HexFormat.of().parseHex(arguments[2]);
            reader.wantsChannel = true;
        }
        NetworkLine network = new NetworkLine(new EmulatedLine(reader), Integer.parseInt(arguments[0]));
        System.out.println("listening at " + network.endpoint());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                String[] words = line.strip().split(" ");
                switch (words[0]) {
                    case "card" -> reader.present(words[1]);
                    case "keys" -> reader.type(words[1]);
                    case "silent" -> reader.silent = !reader.silent;
                    case "restart" -> reader.restart();
                    case "cut" -> network.pullPlug();
                    default -> {}
                }
                System.out.println("secure " + reader.isSecure() + ", answered " + reader.executed() + ", lights "
                        + reader.done(Codes.LED).stream()
                                .map(led -> led.data().hex())
                                .toList());
                line = lines.readLine();
            }
        }
        network.close();
    }
}
