package org.clockhouse.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Emulated 4370 terminals on ports of this machine, in a process of their own. */
final class PullTerminals implements AutoCloseable {

    private final int port;
    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;

    private PullTerminals(int port, Process process) {
        this.port = port;
        this.process = process;
        this.commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Returns when they listen.
     *
     * @param port the first one's
     * @param held punches in the log of each
     * @param ahead seconds that their clocks are ahead of this process's
     */
    static PullTerminals start(int port, int held, long ahead, int count) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Xss256k",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.clockhouse.driver.zk.pull.EmulatorMain",
                        Integer.toString(port),
                        "tcp",
                        "0",
                        Integer.toString(held),
                        Long.toString(ahead),
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        PullTerminals terminals = new PullTerminals(port, process);
        terminals.answer();
        return terminals;
    }

    String endpoint(int number) {
        return "tcp://127.0.0.1:" + (port + number);
    }

    /** Somebody with this number identifies themselves. */
    void punch(String number, int terminal) throws IOException {
        say("punch " + number + " " + terminal);
    }

    /** They hang up and announce nothing from now on. */
    void mute() throws IOException {
        say("mute");
    }

    /** How many there were at all of them. */
    long visits() throws IOException {
        String status = say("status");
        return Long.parseLong(status.substring(status.lastIndexOf(' ') + 1));
    }

    private String say(String command) throws IOException {
        commands.println(command);
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the emulated terminals have ended");
        }
        return line;
    }

    @Override
    public void close() {
        commands.close();
        Suite.end(process);
    }
}
