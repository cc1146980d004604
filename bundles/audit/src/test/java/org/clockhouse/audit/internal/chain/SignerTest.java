package org.clockhouse.audit.internal.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.clockhouse.audit.Checkpoint;
import org.junit.jupiter.api.Test;

class SignerTest {

    private static final String COMPANY = "0193";

    /** RFC 8032, section 7.1, TEST 1. */
    @Test
    void theSeedOfTheRfcGivesThePublicKeyOfTheRfc() {
        Signer signer =
                new Signer(HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        byte[] encoded = signer.publicKey().key().getEncoded();
        assertEquals(
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    }

    @Test
    void aSignatureHoldsForItsCompanyAndContentOnly() {
        Signer signer = new Signer(new byte[32]);
        Checkpoint none = new Checkpoint(0, Instant.EPOCH, 0, "", "", "");
        Checkpoint signed = signer.checkpoint(COMPANY, none, Instant.EPOCH, 7, "ab");
        assertTrue(signer.publicKey().signed(COMPANY, signed));
        assertFalse(signer.publicKey().signed("0194", signed));
        Checkpoint moved = new Checkpoint(1, Instant.EPOCH, 8, "ab", "", signed.signature());
        assertFalse(signer.publicKey().signed(COMPANY, moved));
        assertFalse(signer.publicKey().signed(COMPANY, new Checkpoint(1, Instant.EPOCH, 7, "ab", "", "not Base64!")));
    }

    @Test
    void aKeySurvivesItsPem() {
        PublicSigningKey key = new Signer(new byte[32]).publicKey();
        assertEquals(key, PublicSigningKey.of(key.pem()));
    }
}
