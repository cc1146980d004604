package org.clockhouse.audit.internal.chain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.clockhouse.audit.Checkpoint;

/** What is hashed and what is signed. Changing anything here breaks every trail there is. */
public final class Chain {

    private Chain() {}

    /** What stands for the entry before the first: binds the chain to its company. */
    public static String genesis(String company) {
        return sha256("clockhouse audit 1\n" + company);
    }

    public static String contentHash(String canonicalContent) {
        return sha256(canonicalContent);
    }

    public static String link(String previous, long sequence, String contentHash) {
        return sha256(previous + "\n" + sequence + "\n" + contentHash);
    }

    /** What a checkpoint's signature is over. */
    static byte[] statement(String company, Checkpoint checkpoint) {
        String text = String.join(
                "\n",
                "clockhouse checkpoint 1",
                company,
                Long.toString(checkpoint.number()),
                checkpoint.at().toString(),
                Long.toString(checkpoint.sequence()),
                checkpoint.hash(),
                checkpoint.previous());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What a checkpoint says of the one before it; empty when that is none, number 0. */
    static String digest(String company, Checkpoint checkpoint) {
        String statement = new String(statement(company, checkpoint), StandardCharsets.UTF_8);
        return checkpoint.number() == 0 ? "" : sha256(statement + "\n" + checkpoint.signature());
    }

    /** What the signature of an export's last line is over. */
    static byte[] statement(String company, ExportEnd end) {
        String text = String.join(
                "\n",
                "clockhouse audit export 1",
                company,
                end.at(),
                Long.toString(end.entries()),
                end.hash(),
                Long.toString(end.checkpoints()),
                Long.toString(end.unsealed()));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In hex, over UTF-8. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
