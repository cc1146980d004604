package org.clockhouse.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The bound of a call: the JDK's own server, which makes a {@link BareInserts} of each call, a commit for itself, and then answers
 * as the suite does. Left out is what is left out there, and besides whose the terminal is and what its lines say.
 */
final class BareCalls implements AutoCloseable {

    private final BlockingQueue<Load.Work> works;
    private final ExecutorService threads;
    private final HttpServer server;
    private final byte[] answer;

    BareCalls(BareInserts inserts, int writers, int batch) throws IOException, SQLException {
        // Else each answer waits for the other end to acknowledge its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.works = new ArrayBlockingQueue<>(writers);
        for (int writer = 0; writer < writers; writer++) {
            works.add(inserts.work(writer, batch));
        }
        this.answer = ("OK: " + batch).getBytes(StandardCharsets.UTF_8);
        this.threads = Executors.newFixedThreadPool(writers);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        try {
            Load.Work work = works.take();
            work.once();
            works.add(work);
            call.sendResponseHeaders(200, answer.length);
            call.getResponseBody().write(answer);
        } catch (Exception e) {
            throw new IOException(e);
        } finally {
            call.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        works.forEach(BareCalls::end);
    }

    private static void end(Load.Work work) {
        try {
            work.end();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
