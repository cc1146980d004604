package org.clockhouse.kernel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Files of a test, by company and content. */
public final class InMemoryBlobs implements Blobs {

    private final Transactions transactions;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    public InMemoryBlobs(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String put(InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        String hash = HexFormat.of().formatHex(sha256().digest(bytes));
        files.put(place(hash), bytes);
        return hash;
    }

    @Override
    public InputStream open(String hash) {
        return Optional.ofNullable(files.get(place(hash)))
                .map(ByteArrayInputStream::new)
                .orElseThrow(() -> new NotFound("blob", hash));
    }

    @Override
    public void release(String hash) {
        files.remove(place(hash));
    }

    private String place(String hash) {
        return transactions.org().text() + ' ' + hash;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
