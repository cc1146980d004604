package org.clockhouse.credential;

import java.util.Optional;
import org.clockhouse.registry.Employee;

/** Everything that the sheet handed over with a card says (C064). */
public record HandOver(
        Credential credential,
        Employee holder,
        CardPolicy policy,
        Optional<Activation> activation,
        Optional<Receipt> receipt) {}
