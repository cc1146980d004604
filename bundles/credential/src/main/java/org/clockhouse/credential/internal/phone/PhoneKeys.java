package org.clockhouse.credential.internal.phone;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.clockhouse.credential.Identifier;
import org.clockhouse.kernel.Refused;

/** What a phone signs. ECDSA over P-256 with SHA-256, as every browser's WebCrypto has it. */
final class PhoneKeys {

    private PhoneKeys() {}

    /** @throws Refused {@code phone.key}, {@code phone.signature} */
    static void require(Identifier.Phone phone, byte[] statement, byte[] signature) {
        if (!isSigned(key(phone.key()), statement, signature)) {
            throw Refused.at("/signature", "phone.signature", "that was not signed with the key of this phone");
        }
    }

    private static boolean isSigned(PublicKey key, byte[] statement, byte[] signature) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(key);
            check.update(statement);
            return check.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    private static PublicKey key(String text) {
        try {
            PublicKey key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
            ECParameterSpec curve = ((ECPublicKey) key).getParams();
            if (curve.getOrder().equals(p256().getOrder()) && curve.getCurve().equals(p256().getCurve())) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            // As any other key that is none: refused below.
        }
        throw Refused.at("/key", "phone.key", "a public key of the curve P-256 is wanted, as SubjectPublicKeyInfo");
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}
