package org.clockhouse.credential.handover;

import java.util.Optional;
import org.clockhouse.credential.Credential;
import org.clockhouse.credential.activation.Activation;
import org.clockhouse.credential.type.CardPolicy;
import org.clockhouse.registry.Employee;

/** Everything that the sheet handed over with a card says (C064). */
public record HandOver(
        Credential credential,
        Employee holder,
        CardPolicy policy,
        Optional<Activation> activation,
        Optional<Receipt> receipt) {}
