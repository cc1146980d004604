package org.clockhouse.rest.internal.http;

import java.io.ByteArrayInputStream;
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
import java.util.HexFormat;
import java.util.Locale;
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

    private final Path folder;

    /** @param folder for uploads while they are being read; made when missing */
    public Bodies(Path folder) {
        this.folder = folder;
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
        if (operation.request().getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        InputStream body = operation.get(Withheld.Body.class).orElseThrow().stream();
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

    private static Taken inMemory(InputStream body, int limit) throws IOException {
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw tooLarge(limit);
        }
        return new Taken(HexFormat.of().formatHex(sha256().digest(bytes)), new ByteArrayInputStream(bytes));
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

    private static String copy(InputStream body, OutputStream out, int limit) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            size += read;
            if (size > limit) {
                throw tooLarge(limit);
            }
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ProblemException tooLarge(int limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE, "body.too-large", "at most " + limit + " bytes are taken here");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
