package org.clockhouse.rest.internal.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.Priority;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;

/**
 * Takes the whole body in before a resource is called, and no more of it than the operation takes, whether its length was
 * announced or not. JSON stays in memory; an upload goes to a file that ends with the request.
 */
@Priority(Priorities.HEADER_DECORATOR)
public final class Bodies implements ContainerRequestFilter, ContainerResponseFilter {

    /** Slower than this a body holds a thread for others' loss. */
    private static final int LEAST_BYTES_A_SECOND = 1_000;

    /** Of a body that is too large so much is still taken and thrown away: a client that is cut off while it sends sees no answer. */
    private static final int MEGABYTE = 1 << 20;

    private static final int SPILL = 8 << 20;

    private static final Duration SPILL_FOR = Duration.ofSeconds(2);

    private final Path folder;
    private final Duration patience;

    /**
     * @param folder for uploads while they are being read; made when missing
     * @param patience how long a body may take before its rate counts
     */
    public Bodies(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
    }

    /** A body that was taken in. */
    record Taken(String digest, InputStream stream) {}

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Operation operation = Operation.current();
        if (Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod())) {
            return;
        }
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            throw new ProblemException(
                    ProblemType.MEDIA_TYPE, "encoding.unsupported", "send the body as it is, not compressed");
        }
        int limit = operation.annotation(BodyLimit.class).map(BodyLimit::value).orElse(BodyLimit.USUAL);
        InputStream body = operation.get(Withheld.Body.class).orElseThrow().stream();
        long announced = operation.request().getContentLengthLong();
        if (announced > limit) {
            if (announced <= SPILL) {
                spill(body);
            }
            throw tooLarge(limit);
        }
        Taken taken = limit <= BodyLimit.USUAL ? inMemory(body, limit) : inFile(body, limit);
        operation.put(Taken.class, taken);
        request.setEntityStream(taken.stream());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        Taken taken = Operation.current().get(Taken.class).orElse(null);
        if (taken != null) {
            taken.stream().close();
        }
    }

    private Taken inMemory(InputStream body, int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String digest = copy(body, bytes, limit);
        return new Taken(digest, new ByteArrayInputStream(bytes.toByteArray()));
    }

    private Taken inFile(InputStream body, int limit) throws IOException {
        Files.createDirectories(folder);
        FileChannel file = FileChannel.open(
                folder.resolve("upload-" + java.util.UUID.randomUUID()),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        try {
            String digest = copy(body, Channels.newOutputStream(file), limit);
            file.position(0);
            return new Taken(digest, Channels.newInputStream(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private String copy(InputStream body, OutputStream out, int limit) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        long start = System.nanoTime();
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            size += read;
            if (size > limit) {
                spill(body);
                throw tooLarge(limit);
            }
            requireHaste(size, Duration.ofNanos(System.nanoTime() - start));
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void spill(InputStream body) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long until = System.nanoTime() + SPILL_FOR.toNanos();
        int left = SPILL;
        while (left > 0 && System.nanoTime() < until) {
            int read = body.read(buffer);
            if (read < 0) {
                return;
            }
            left -= read;
        }
    }

    private void requireHaste(long size, Duration taken) {
        if (taken.compareTo(patience) > 0 && size * 1_000 < LEAST_BYTES_A_SECOND * taken.toMillis()) {
            throw new ProblemException(
                    Problem.of(ProblemType.SLOW, "body.too-slow", "the body comes too slowly"),
                    Map.of("Connection", "close"));
        }
    }

    private static ProblemException tooLarge(int limit) {
        String most = limit < MEGABYTE ? limit / 1024 + " kB" : limit / MEGABYTE + " MB";
        return new ProblemException(Problem.of(ProblemType.TOO_LARGE, "body.too-large", "too large: at most " + most)
                .taking(limit));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
