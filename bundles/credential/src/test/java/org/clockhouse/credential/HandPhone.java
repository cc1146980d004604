package org.clockhouse.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;
import org.clockhouse.credential.phone.BoundPhone;

/** A phone as its browser has it: a key that signs, and a mark. */
public final class HandPhone {

    private final KeyPair pair;
    private final String mark;

    public HandPhone() {
        this(UUID.randomUUID().toString());
    }

    private HandPhone(String mark) {
        this.mark = mark;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same browser, where somebody else signed in. */
    public HandPhone inOtherHands() {
        return new HandPhone(mark);
    }

    public Identifier.Phone named(String label) {
        return new Identifier.Phone(
                label, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()), mark);
    }

    public BoundPhone.Draft draft(String label, long notice) {
        return new BoundPhone.Draft(named(label), notice, sign(BoundPhone.Draft.PROOF + mark));
    }

    public byte[] sign(String statement) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(statement.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
